import type { FieldMap } from '../dataset/fields/fieldMap';
import { catalogue } from './catalogue';
import type { Family } from './families';

/** The kind of every column that a dataset of this kind can have, by the column's id. */
export function columnFamilies(map: FieldMap): Record<string, Family> {
  return Object.fromEntries(
    catalogue.flatMap((measure) => measure.columns(map).map(({ id }) => [id, measure.family])),
  );
}
