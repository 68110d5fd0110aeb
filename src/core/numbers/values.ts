import * as v from 'valibot';
import { floatsSchema, type Message } from '../message';

const narrowSchema: v.GenericSchema<Float32Array> = v.instance(Float32Array);

/** Numbers, one a row: in 32 bits each where that holds them exactly, else in 64. They are not looked at one by one. */
export const valuesSchema = v.union([floatsSchema, narrowSchema]);

/** Numbers, one a row. */
export type Values = Message<typeof valuesSchema>;

/** The same numbers in half the room, where every one of them is the same in 32 bits; else as they are. */
export function narrowed(values: Float64Array): Values {
  for (const value of values) if (Math.fround(value) !== value && !Number.isNaN(value)) return values;
  return Float32Array.from(values);
}

/** The numbers that are known, in their order. An array's own filter would hold each of them as an object on its way. */
export function knownValues(values: Values): Values {
  const known = values.slice();
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) known[count++] = value;
  return count === known.length ? known : known.slice(0, count);
}
