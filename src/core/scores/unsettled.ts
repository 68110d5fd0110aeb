import type { FieldMap } from '../dataset/fields/fieldMap';
import { refuseUnsure, type Detection, type Subject } from '../detection/detection';
import { humanColumn } from '../measures/human';
import type { Measure } from '../measures/measure';

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

/** How a file is read: everything rests on it. */
export const howFilesAreRead: readonly Subject[] = ['format', 'encoding', 'header', 'records'];

/** Where these are open, hardly anything that is asked for can be computed. */
const fundamental: readonly Subject[] = [...howFilesAreRead, 'question', 'answer'];

/** Throws UserError where it is not settled how a file is read: then nothing of it is gone by. */
export function refuseUnreadable(detections: readonly Detection[]): void {
  refuseUnsure(detections, ...howFilesAreRead);
}

/** What has to be settled before a measure is computed: how the file is read, and the fields that it reads. Undefined where nothing has. */
export function unsettledFor({ reads }: Measure, found: Found): Detection | undefined {
  const { map, detections } = found;
  const about: readonly Subject[] = [...howFilesAreRead, ...reads];
  const open = detections.find(({ grade, subject }) => grade === 'unsure' && about.includes(subject));
  if (open || !reads.includes('difficulty')) return open;
  return map.difficulty.map((path) => unsettledOf(found, path)).find((one) => one !== undefined);
}

/** Throws UserError where nearly all of these measures rest on fields that are not settled: then no few of them are computed instead. How the file is read is settled by then. */
export function refuseFundamental(measures: readonly Measure[], found: Found): void {
  for (const measure of measures) {
    const open = unsettledFor(measure, found);
    if (open && fundamental.includes(open.subject)) refuseUnsure([open]);
  }
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
