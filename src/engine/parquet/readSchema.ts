import type { DuckDBConnection } from '@duckdb/node-api';
import { pathPattern } from './parquetDatabase';
import { unreadable } from './parquetFaults';
import { columnsOf, type NamedColumn, type SchemaNode } from './schemaTree';
import { sqlText } from './sqlText';
import { repeatedName } from './writerOf';

/** The columns of a file, by the names that it has. Throws UserError where it has none, or two of one name. */
export async function readSchema(
  connection: DuckDBConnection,
  file: string,
): Promise<readonly NamedColumn[]> {
  const found = await connection.runAndReadAll(
    `select name, repetition_type as repetition, coalesce(num_children, 0)::integer as children,
       converted_type as converted, logical_type as logical, duckdb_type as type
     from parquet_schema(${sqlText(pathPattern(file))})`,
  );
  const columns = columnsOf(found.getRowObjects() as unknown as SchemaNode[]);
  if (columns.length === 0) throw unreadable(file, 'it has no columns');
  const twice = repeatedName(columns.map(({ name }) => name));
  if (twice !== undefined)
    throw unreadable(file, `two of its columns have the name ${JSON.stringify(twice)}`);
  return columns;
}
