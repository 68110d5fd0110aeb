import * as v from 'valibot';

/** What a schema lets through, to be read and not changed. */
export type Message<S extends v.GenericSchema> = ReadOnly<v.InferOutput<S>>;

/** What may be sent where a schema checks it: what the schema fills in may be left out. */
export type Request<S extends v.GenericSchema> = ReadOnly<v.InferInput<S>>;

type ReadOnly<T> = T extends ArrayBufferView ? T : { readonly [K in keyof T]: ReadOnly<T[K]> };

/** A whole number, 0 or greater. */
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A number; NaN is unknown. */
export const figureSchema = v.custom<number>((value) => typeof value === 'number');

/** Numbers in 64 bits. As in every typed array, they are not looked at one by one. */
export const floatsSchema: v.GenericSchema<Float64Array> = v.instance(Float64Array);

/** Numbers from 0 to 255, or bits. */
export const bytesSchema: v.GenericSchema<Uint8Array> = v.instance(Uint8Array);

/** Rows or other places, from 0. */
export const placesSchema: v.GenericSchema<Uint32Array> = v.instance(Uint32Array);

/** What is undefined where it is not known: on its way it may be left out, because JSON has no undefined. */
export function maybe<S extends v.GenericSchema>(schema: S): v.OptionalSchema<S, () => undefined> {
  return v.optional(schema, () => undefined);
}

/** Whether a schema lets something through. Nothing of it is copied or filled in. */
export function isMessage<S extends v.GenericSchema>(schema: S, value: unknown): value is Message<S> {
  return v.is(schema, value);
}
