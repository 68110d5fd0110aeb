import { ranks } from '../../../src/core/numbers/correlation';

/**
 * The area under the ROC curve: the chance that a positive one has a higher value than a negative one, ties counting
 * half (Mann & Whitney 1947). Rows with an unknown value are left out.
 */
export function auroc(values: ArrayLike<number>, positive: (at: number) => boolean): number {
  const rows = Array.from({ length: values.length }, (_, at) => at).filter(
    (at) => !Number.isNaN(values[at]!),
  );
  const ranked = ranks(rows.map((at) => values[at]!));
  let sum = 0;
  let count = 0;
  rows.forEach((row, at) => {
    if (!positive(row)) return;
    sum += ranked[at]!;
    count++;
  });
  return (sum - (count * (count + 1)) / 2) / (count * (rows.length - count));
}
