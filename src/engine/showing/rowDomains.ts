import { valueAt } from '../../core/dataset/fields/path';
import { tagFieldBeside, tagsOf } from '../../core/dataset/fields/tags';
import type { DatasetFile } from '../sources/datasetFile';

/** The most frequent values of the field that says what rows are about, each with its rows. */
export interface RowDomains {
  readonly field: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
  /** How many values there are besides. */
  readonly others: number;
}

const mostDomains = 12;

/** With more values than this the field tells rows apart, and not domains. */
const mostValues = 1000;

/** Which of these rows are about what; undefined where no field says so, or all rows are about the same. */
export async function rowDomains(
  file: DatasetFile,
  rows: Uint32Array,
  signal: AbortSignal,
): Promise<RowDomains | undefined> {
  const field = tagFieldBeside(file.fields.paths, file.fields.map);
  if (field === undefined) return undefined;
  const found = new Map<string, number[]>();
  for await (const batch of file.records(rows, signal))
    for (const { row, read } of batch) {
      if (!('fields' in read)) continue;
      for (const tag of tagsOf(valueAt(read.fields, field))) {
        const of = found.get(tag);
        if (of) of.push(row);
        else found.set(tag, [row]);
      }
      if (found.size > mostValues) return undefined;
    }
  if (found.size < 2) return undefined;
  const frequent = [...found].sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1));
  const told = frequent.slice(0, mostDomains);
  return {
    field,
    names: told.map(([name]) => name),
    rows: told.map(([, some]) => some),
    others: frequent.length - told.length,
  };
}
