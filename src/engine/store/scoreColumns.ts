import type { DuckDBConnection } from '@duckdb/node-api';
import { idWords } from '../../core/dataset/idIndex';
import { narrowed, type Values } from '../../core/numbers/values';
import type { RowsById } from '../sources/rowsById';
import { scoresQuery } from './scoreRows';

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
  const result = await connection.run(scoresQuery(table));
  const values = Array.from({ length: columns }, () => new Float64Array(count).fill(NaN));
  const missing = new Uint8Array(count).fill(1);
  const id = new Uint32Array(idWords);
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const vectors = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
    for (let at = 0; at < chunk.rowCount; at++) {
      for (let word = 0; word < idWords; word++) id[word] = vectors[word]!.getItem(at) as number;
      const row = rows.firstOf(id, 0);
      if (row < 0) continue;
      missing[row] = 0;
      for (let column = 0; column < columns; column++)
        values[column]![row] = (vectors[column + idWords]!.getItem(at) as number | null) ?? NaN;
    }
  }
  if (rows.firsts) copyToAll(rows.firsts, [...values, missing]);
  return { count: result.rowCount, values: values.map(narrowed), missing };
}

/** Gives every row what the first row of its record has. */
function copyToAll(firsts: Int32Array, columns: readonly (Float64Array | Uint8Array)[]): void {
  for (const column of columns)
    for (let row = 0; row < firsts.length; row++) column[row] = column[firsts[row]!]!;
}
