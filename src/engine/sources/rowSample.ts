import { priority } from '../../core/numbers/priority';
import type { DatasetFile } from './datasetFile';

/** Of these rows so many of the lowest priority under a seed, ascending; all where they are no more. */
export function rowSample(file: DatasetFile, rows: ArrayLike<number>, most: number, seed: number): number[] {
  const all = Array.from(rows);
  if (all.length <= most) return all.sort((a, b) => a - b);
  const ranks = Float64Array.from(all, (row) => priority(seed, file.id(row)));
  const limit = ranks.toSorted()[most - 1]!;
  return all
    .filter((_, at) => ranks[at]! <= limit)
    .sort((a, b) => a - b)
    .slice(0, most);
}
