import {
  DuckDBDecimalType,
  DuckDBListType,
  DuckDBMapType,
  DuckDBStructType,
  DuckDBTypeId,
  type DuckDBType,
} from '@duckdb/node-api';
import type { UserError } from '../../core/userError';
import { Base64Writer, TextWriter } from './byteWriters';
import { ListWriter, StructWriter, TextMapWriter } from './nestedWriters';
import { decimalWriter, scalarWriter } from './scalarWriters';
import type { NamedType } from './schemaTree';
import type { ValueWriter } from './valueWriter';

/** Makes the error for a column that cannot be held, of the reason. */
export type ColumnFault = (why: string) => UserError;

const unknownNesting = 'it is nested in a way that is not known here';

/** The writer of a column: its type as DuckDB has it, with the names that the file has. Throws UserError. */
export function writerOf(type: DuckDBType, named: NamedType, fault: ColumnFault): ValueWriter {
  if (type instanceof DuckDBStructType) return structWriter(type, named, fault);
  if (type instanceof DuckDBListType) {
    if (named.kind !== 'list') throw fault(unknownNesting);
    return new ListWriter(writerOf(type.valueType, named.items, fault));
  }
  if (type instanceof DuckDBMapType) return mapWriter(type, named, fault);
  if (named.kind !== 'leaf') throw fault(unknownNesting);
  return leafWriter(type, named, fault);
}

function structWriter(type: DuckDBStructType, named: NamedType, fault: ColumnFault): ValueWriter {
  if (named.kind !== 'struct' || named.members.length !== type.entryCount) throw fault(unknownNesting);
  const twice = repeatedName(named.members.map(({ name }) => name));
  if (twice !== undefined) throw fault(`two of its members have the name ${JSON.stringify(twice)}`);
  return new StructWriter(
    named.members.map((member, at) => ({
      name: member.name,
      writer: writerOf(type.entryTypes[at]!, member.type, fault),
    })),
  );
}

/** Maps whose keys are no texts are lists of their entries, in the order that they have. */
function mapWriter(type: DuckDBMapType, named: NamedType, fault: ColumnFault): ValueWriter {
  if (named.kind !== 'map') throw fault(unknownNesting);
  const keys = writerOf(type.keyType, named.key, fault);
  const values = writerOf(type.valueType, named.value, fault);
  if (keys instanceof TextWriter) return new TextMapWriter(keys, values, fault);
  return new ListWriter(
    new StructWriter([
      { name: 'key', writer: keys },
      { name: 'value', writer: values },
    ]),
  );
}

function leafWriter(
  type: DuckDBType,
  { node }: Extract<NamedType, { kind: 'leaf' }>,
  fault: ColumnFault,
): ValueWriter {
  if (type instanceof DuckDBDecimalType) return decimalWriter(type.width, type.scale);
  if (isDecimal(node.converted, node.logical)) throw fault('its decimals have more than 38 digits');
  if (type.typeId === DuckDBTypeId.VARCHAR) return new TextWriter();
  if (type.typeId === DuckDBTypeId.BLOB || type.typeId === DuckDBTypeId.GEOMETRY) return new Base64Writer();
  const writer = scalarWriter(type.typeId);
  if (!writer) throw fault(`its type ${String(type)} cannot be held`);
  return writer;
}

function isDecimal(converted: string | null, logical: string | null): boolean {
  return converted === 'DECIMAL' || logical?.startsWith('Decimal') === true;
}

/** The first name that is there twice. */
export function repeatedName(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
