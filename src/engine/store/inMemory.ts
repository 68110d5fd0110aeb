import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

const settings = {
  threads: '2',
  // A file that is no score file must not make DuckDB fetch or load what could read it.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Does something with a database that is in memory only. */
export async function inMemory<T>(action: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', settings);
  try {
    return await action(await instance.connect());
  } finally {
    instance.closeSync();
  }
}
