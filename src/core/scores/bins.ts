import type { Histogram } from './histogram';

/** The bin of a histogram that each row's value lies in; unknown values are in one more, after the last. */
export interface Bins {
  /** How many bins there are, the one for unknown values left out. */
  readonly count: number;
  readonly of: Uint8Array;
}

/** Sorts rows into the bins of a histogram (at most 255): values beyond its ends belong to the outermost bins. */
export function binRows(values: ArrayLike<number>, { edges }: Pick<Histogram, 'edges'>): Bins {
  const count = edges.length - 1;
  const low = edges[0]!;
  const width = (edges[count]! - low) / count;
  const of = new Uint8Array(values.length);
  for (let row = 0; row < of.length; row++) {
    const value = values[row]!;
    of[row] = Number.isNaN(value) ? count : binAt(value, edges, (value - low) / width);
  }
  return { count, of };
}

/** The bin of a value, from a guess that may be one off for want of precision. */
function binAt(value: number, edges: readonly number[], guess: number): number {
  const last = edges.length - 2;
  let bin = Math.min(last, Math.max(0, Math.floor(guess)));
  if (bin > 0 && value < edges[bin]!) bin--;
  if (bin < last && value >= edges[bin + 1]!) bin++;
  return bin;
}
