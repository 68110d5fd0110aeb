import fc from 'fast-check';
import { sqlName, sqlText } from '../../../src/engine/parquet/sqlText';

/** A type of DuckDB with values of it, each as SQL writes it and as canonical JSON has it. */
export interface Model {
  readonly type: string;
  readonly values: fc.Arbitrary<ModelValue>;
}

/** A value; its JSON is undefined where it is null. */
export interface ModelValue {
  readonly sql: string;
  readonly json: string | undefined;
}

const none: ModelValue = { sql: 'null', json: undefined };

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('\ufeff', '"', '\\', '\n', '\t', '\u0001', '\u2028', 'é', '😀', 'a') }),
);

/** SQL has no way to write a NUL but by its number. */
function textSql(text: string): string {
  return `(${text
    .split('\0')
    .map((part) => sqlText(part))
    .join(' || chr(0) || ')})`;
}

function thousandths(steps: bigint): string {
  const digits = String(steps < 0n ? -steps : steps).padStart(4, '0');
  return `${steps < 0n ? '-' : ''}${digits.replace(/...$/, '.$&')}`;
}

function modelOf<T>(
  type: string,
  values: fc.Arbitrary<T>,
  sql: (value: T) => string,
  json: (value: T) => string,
): Model {
  return {
    type,
    values: values.map((value) => ({ sql: `(${sql(value)})::${type}`, json: json(value) })),
  };
}

const scalars: readonly Model[] = [
  modelOf('integer', fc.integer(), String, String),
  modelOf('bigint', fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (one) => `'${one}'`, String),
  modelOf('ubigint', fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (one) => `'${one}'`, String),
  modelOf('boolean', fc.boolean(), String, String),
  modelOf(
    'double',
    fc.double(),
    (one) => `'${Object.is(one, -0) ? '-0' : one}'`,
    (one) => (Number.isFinite(one) ? (Object.is(one, -0) ? '-0' : JSON.stringify(one)) : `"${one}"`),
  ),
  modelOf('varchar', texts, textSql, JSON.stringify),
  modelOf(
    'blob',
    fc.uint8Array({ maxLength: 30 }),
    (one) => `from_hex('${Buffer.from(one).toString('hex')}')`,
    (one) => `"${Buffer.from(one).toString('base64')}"`,
  ),
  modelOf(
    'decimal(20, 3)',
    fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
    (one) => `'${thousandths(one)}'`,
    thousandths,
  ),
  modelOf(
    'timestamptz',
    fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
    (one) => `'${one.toISOString()}'`,
    (one) => `"${one.toISOString().replace('Z', '000Z')}"`,
  ),
];

const names = fc.oneof(
  fc.constantFrom('a', 'B', 'question', 'file_row_number', '__proto__', 'é', '\u{10000}', '\uffff', ' '),
  fc.string({ minLength: 1, maxLength: 5 }),
);

/** Names that DuckDB tells apart. */
const memberNames = fc.uniqueArray(names, {
  minLength: 1,
  maxLength: 4,
  selector: (name) => name.toLowerCase(),
});

function listOf(items: Model): Model {
  const type = `${items.type}[]`;
  const values = fc.array(orNone(items), { maxLength: 4 }).map((list) => ({
    sql: `[${list.map(({ sql }) => sql).join(', ')}]::${type}`,
    json: `[${list.map(({ json }) => json ?? 'null').join(',')}]`,
  }));
  return { type, values };
}

function structOf(members: readonly (readonly [string, Model])[]): Model {
  const type = `struct(${members.map(([name, { type }]) => `${sqlName(name)} ${type}`).join(', ')})`;
  const values = rowOf(members).map((row) => ({
    sql: `row(${row.map(({ sql }) => sql).join(', ')})::${type}`,
    json: objectText(members.map(([name], at) => [name, row[at]!.json])),
  }));
  return { type, values };
}

function mapOf(items: Model): Model {
  const type = `map(varchar, ${items.type})`;
  const values = fc
    .uniqueArray(fc.tuple(texts, orNone(items)), { maxLength: 3, selector: ([key]) => key })
    .map((entries) => ({
      sql: `map([${entries.map(([key]) => textSql(key)).join(', ')}]::varchar[], [${entries.map(([, { sql }]) => sql).join(', ')}]::${items.type}[])`,
      json: objectText(entries.map(([key, { json }]) => [key, json ?? 'null'])),
    }));
  return { type, values };
}

/** The members that are there, by code unit. */
function objectText(members: readonly (readonly [string, string | undefined])[]): string {
  const sorted = members
    .filter(([, json]) => json !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

function orNone({ type, values }: Model): fc.Arbitrary<ModelValue> {
  return fc.oneof(
    { weight: 4, arbitrary: values },
    { weight: 1, arbitrary: fc.constant({ ...none, sql: `null::${type}` }) },
  );
}

function rowOf(members: readonly (readonly [string, Model])[]): fc.Arbitrary<ModelValue[]> {
  return fc.tuple(...members.map(([, model]) => orNone(model)));
}

/** Types, nested up to three deep. */
const models: fc.Arbitrary<Model> = fc.letrec<{ model: Model }>((tie) => ({
  model: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom(...scalars),
    tie('model').map(listOf),
    tie('model').map(mapOf),
    memberNames.chain((some) =>
      fc.tuple(...some.map((name) => tie('model').map((model) => [name, model] as const))).map(structOf),
    ),
  ),
})).model;

/** A table of random types and values: as a query that gives it, and as the lines of canonical JSON that it is. */
export const tables: fc.Arbitrary<{ query: string; lines: string[] }> = memberNames.chain((some) =>
  fc.tuple(...some.map((name) => models.map((model) => [name, model] as const))).chain((columns) =>
    fc.array(rowOf(columns), { minLength: 1, maxLength: 12 }).map((rows) => ({
      query: `select * from (values ${rows.map((row) => `(${row.map(({ sql }) => sql).join(', ')})`).join(', ')}) as made(${columns.map(([name]) => sqlName(name)).join(', ')})`,
      lines: rows.map((row) => objectText(columns.map(([name], at) => [name, row[at]!.json]))),
    })),
  ),
);
