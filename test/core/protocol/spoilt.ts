/** A value with one place changed: which place, and whether it is gone or of another type. */
export interface Spoilt {
  /** The names that lead there: `columns.*.id`, a star for the first of a list or of fields by any name. */
  readonly place: string;
  readonly how: 'gone' | 'other';
  readonly value: unknown;
}

/** Every way to leave out one field of a value, or to put something of another type there. What stands at `anyNames` has fields by any name, which may all be there or not. */
export function spoilt(value: unknown, anyNames: readonly string[], place = ''): Spoilt[] {
  const others = othersThan(value).filter((other) => !anyNames.includes(place) || !hasNoNames(other));
  const here: Spoilt[] = others.map((other) => ({ place, how: 'other', value: other }));
  if (Array.isArray(value)) return [...here, ...inList(value, anyNames, place)];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return here;
  const isAny = anyNames.includes(place);
  const fields = Object.entries(value).flatMap(([name, one]): Spoilt[] => {
    const { [name]: _, ...rest } = value as Record<string, unknown>;
    const own = under(place, isAny ? '*' : name);
    return [
      ...(isAny ? [] : [{ place: own, how: 'gone', value: rest } as const]),
      ...spoilt(one, anyNames, own).map((other) => ({ ...other, value: { ...value, [name]: other.value } })),
    ];
  });
  return [...here, ...fields];
}

function inList(list: readonly unknown[], anyNames: readonly string[], place: string): Spoilt[] {
  if (list.length === 0) return [];
  const [first, ...rest] = list;
  return spoilt(first, anyNames, under(place, '*')).map((one) => ({ ...one, value: [one.value, ...rest] }));
}

/** Whether something is an object, if not a plain one, so that nothing is wrong with the names that its fields have. */
function hasNoNames(value: unknown): boolean {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

function under(place: string, name: string): string {
  return place === '' ? name : `${place}.${name}`;
}

/** Values of every other type than this one. */
function othersThan(value: unknown): unknown[] {
  const others = {
    number: 3,
    string: 'text',
    boolean: false,
    object: {},
    list: [],
    floats: new BigInt64Array(),
  };
  return [null, ...Object.entries(others).flatMap(([type, one]) => (type === typeOf(value) ? [] : [one]))];
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  return typeof value;
}
