import { bands } from './minHash';

const mostPartners = 8;
const mostPairs = 2_000_000;
/** About so many sets are put in order between two breaths. */
const sortedAtOnce = 2 ** 14;

/**
 * Pairs of sets that have a key in common, the smaller number first, each once. Among many with the same key each is
 * paired with the next eight only, and there are at most two million pairs: memory has a bound. Yields the share of the
 * work that is done.
 */
export function* candidatePairs(keys: Uint32Array, count: number): Generator<number, CandidatePairs> {
  const found = new Set<number>();
  const parts = Math.max(1, Math.ceil(count / sortedAtOnce));
  for (let band = 0; band < bands; band++) {
    const keyOf = (set: number): number => keys[set * bands + band]!;
    for (const [part, sets] of partsByKey(keyOf, count, parts).entries()) {
      pairNext(inOrder(sets, keyOf), keyOf, (one, other) => {
        if (found.size < mostPairs) found.add(one * count + other);
      });
      yield (band + (part + 1) / parts) / bands;
    }
  }
  return new CandidatePairs(found, count);
}

/** Pairs of sets by their numbers. */
export class CandidatePairs {
  constructor(
    private readonly codes: ReadonlySet<number>,
    private readonly count: number,
  ) {}

  /** How many there are. */
  get size(): number {
    return this.codes.size;
  }

  *[Symbol.iterator](): Generator<Pair> {
    for (const code of this.codes) yield [Math.floor(code / this.count), code % this.count];
  }
}

/** Two sets by their numbers. */
export type Pair = readonly [number, number];

/** The sets in parts, each of the keys of one stretch, in the order of the keys. */
function partsByKey(keyOf: (set: number) => number, count: number, parts: number): Uint32Array[] {
  const partOf = (set: number): number => Math.floor((keyOf(set) / 2 ** 32) * parts);
  const sizes = new Uint32Array(parts);
  for (let set = 0; set < count; set++) sizes[partOf(set)]!++;
  const sorted = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let set = 0; set < count; set++) {
    const part = partOf(set);
    sorted[part]![sizes[part]!++] = set;
  }
  return sorted;
}

/** Sets (ascending) in the order of their keys, those with the same key as they were: by numbers, which sort without a function. */
function inOrder(sets: Uint32Array, keyOf: (set: number) => number): Uint32Array {
  const ranked = Float64Array.from(sets, (set, at) => keyOf(set) * 2 ** 21 + at).sort();
  return Uint32Array.from(ranked, (rank) => sets[rank % 2 ** 21]!);
}

/** Pairs each set with the next few of the same key. */
function pairNext(
  order: Uint32Array,
  keyOf: (set: number) => number,
  pair: (one: number, other: number) => void,
): void {
  for (let at = 0; at < order.length; at++)
    for (let next = at + 1; next <= at + mostPartners && next < order.length; next++) {
      if (keyOf(order[next]!) !== keyOf(order[at]!)) break;
      pair(order[at]!, order[next]!);
    }
}
