import { bands } from './minHash';

const mostPartners = 8;
const mostPairs = 2_000_000;

/**
 * Pairs of sets that have a key in common, the smaller number first, each once. Among many with the same key each is
 * paired with the next eight only, and there are at most two million pairs: memory has a bound. Yields a share of the
 * work after every band.
 */
export function* candidatePairs(keys: Uint32Array, count: number): Generator<number, readonly Pair[]> {
  const found = new Set<number>();
  for (let band = 0; band < bands; band++) {
    const keyOf = (set: number): number => keys[set * bands + band]!;
    const order = Uint32Array.from({ length: count }, (_, set) => set).sort(
      (a, b) => keyOf(a) - keyOf(b) || a - b,
    );
    for (let at = 0; at < count && found.size < mostPairs; at++)
      for (let next = at + 1; next <= at + mostPartners && next < count; next++) {
        if (keyOf(order[next]!) !== keyOf(order[at]!)) break;
        found.add(order[at]! * count + order[next]!);
      }
    yield (band + 1) / bands;
  }
  return Array.from(found, (pair) => [Math.floor(pair / count), pair % count]);
}

/** Two sets by their numbers. */
export type Pair = readonly [number, number];
