import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from './sqlText';

/** The most memory that DuckDB takes for one file: pages, and the row groups that it writes. */
const memoryLimit = '2GB';

const settings = {
  memory_limit: memoryLimit,
  // Nothing is fetched or loaded, whatever a file names.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Where a database may write besides: one file, and a folder of its own for what does not fit in memory. */
export interface Output {
  readonly out: string;
  readonly spill: string;
}

/** A database in memory that reaches the named files and nothing else. */
export class ParquetDatabase {
  private constructor(
    private readonly instance: DuckDBInstance,
    readonly connection: DuckDBConnection,
    private readonly signal: AbortSignal | undefined,
  ) {
    signal?.addEventListener('abort', this.interrupt);
  }

  static async open(
    files: readonly string[],
    signal?: AbortSignal,
    output?: Output,
  ): Promise<ParquetDatabase> {
    signal?.throwIfAborted();
    // Several threads would write row groups whose borders are a matter of chance.
    const threads = output ? '1' : '2';
    const instance = await DuckDBInstance.create(':memory:', { ...settings, threads });
    const connection = await instance.connect();
    const paths = [...files.flatMap((file) => [file, pathPattern(file)]), ...(output ? [output.out] : [])];
    // What is read a second time must not be what was kept of the first.
    await connection.run('set enable_external_file_cache = false');
    await connection.run('set enable_geoparquet_conversion = false');
    await connection.run(`set allowed_paths = [${[...new Set(paths)].map(sqlText).join(', ')}]`);
    await connection.run(`set temp_directory = ${sqlText(output?.spill ?? '')}`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    return new ParquetDatabase(instance, connection, signal);
  }

  private readonly interrupt = (): void => this.connection.interrupt();

  close(): void {
    this.signal?.removeEventListener('abort', this.interrupt);
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

/** Files as one table of SQL, one after the other: their columns, and none that the names of their folders would tell. */
export function parquetTable(...files: readonly string[]): string {
  const paths = files.map((file) => sqlText(pathPattern(file)));
  return `read_parquet([${paths.join(', ')}], hive_partitioning = false)`;
}

/** A path as DuckDB takes it, which would find other files by one with these characters. */
export function pathPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
