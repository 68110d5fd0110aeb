import { DuckDBDecimalValue } from '@duckdb/node-api';
import { UserError } from '../../core/userError';
import { faultOfEnds } from '../parquet/fileEnds';
import { sqlText } from '../parquet/sqlText';
import { inMemory } from './inMemory';
import type { ScoreJoin } from './scoreJoin';

/** Takes the rows of a Parquet file. Throws UserError for one that cannot be read. */
export async function joinParquet(path: string, join: ScoreJoin): Promise<void> {
  const fault = await faultOfEnds(path);
  if (fault !== undefined) throw unreadable(path, fault);
  try {
    await joinRows(path, join);
  } catch (error) {
    // DuckDB throws plain errors.
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    throw unreadable(path, 'it is damaged, or written in a way that is not known here');
  }
}

async function joinRows(path: string, join: ScoreJoin): Promise<void> {
  await inMemory(async (connection) => {
    const schema = await connection.runAndReadAll(
      `select name from parquet_schema(${sqlText(path)}) where num_children is null`,
    );
    join.head(schema.getRows().map(([name]) => String(name)));
    const result = await connection.stream(`select * from read_parquet(${sqlText(path)})`);
    const names = result.columnNames();
    let number = 0;
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    )
      for (const row of chunk.getRows()) {
        const values = row.map((value) => (value instanceof DuckDBDecimalValue ? value.toDouble() : value));
        join.add({ number: ++number, names, values });
      }
  });
}

function unreadable(path: string, why: string): UserError {
  return new UserError(
    `${path} is not a readable Parquet file: ${why}. Write it anew, or take .csv or .jsonl.`,
  );
}
