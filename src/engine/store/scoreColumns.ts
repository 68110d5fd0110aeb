import type { DuckDBConnection } from '@duckdb/node-api';
import { narrowed, type Values } from '../../core/numbers/values';
import type { RowsById } from '../sources/rowsById';
import { tableScores } from './scoreRows';

/** The scores of one table by the row of a dataset. */
export interface ScoresByRow {
  /** How many scores the table holds, also of records that the dataset does not have. */
  readonly count: number;
  /** One array a column; NaN where nothing is known. */
  readonly values: readonly Values[];
  /** 1 for every row that nothing is stored of. */
  readonly missing: Uint8Array;
}

/** Reads a table by the rows of a dataset of so many; of several scores of one record the last counts. */
export async function readScoresByRow(
  connection: DuckDBConnection,
  table: string,
  columns: number,
  { rows, count }: { readonly rows: RowsById; readonly count: number },
): Promise<ScoresByRow> {
  const scores = await tableScores(connection, table);
  const values = Array.from({ length: columns }, () => new Float64Array(count).fill(NaN));
  const missing = new Uint8Array(count).fill(1);
  await scores.layOut(values, (id) => {
    const row = rows.firstOf(id, 0);
    if (row >= 0) missing[row] = 0;
    return row;
  });
  if (rows.firsts) copyToAll(rows.firsts, [...values, missing]);
  return { count: scores.count, values: values.map(narrowed), missing };
}

/** Gives every row what the first row of its record has. */
function copyToAll(firsts: Int32Array, columns: readonly (Float64Array | Uint8Array)[]): void {
  for (const column of columns)
    for (let row = 0; row < firsts.length; row++) column[row] = column[firsts[row]!]!;
}
