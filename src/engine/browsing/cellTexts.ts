import { textOf } from '../../core/dataset/fields/fieldText';
import { valueAt } from '../../core/dataset/fields/path';
import type { RowCells } from '../../core/protocol/browsing/rowCells';
import type { ReadRecord } from '../../core/dataset/reading/record';
import { oneLine } from './oneLine';

/** So many characters of a cell are sent: more than any column shows. */
const longest = 200;

/** What a record shows in these columns; of one that cannot be used, how it begins. */
export function cellTexts(
  { bytes, read }: { readonly bytes: Buffer; readonly read: ReadRecord },
  columns: readonly string[],
): Pick<RowCells, 'cells' | 'problem'> {
  if ('problem' in read)
    return { cells: [oneLine(bytes.toString('utf8', 0, 16 * longest), longest)], problem: read.problem };
  return { cells: columns.map((path) => oneLine(shownText(valueAt(read.fields, path)), longest)) };
}

/** A value as a table shows it: lists of plain values line by line, whatever has members as JSON. */
export function shownText(value: unknown): string {
  const isNested = Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null);
  return isNested ? JSON.stringify(value) : textOf(value);
}
