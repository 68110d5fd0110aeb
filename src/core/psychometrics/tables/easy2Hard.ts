import type { IrtModel } from '../model/irtModel';

/** What the columns are made of. */
export interface RatedItems {
  readonly difficulty: Float64Array;
  readonly difficultySe: Float64Array;
}

/**
 * Item difficulties under the column names of Easy2Hard-Bench (Ding et al. 2024): `unnorm_rating` is b and `unnorm_rating_std` its standard
 * error; `rating` and `rating_std` are the same with the easiest item at 0 and the hardest at 1; `rating_quantile` is the share of items that
 * are easier, ties counting half. Of a one-parameter model also `1pl_diff` and `1pl_quantile`, as later sets name them.
 */
export function easy2Hard(
  { difficulty, difficultySe }: RatedItems,
  model: IrtModel,
): [name: string, valueOf: (at: number) => number][] {
  const known = difficulty.filter((b) => !Number.isNaN(b)).sort();
  const [low, high] = [known[0] ?? NaN, known.at(-1) ?? NaN];
  const range = high - low;
  const quantile = (at: number): number => shareBelow(known, difficulty[at]!);
  const isOne = model === '1pl' || model === 'rasch';
  return [
    ['rating', (at) => (difficulty[at]! - low) / range],
    ['rating_std', (at) => difficultySe[at]! / range],
    ['rating_quantile', quantile],
    ['unnorm_rating', (at) => difficulty[at]!],
    ['unnorm_rating_std', (at) => difficultySe[at]!],
    ...(isOne
      ? ([
          ['1pl_diff', (at: number) => difficulty[at]!],
          ['1pl_quantile', quantile],
        ] as [string, (at: number) => number][])
      : []),
  ];
}

/** The share of sorted values below this one, equal ones counting half. */
function shareBelow(sorted: Float64Array, value: number): number {
  if (Number.isNaN(value)) return NaN;
  return (place(sorted, value, false) + place(sorted, value, true)) / (2 * sorted.length);
}

function place(sorted: Float64Array, value: number, after: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (after && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
