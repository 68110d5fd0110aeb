import { randomBytes } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import { hasTable } from './tokenTable';

/** The states of a store's tables by their numbers: each is another text after every change of the table. */
export async function readTableStates(connection: DuckDBConnection): Promise<ReadonlyMap<number, string>> {
  if (!(await hasTable(connection, 'states'))) return new Map();
  const sizes = `(select estimated_size from duckdb_tables() where table_name = 'scores_' || number)`;
  const rows = await connection.runAndReadAll(`select number, state || ' ' || ${sizes} from states`);
  return new Map(rows.getRows().map(([number, state]) => [number as number, String(state)]));
}

/** Says that a table was changed: what others know of it is old. Part of the transaction that changes it. */
export async function noteChange(connection: DuckDBConnection, number: number): Promise<void> {
  await connection.run('create table if not exists states (number integer, state varchar)');
  await connection.run('delete from states where number = ?', [number]);
  await connection.run('insert into states values (?, ?)', [number, randomBytes(9).toString('base64url')]);
}
