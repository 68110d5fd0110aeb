import type { DuckDBBlobValue, DuckDBConnection } from '@duckdb/node-api';
import { pathPattern } from './parquetDatabase';
import { sqlText } from './sqlText';

/** The key-value metadata of a file; of a key that is there twice the last. */
export async function readMetadata(
  connection: DuckDBConnection,
  file: string,
): Promise<ReadonlyMap<string, string>> {
  const found = await connection.runAndReadAll(
    `select key, value from parquet_kv_metadata(${sqlText(pathPattern(file))})`,
  );
  const pairs = found.getRows() as [DuckDBBlobValue, DuckDBBlobValue | null][];
  return new Map(pairs.map(([key, value]) => [textOf(key), value === null ? '' : textOf(value)]));
}

function textOf({ bytes }: DuckDBBlobValue): string {
  return Buffer.from(bytes).toString();
}
