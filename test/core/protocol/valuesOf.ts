import fc from 'fast-check';
import type * as v from 'valibot';

/** A step of a pipe, which may be a pipe itself. */
interface Step {
  readonly type: string;
  readonly requirement?: number;
  readonly pipe?: readonly Step[];
}

/** What is known of a schema while a test runs: the fields that one of its kind has. */
interface Known {
  readonly type: string;
  readonly entries: Readonly<Record<string, v.GenericSchema>>;
  readonly item: v.GenericSchema;
  readonly wrapped: v.GenericSchema;
  readonly key: v.GenericSchema;
  readonly value: v.GenericSchema;
  readonly options: readonly unknown[];
  readonly literal: unknown;
  readonly class: { from(values: readonly number[]): unknown };
  readonly pipe?: readonly Step[];
}

/** A value as one schema's rule over several fields wants it. */
export type Mend = (value: never) => unknown;

/** Values that a schema lets through, rules over several fields aside: `mends` makes values keep those, by schema. */
export function valuesOf(
  schema: v.GenericSchema,
  mends: ReadonlyMap<v.GenericSchema, Mend>,
): fc.Arbitrary<unknown> {
  const made = plainValues(schema as unknown as Known, (part) => valuesOf(part, mends));
  const mend = mends.get(schema);
  return mend ? made.map((value) => mend(value as never)) : made;
}

function plainValues(
  known: Known,
  of: (schema: v.GenericSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  switch (known.type) {
    case 'object':
    case 'strict_object':
      return objects(known.entries, of);
    case 'array':
      return fc.array(of(known.item), { maxLength: 4 });
    case 'record':
      return fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), of(known.value), {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      });
    case 'variant':
    case 'union':
      return fc.oneof(...known.options.map((option) => of(option as v.GenericSchema)));
    case 'optional':
    case 'exact_optional':
      return of(known.wrapped);
    case 'picklist':
      return fc.constantFrom(...known.options);
    case 'literal':
      return fc.constant(known.literal);
    case 'instance':
      return fc.array(fc.nat(255), { maxLength: 6 }).map((values) => known.class.from(values));
    case 'string':
      return fc.string();
    case 'boolean':
      return fc.boolean();
    case 'void':
      return fc.constant(undefined);
    case 'number':
      return numbers(known);
    case 'custom':
      // The only one there is: a number that may be unknown. JSON has no −0.
      return fc.double().map((value) => value + 0);
    default:
      throw new Error(`No values are made of a schema of the kind ${known.type}.`);
  }
}

function objects(
  entries: Known['entries'],
  of: (schema: v.GenericSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const names = Object.keys(entries);
  const requiredKeys = names.filter((name) => !entries[name]!.type.includes('optional'));
  return fc.record(Object.fromEntries(names.map((name) => [name, of(entries[name]!)])), {
    requiredKeys,
    noNullPrototype: true,
  });
}

function numbers({ pipe = [] }: Known): fc.Arbitrary<unknown> {
  const steps = pipe.flatMap((step) => [step, ...(step.pipe ?? [])]);
  const limit = (type: string): number | undefined => steps.find((step) => step.type === type)?.requirement;
  const isWhole = steps.some(({ type }) => type.endsWith('integer'));
  const max = limit('max_value') ?? 1e6;
  if (isWhole) return fc.integer({ min: limit('min_value') ?? -max, max });
  const above = limit('gt_value');
  const min = above ?? limit('min_value') ?? -max;
  return fc.double({ min, max, minExcluded: above !== undefined, noNaN: true }).map((value) => value + 0);
}
