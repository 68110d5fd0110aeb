import type { Detection } from '../../core/detection/detection';
import { isRole, type FieldMap } from '../../core/dataset/fields/fieldMap';
import type { DatasetRequest } from '../../core/protocol/datasetApi';

/** What a user says of how a dataset is to be read; the rest is found out. */
export type Said = Pick<DatasetRequest, 'map' | 'levels' | 'reading'>;

/** What somebody says who takes one of the candidates of a detection, with what was said before; undefined where a name does not say it. */
export function saidBy({ subject, remedy }: Detection, name: string, before: Said): Said | undefined {
  switch (remedy?.kind) {
    case 'chooseDirection':
      return { ...before, map: { ...before.map, difficulty: [name] } };
    case 'chooseEncoding':
      return { ...before, reading: { ...before.reading, encoding: name } };
    case 'chooseRecords':
      return { ...before, reading: { ...before.reading, records: name } };
    case 'firstLine':
      return { ...before, reading: { ...before.reading, header: remedy.isHeader } };
    case 'chooseFields':
      return isRole(subject) ? { ...before, map: { ...before.map, [subject]: [name] } } : undefined;
    default:
      return undefined;
  }
}

/** The same where one of a dataset's difficulty columns is turned round: its hard end becomes the easy one. */
export function turnedRound(map: FieldMap, path: string, before: Said): Said {
  const sign = map.easier?.includes(path) ? '+' : '-';
  const others = (before.map?.difficulty ?? []).filter((name) => name.replace(/^[+-]/, '') !== path);
  return { ...before, map: { ...before.map, difficulty: [sign + path, ...others] } };
}
