import type { Detection } from '../../core/detection/detection';
import { isRole, type FieldMap } from '../../core/dataset/fields/fieldMap';
import type { DatasetRequest } from '../../core/protocol/datasetApi';

/** What a user says of how a dataset is to be read; the rest is found out. */
export type Said = Pick<DatasetRequest, 'map' | 'levels' | 'reading'>;

/** What somebody says who takes one of the candidates of a detection, with what was said before; undefined where a name does not say it. */
export function saidBy({ subject, remedy }: Detection, name: string, before: Said): Said | undefined {
  const saidOf = (map: Said['map']): Said => ({ ...before, map: { ...before.map, ...map } });
  const read = (reading: Said['reading']): Said => ({
    ...before,
    reading: { ...before.reading, ...reading },
  });
  if (remedy?.kind === 'chooseDirection') return saidOf({ difficulty: [name] });
  if (remedy?.kind === 'chooseFields' && isRole(subject)) return saidOf({ [subject]: [name] });
  if (remedy?.kind === 'chooseEncoding') return read({ encoding: name });
  if (remedy?.kind === 'chooseRecords') return read({ records: name });
  return remedy?.kind === 'firstLine' ? read({ header: remedy.isHeader }) : undefined;
}

/** The same where one of a dataset's difficulty columns is turned round: its hard end becomes the easy one. */
export function turnedRound(map: FieldMap, path: string, before: Said): Said {
  const sign = map.easier?.includes(path) ? '+' : '-';
  const others = (before.map?.difficulty ?? []).filter((name) => name.replace(/^[+-]/, '') !== path);
  return { ...before, map: { ...before.map, difficulty: [sign + path, ...others] } };
}
