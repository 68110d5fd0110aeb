import { DuckDBTypeId } from '@duckdb/node-api';
import { decimalText, doubleText, singleText } from '../../core/dataset/canonical/numberText';
import { clockText, dateText, momentText, spanText } from '../../core/dataset/canonical/timeText';
import { PlainWriter, type ValueWriter } from './valueWriter';

const micro = 1_000_000n;
const nano = 1_000_000_000n;
/** A time of the day with a zone is 40 bits of microseconds above 24 bits of the zone. */
const zoneBits = 24n;

type Reading = readonly [width: number, textOf: (data: DataView, offset: number) => string];

const readings: Partial<Record<DuckDBTypeId, Reading>> = {
  [DuckDBTypeId.BOOLEAN]: [1, (data, at) => (data.getUint8(at) === 0 ? 'false' : 'true')],
  [DuckDBTypeId.TINYINT]: [1, (data, at) => String(data.getInt8(at))],
  [DuckDBTypeId.SMALLINT]: [2, (data, at) => String(data.getInt16(at, true))],
  [DuckDBTypeId.INTEGER]: [4, (data, at) => String(data.getInt32(at, true))],
  [DuckDBTypeId.BIGINT]: [8, (data, at) => String(data.getBigInt64(at, true))],
  [DuckDBTypeId.HUGEINT]: [16, (data, at) => String(int128(data, at))],
  [DuckDBTypeId.UTINYINT]: [1, (data, at) => String(data.getUint8(at))],
  [DuckDBTypeId.USMALLINT]: [2, (data, at) => String(data.getUint16(at, true))],
  [DuckDBTypeId.UINTEGER]: [4, (data, at) => String(data.getUint32(at, true))],
  [DuckDBTypeId.UBIGINT]: [8, (data, at) => String(data.getBigUint64(at, true))],
  [DuckDBTypeId.UHUGEINT]: [16, (data, at) => String(BigInt.asUintN(128, int128(data, at)))],
  [DuckDBTypeId.FLOAT]: [4, (data, at) => singleText(data.getFloat32(at, true))],
  [DuckDBTypeId.DOUBLE]: [8, (data, at) => doubleText(data.getFloat64(at, true))],
  [DuckDBTypeId.DATE]: [4, (data, at) => `"${dateText(data.getInt32(at, true))}"`],
  [DuckDBTypeId.TIME]: [8, (data, at) => `"${clockText(data.getBigInt64(at, true), micro)}"`],
  [DuckDBTypeId.TIME_NS]: [8, (data, at) => `"${clockText(data.getBigInt64(at, true), nano)}"`],
  [DuckDBTypeId.TIME_TZ]: [
    8,
    (data, at) => `"${clockText(data.getBigUint64(at, true) >> zoneBits, micro)}Z"`,
  ],
  [DuckDBTypeId.TIMESTAMP]: [8, (data, at) => `"${momentText(data.getBigInt64(at, true), micro)}"`],
  [DuckDBTypeId.TIMESTAMP_NS]: [8, (data, at) => `"${momentText(data.getBigInt64(at, true), nano)}"`],
  [DuckDBTypeId.TIMESTAMP_TZ]: [8, (data, at) => `"${momentText(data.getBigInt64(at, true), micro)}Z"`],
  [DuckDBTypeId.INTERVAL]: [
    16,
    (data, at) =>
      `"${spanText(data.getInt32(at, true), data.getInt32(at + 4, true), data.getBigInt64(at + 8, true))}"`,
  ],
  [DuckDBTypeId.UUID]: [16, (data, at) => `"${uuidText(int128(data, at))}"`],
};

/** The writer of a type whose values have one width; undefined for other types. */
export function scalarWriter(type: DuckDBTypeId): ValueWriter | undefined {
  const reading = readings[type];
  return reading && new PlainWriter(...reading);
}

/** The writer of decimals of so many digits: they lie in as few bytes as hold them. */
export function decimalWriter(digits: number, scale: number): ValueWriter {
  if (digits <= 4)
    return new PlainWriter(2, (data, at) => decimalText(BigInt(data.getInt16(at, true)), scale));
  if (digits <= 9)
    return new PlainWriter(4, (data, at) => decimalText(BigInt(data.getInt32(at, true)), scale));
  if (digits <= 18) return new PlainWriter(8, (data, at) => decimalText(data.getBigInt64(at, true), scale));
  return new PlainWriter(16, (data, at) => decimalText(int128(data, at), scale));
}

function int128(data: DataView, at: number): bigint {
  return (data.getBigInt64(at + 8, true) << 64n) | data.getBigUint64(at, true);
}

/** DuckDB keeps the highest bit of a UUID turned round. */
function uuidText(stored: bigint): string {
  const hex = BigInt.asUintN(128, stored ^ (1n << 127n))
    .toString(16)
    .padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
