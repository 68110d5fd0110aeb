import { DuckDBDataChunk, UBIGINT, type DuckDBConnection } from '@duckdb/node-api';
import { idWords } from '../../core/dataset/idIndex';

/** Most rows that a chunk of DuckDB takes. */
export const chunkRows = 2048;

/** Half of a record's id, as tables hold it: the two words that begin at `at`. */
export function halfOf(words: Uint32Array, at: number): bigint {
  return (BigInt(words[at]!) << 32n) | BigInt(words[at + 1]!);
}

/** Fills the table `name` with ids, of four words each. */
export async function appendIds(connection: DuckDBConnection, name: string, ids: Uint32Array): Promise<void> {
  const appender = await connection.createAppender(name);
  const count = ids.length / idWords;
  for (let from = 0; from < count; from += chunkRows) {
    const rows = Math.min(chunkRows, count - from);
    const chunk = DuckDBDataChunk.create([UBIGINT, UBIGINT], rows);
    for (const column of [0, 1])
      chunk.setColumnValues(
        column,
        Array.from({ length: rows }, (_, row) => halfOf(ids, (from + row) * idWords + 2 * column)),
      );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
