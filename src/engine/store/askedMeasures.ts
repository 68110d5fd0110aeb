import type { DuckDBConnection } from '@duckdb/node-api';
import { hasTable } from './tokenTable';

/** The ids of the measures that the dataset of a store was to be scored by; none where an earlier version of Gradus did that. */
export async function readAsked(connection: DuckDBConnection): Promise<ReadonlySet<string>> {
  if (!(await hasTable(connection, 'asked'))) return new Set();
  const rows = await connection.runAndReadAll('select measure from asked');
  return new Set(rows.getRows().map(([measure]) => String(measure)));
}

/** Notes that a dataset is to be scored by these measures: where the scoring ends early, they are known to be missing. */
export async function writeAsked(connection: DuckDBConnection, measures: readonly string[]): Promise<void> {
  await connection.run('create table if not exists asked (measure varchar)');
  const known = await readAsked(connection);
  for (const measure of measures.filter((one) => !known.has(one)))
    await connection.run('insert into asked values (?)', [measure]);
}
