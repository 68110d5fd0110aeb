import fc from 'fast-check';
import { requests } from '../../../src/core/operations/operations';
import { goodRequests } from './goodRequests';

/** The name of a method of the engine. */
export type Method = keyof typeof requests;

/** Every method of the engine. */
export const methods = Object.keys(requests) as Method[];

/** What no caller should send, as far as it can travel between processes. */
const anything = fc.anything({ withTypedArray: true, withDate: true, withMap: true, withBigInt: true });

/** Requests of a method that are good but for one input of it, at any depth, which is anything or is missing; and anything at all. */
export function garbageFor(method: Method): fc.Arbitrary<unknown> {
  const places = placesOf(goodRequests[method]);
  const spoilt = fc
    .tuple(fc.constantFrom(...places, ['unknown']), fc.option(anything, { nil: undefined }))
    .map(([place, value]) => replaced(goodRequests[method], place, value));
  return fc.oneof({ weight: 3, arbitrary: spoilt }, { weight: 1, arbitrary: anything });
}

/** The ways to everything within a value. */
function placesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([name, within]) => [
    [name],
    ...placesOf(within).map((rest) => [name, ...rest]),
  ]);
}

/** A copy with another value in one place; without the place where that is undefined. */
function replaced(whole: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  const copy = (Array.isArray(whole) ? [...(whole as unknown[])] : { ...(whole as object) }) as Record<
    string,
    unknown
  >;
  if (rest.length > 0) copy[name!] = replaced(copy[name!], rest, value);
  else if (value === undefined) delete copy[name!];
  else copy[name!] = value;
  return copy;
}
