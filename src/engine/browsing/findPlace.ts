import type { DatasetFile } from '../sources/datasetFile';
import type { RowOrder } from './rowOrder';

/** The row that is asked for, or the record that stands on a line (from 1), and its position in an order; undefined where there is none. */
export function findPlace(
  file: DatasetFile,
  { by, at }: { readonly by: 'row' | 'line'; readonly at: number },
  order: RowOrder | undefined,
): { readonly row: number; readonly position: number } | undefined {
  const row = by === 'row' ? at : rowOnLine(file, at);
  if (row < 0 || row >= file.count) return undefined;
  return { row, position: order?.positionOf(row) ?? row };
}

/** The last record that begins on a line or before it; -1 where none does. */
function rowOnLine(file: DatasetFile, line: number): number {
  let [low, high] = [0, file.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (file.line(middle) <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
