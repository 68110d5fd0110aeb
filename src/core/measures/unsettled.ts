import type { FieldMap } from '../dataset/fields/fieldMap';
import { refuseUnsure, type Detection } from '../detection/detection';
import { humanColumn } from './human';
import type { Measure } from './measure';

/** A dataset's field map, and what was found out of its fields. */
export interface Found {
  readonly map: FieldMap;
  readonly detections: readonly Detection[];
}

/** What the data does not settle of one of the difficulty columns: which end of it is hard, or the order of its levels. */
export function unsettledOf({ detections }: Found, path: string): Detection | undefined {
  return detections.find(
    ({ grade, remedy }) =>
      grade === 'unsure' &&
      (remedy?.kind === 'chooseDirection' || remedy?.kind === 'chooseLevels') &&
      remedy.path === path,
  );
}

/** What has to be settled before a measure is computed that rests on the difficulty columns; undefined where nothing has. */
export function unsettledFor(measure: Measure, found: Found): Detection | undefined {
  if (!measure.reads.includes('difficulty')) return undefined;
  return found.map.difficulty.map((path) => unsettledOf(found, path)).find((open) => open !== undefined);
}

/**
 * Throws UserError with what is not settled of the difficulty column that is gone by: the named one (by its field or the id of its scores),
 * or where none is named the first, which is the primary difficulty then.
 */
export function refuseUnsettled(found: Found, named: string | undefined): void {
  const { difficulty } = found.map;
  const path =
    named === undefined
      ? difficulty[0]
      : difficulty.find((one) => [one, humanColumn(one), `predicted.${one}`].includes(named));
  const open = path === undefined ? undefined : unsettledOf(found, path);
  if (open) refuseUnsure([open], open.subject);
}
