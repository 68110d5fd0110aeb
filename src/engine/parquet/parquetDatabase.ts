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

/** What a connection may do, besides reading the files it is opened for. */
export interface Access {
  readonly threads: number;
  /** A folder that it may write to: the output, and what does not fit in memory. */
  readonly folder?: string;
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
    { threads, folder }: Access = { threads: 2 },
  ): Promise<ParquetDatabase> {
    signal?.throwIfAborted();
    const instance = await DuckDBInstance.create(':memory:', { ...settings, threads: String(threads) });
    const connection = await instance.connect();
    const paths = [...new Set(files.flatMap((file) => [file, pathPattern(file)]))];
    // What is read a second time must not be what was kept of the first.
    await connection.run('set enable_external_file_cache = false');
    await connection.run('set enable_geoparquet_conversion = false');
    await connection.run(`set allowed_paths = [${paths.map(sqlText).join(', ')}]`);
    await connection.run(`set temp_directory = ${sqlText(folder ?? '')}`);
    if (folder !== undefined) await connection.run(`set allowed_directories = [${sqlText(folder)}]`);
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

/** A file as a table of SQL: its columns, and none that the names of its folders would tell. */
export function parquetTable(file: string): string {
  return `read_parquet(${sqlText(pathPattern(file))}, hive_partitioning = false)`;
}

/** A path as DuckDB takes it, which would find other files by one with these characters. */
export function pathPattern(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
