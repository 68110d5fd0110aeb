import type { Values } from './values';

/** The finite values in ascending order. */
export function sortedFinite(values: ArrayLike<number>): Float64Array {
  const finite = new Float64Array(values.length);
  let count = 0;
  for (let at = 0; at < values.length; at++) if (Number.isFinite(values[at])) finite[count++] = values[at]!;
  return finite.subarray(0, count).sort();
}

/** The q-quantile of sorted values by linear interpolation, as numpy has it (Hyndman & Fan 1996, type 7). NaN of none. */
export function quantile(sorted: Values, q: number): number {
  if (sorted.length === 0) return NaN;
  const place = q * (sorted.length - 1);
  const low = sorted[Math.floor(place)]!;
  const high = sorted[Math.ceil(place)]!;
  return low + (high - low) * (place - Math.floor(place));
}

/** How many of the sorted values are smaller than this one. */
export function countBelow(sorted: Values, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The distinct values and how often each occurs, ascending; undefined where there are more than `most`. */
export function levelsOf(sorted: Values, most: number): { value: number; count: number }[] | undefined {
  const levels: { value: number; count: number }[] = [];
  for (const value of sorted) {
    const last = levels.at(-1);
    if (last?.value === value) last.count++;
    else if (levels.length === most) return undefined;
    else levels.push({ value, count: 1 });
  }
  return levels;
}
