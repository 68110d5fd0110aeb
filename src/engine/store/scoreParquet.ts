import { open } from 'node:fs/promises';
import { DuckDBDecimalValue } from '@duckdb/node-api';
import { UserError } from '../../core/userError';
import { withFile } from '../files/systemErrors';
import { inMemory, sqlText } from './inMemory';
import type { ScoreJoin } from './scoreJoin';

const magic = 'PAR1';

/** Takes the rows of a Parquet file. Throws UserError for one that cannot be read. */
export async function joinParquet(path: string, join: ScoreJoin): Promise<void> {
  const fault = await withFile('read', path, () => faultOf(path));
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

/** What the two ends of a file tell that is not readable; undefined where they are in order. */
async function faultOf(path: string): Promise<string | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size === 0) return 'it is empty';
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    if (head.toString('latin1') === 'PARE') return 'it is encrypted';
    if (head.toString('latin1') !== magic) return 'it does not begin as one';
    if (size < 12) return 'it ends too early';
    const tail = Buffer.alloc(8);
    await file.read(tail, 0, 8, size - 8);
    if (tail.toString('latin1', 4) !== magic) return 'it ends too early';
    return tail.readUInt32LE(0) > size - 12 ? 'its end is damaged' : undefined;
  } finally {
    await file.close();
  }
}

function unreadable(path: string, why: string): UserError {
  return new UserError(
    `${path} is not a readable Parquet file: ${why}. Write it anew, or take .csv or .jsonl.`,
  );
}
