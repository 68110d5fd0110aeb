import type { RowCells } from '../../core/protocol/browsing/rowCells';
import type { DatasetFile } from '../sources/datasetFile';
import { cellTexts } from './cellTexts';
import { markOf, type MarkedTable } from './rowMarks';
import type { RowOrder } from './rowOrder';

/** So many rows are asked for at once. */
const mostRows = 1000;

/** Which rows are shown, in which order, and what of them. */
export interface Shown {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly string[];
  /** The order of the file where none is given. */
  readonly order?: RowOrder | undefined;
  readonly marks?: MarkedTable | undefined;
}

/** The rows at these positions of an order; positions beyond the end have none. */
export async function rowCells(
  file: DatasetFile,
  { from, to, columns, order, marks }: Shown,
  signal: AbortSignal,
): Promise<RowCells[]> {
  const end = Math.min(to, from + mostRows, file.count);
  const rows = order?.rows.subarray(from, end) ?? rowsBetween(from, end);
  const found = new Map<number, RowCells>();
  for await (const batch of file.records(rows.slice().sort(), signal))
    for (const record of batch) {
      const { row } = record;
      const mark = marks && markOf(marks, row);
      found.set(row, { row, line: file.line(row), ...cellTexts(record, columns), ...(mark && { mark }) });
    }
  return Array.from(rows, (row) => found.get(row)!);
}

function rowsBetween(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
