import { pathsOf, valueAt } from '../../../core/dataset/fields/path';
import { columnNames, type Fields } from '../../../core/dataset/reading/record';

/** The first records of a log, field by field. */
export interface SampleColumns {
  readonly names: readonly string[];
  /** The values of a field, one a record; undefined where a record has none. */
  values(name: string): readonly unknown[];
}

/** The columns of CSV whose first row is its header. */
export function columnsOfRows(rows: readonly (readonly string[])[]): SampleColumns {
  const names = columnNames(rows[0]!);
  return {
    names,
    values: (name) => {
      const at = names.indexOf(name);
      return rows.slice(1).map((row) => row[at]);
    },
  };
}

/** The fields of JSON records that lead to one value: an object and a list are neither a name nor a score. */
export function columnsOfRecords(records: readonly Fields[]): SampleColumns {
  const isValue = (record: Fields, path: string): boolean =>
    typeof valueAt(record, path) !== 'object' || valueAt(record, path) === null;
  const names = new Set(records.flatMap((record) => pathsOf(record).filter((path) => isValue(record, path))));
  return { names: [...names], values: (name) => records.map((record) => valueAt(record, name)) };
}
