import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { writeParquetRows } from '../../src/engine/parquet/writeParquetRows';
import { report } from './figure';

const rows = 1_000_000;

/** Records like those of GSM8K as reinforcement learning has them: two texts, a prompt of two turns, an index and a rate. */
const made = `select repeat('Every week the ferry carries ' || i || ' crates of lemons. ', 5) as question,
  repeat('It is ' || i || ' times ' || i % 17 || '. ', 10) || '#### ' || i * (i % 17) as answer,
  [{'role': 'system', 'content': 'Think step by step.'}, {'role': 'user', 'content': repeat('How many is ' || i || '? ', 10)}] as prompt,
  i as index, (i % 997) / 997.0::double as rate from range(${rows}) t(i)`;

/** How long the rows of a Parquet file take as lines with the ids of their records, beside DuckDB's own delivery of them. */
export async function parquet(folder: string): Promise<void> {
  const file = join(folder, 'rows.parquet');
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  await connection.run(`copy (${made}) to '${file}' (format parquet)`);
  const delivered = await seconds(async () => {
    const result = await connection.stream(`select * from '${file}'`);
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    )
      chunk.getRows();
  });
  instance.closeSync();
  const lines = await seconds(() => writeParquetRows([file], hashLines));
  report({
    name: 'parquet',
    value: lines,
    unit: 's',
    target: 'ratio at most 3',
    baseline: `DuckDB delivers the same ${rows} rows as JavaScript, ${delivered.toFixed(1)} s`,
    ratio: lines / delivered,
  });
}

/** The ids: a digest of each line. (A line is cut where a piece ends with it.) */
function hashLines(bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    createHash('sha256').update(bytes.subarray(from, end)).digest();
    from = end + 1;
  }
  return Promise.resolve();
}

async function seconds(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}
