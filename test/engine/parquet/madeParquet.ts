import { DuckDBInstance } from '@duckdb/node-api';
import { parquetLines } from '../../../src/engine/parquet/parquetLines';
import { sqlText } from '../../../src/engine/parquet/sqlText';

/** How rows are packed. */
export interface Packing {
  readonly codec?: string;
  readonly rowGroup?: number;
  /** Where the rows are divided into files. */
  readonly shards?: number;
}

/** Runs statements of SQL in a database of its own. */
export async function runSql(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

/** Writes the rows of a query, or of several, as Parquet files: `path`, or `path` with the number of the shard. */
export async function makeParquet(
  path: string,
  query: string,
  { codec = 'snappy', rowGroup = 122_880, shards = 1 }: Packing = {},
): Promise<string[]> {
  const paths = Array.from({ length: shards }, (_, shard) => (shards === 1 ? path : `${path}-${shard}`));
  await runSql(
    `create table made as select row_number() over () as made_row, * from (${query})`,
    ...paths.map(
      (to, shard) =>
        `copy (select * exclude (made_row) from made where (made_row - 1) * ${shards} // (select count(*) from made) = ${shard}
          order by made_row) to ${sqlText(to)} (format parquet, compression ${codec}, row_group_size ${rowGroup})`,
    ),
  );
  return paths;
}

/** The lines of Parquet files, without their line feeds. */
export async function linesOf(...files: readonly string[]): Promise<string[]> {
  const pieces: Buffer[] = [];
  for (const file of files) for await (const { bytes } of parquetLines(file)) pieces.push(Buffer.from(bytes));
  return Buffer.concat(pieces).toString().split('\n').slice(0, -1);
}
