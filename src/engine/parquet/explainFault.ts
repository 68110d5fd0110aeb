import type { DuckDBConnection } from '@duckdb/node-api';
import type { UserError } from '../../core/userError';
import type { FileStates } from './fileStates';
import { ParquetDatabase, parquetTable } from './parquetDatabase';
import { isFromDatabase, reasonOf, unreadable } from './parquetFaults';
import { readSchema } from './readSchema';
import { sqlName } from './sqlText';

/** Beyond so many columns nobody waits until each was read alone. */
const mostTried = 200;

/**
 * What to throw for an error that came up while files were read: the sentence for a file that is gone, was changed or is
 * damaged, with the column where one is to blame; any other error as it is, and one of DuckDB where the files are in order.
 */
export async function explainFault(
  error: unknown,
  files: readonly string[],
  states: FileStates,
  signal?: AbortSignal,
): Promise<unknown> {
  if (signal?.aborted) return signal.reason;
  if (!isFromDatabase(error)) return error;
  await states.requireSame();
  for (const file of files) {
    const fault = await faultOf(file, signal);
    if (fault) return fault;
  }
  return error;
}

async function faultOf(file: string, signal: AbortSignal | undefined): Promise<UserError | undefined> {
  const database = await ParquetDatabase.open([file], signal);
  try {
    const { connection } = database;
    const columns = await readSchema(connection, file);
    const names = (await connection.stream(`select * from ${parquetTable(file)} limit 0`)).columnNames();
    for (const [at, { name }] of columns.slice(0, mostTried).entries()) {
      const error = await readThrough(connection, `select ${sqlName(names[at]!)} from ${parquetTable(file)}`);
      if (error) return unreadable(file, reasonOf(error), name);
    }
    const error = await readThrough(connection, `select * from ${parquetTable(file)}`);
    return error && unreadable(file, reasonOf(error));
  } catch (error) {
    signal?.throwIfAborted();
    if (!isFromDatabase(error)) throw error;
    return unreadable(file, reasonOf(error));
  } finally {
    database.close();
  }
}

/** The error that ends a query; undefined where it comes to its end. */
async function readThrough(connection: DuckDBConnection, query: string): Promise<Error | undefined> {
  try {
    const result = await connection.stream(query);
    for (
      let chunk = await result.fetchChunk();
      chunk && chunk.rowCount > 0;
      chunk = await result.fetchChunk()
    );
    return undefined;
  } catch (error) {
    if (!isFromDatabase(error)) throw error;
    return error;
  }
}
