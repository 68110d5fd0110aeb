import {
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  type DuckDBConnection,
  type DuckDBType,
} from '@duckdb/node-api';
import { UserError } from '../../core/userError';
import { parquetTable } from './parquetDatabase';
import { readSchema } from './readSchema';
import type { NamedType } from './schemaTree';

/** The names of the columns of a file. Throws UserError where DuckDB would write one by another name. */
export async function requireWritable(
  connection: DuckDBConnection,
  file: string,
): Promise<readonly string[]> {
  const columns = await readSchema(connection, file);
  const result = await connection.stream(`select * from ${parquetTable(file)} limit 0`);
  for (const [at, { name, type }] of columns.entries())
    if (result.columnName(at) !== name || !hasSameNames(result.columnType(at), type))
      throw new UserError(
        `The column ${JSON.stringify(name)} of ${file} cannot be written as Parquet again: a name in it is empty, holds a zero character or differs from another in case only.`,
      );
  return columns.map(({ name }) => name);
}

function hasSameNames(type: DuckDBType, named: NamedType): boolean {
  if (type instanceof DuckDBListType)
    return named.kind === 'list' && hasSameNames(type.valueType, named.items);
  if (type instanceof DuckDBMapType)
    return (
      named.kind === 'map' &&
      hasSameNames(type.keyType, named.key) &&
      hasSameNames(type.valueType, named.value)
    );
  if (!(type instanceof DuckDBStructType)) return named.kind === 'leaf';
  return (
    named.kind === 'struct' &&
    named.members.every(
      (member, at) => type.entryNames[at] === member.name && hasSameNames(type.entryTypes[at]!, member.type),
    )
  );
}
