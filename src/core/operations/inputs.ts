import * as v from 'valibot';

// The message of each schema says what it takes, in words that go on after "takes": see `checkRequest`.

/** Any text. */
export const text = v.string('a text');

/** True or false. */
export const flag = v.boolean('true or false');

/** Any number but NaN. */
export const number = v.number('a number');

/** A whole number, at least this one. */
export function wholeFrom(least: number) {
  const words = `a whole number, ${least} or greater`;
  return v.pipe(v.number(words), v.safeInteger(words), v.minValue(least, words));
}

/** A row, or another place counted from 0. */
export const row = wholeFrom(0);

const time = 'a number of seconds above 0';

/** How long something may take. */
export const seconds = v.pipe(v.number(time), v.gtValue(0, time), v.finite(time));

/** Rows, ids or the like as they are held: never looked at one by one. */
export const words = v.custom<Uint32Array>((value) => value instanceof Uint32Array, 'a Uint32Array');

/** One of these words. */
export function oneOf<const T extends readonly string[]>(names: T) {
  return v.picklist(names, `one of ${names.join(', ')}`);
}

/** A list of such things. */
export function list<const S extends v.GenericSchema>(item: S) {
  return v.array(item, 'a list');
}

/** Named inputs, and no others. */
export function inputs<const E extends v.ObjectEntries>(entries: E) {
  return v.strictObject(entries, 'an object');
}

/** An input that may be left out. */
export const maybe = <const S extends v.GenericSchema>(schema: S) => v.exactOptional(schema);
