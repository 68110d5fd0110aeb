import * as v from 'valibot';
import type { Direction } from '../measures/measure';
import { figureSchema, type Message } from '../message';
import { countBelow, levelsOf, quantile, sortedFinite } from '../numbers/quantile';

/** The bands of difficulty, from easy to hard. */
export const bands = ['easy', 'medium', 'hard'] as const;

/** A stretch of difficulty. */
export type Band = (typeof bands)[number];

/** Where bands end: as quantiles (of the rows with a score) or as values of the measure, both ends inclusive. */
export type BandRule =
  { readonly easy: number; readonly hard: number } | { readonly easyUpTo: number; readonly hardFrom: number };

/** The usual bands: the easiest and the hardest 30%. */
export const defaultBands = { easy: 0.3, hard: 0.7 };

/** Cut-offs as values of the measure: easy up to and including the first, hard from and including the second. */
export const cutOffsSchema = v.object({
  easy: figureSchema,
  hard: figureSchema,
});

/** Cut-offs as values of the measure: easy up to and including the first, hard from and including the second. */
export type CutOffs = Message<typeof cutOffsSchema>;

/** Most distinct values at which a measure counts as having levels. */
export const mostLevels = 12;

/** A measure's direction as a factor; one that is neither harder nor easier when higher is read as it stands. */
export function orientation(direction: Direction): 1 | -1 {
  return direction === -1 ? -1 : 1;
}

/** The cut-offs that a rule gives for these values. */
export function cutOffs(values: ArrayLike<number>, direction: Direction, rule: BandRule): CutOffs {
  if ('easyUpTo' in rule) return { easy: rule.easyUpTo, hard: rule.hardFrom };
  const sign = orientation(direction);
  const sorted = oriented(values, sign);
  return { easy: sign * quantile(sorted, rule.easy), hard: sign * quantile(sorted, rule.hard) };
}

/** Whether these cut-offs would put a row in two bands at once. */
export function overlap({ easy, hard }: CutOffs, direction: Direction): boolean {
  const sign = orientation(direction);
  return sign * easy >= sign * hard;
}

/**
 * Cut-offs between the levels of a measure that has few of them: those that leave a level in the middle and come
 * nearest to the shares of the rule, of equally near ones the easier. Undefined where there are fewer than 3 levels or more than 12.
 */
export function proposedCutOffs(
  values: ArrayLike<number>,
  direction: Direction,
  rule: { readonly easy: number; readonly hard: number } = { easy: 0.3, hard: 0.7 },
): CutOffs | undefined {
  const sign = orientation(direction);
  const sorted = oriented(values, sign);
  const levels = levelsOf(sorted, mostLevels) ?? [];
  const share = (value: number): number => countBelow(sorted, value) / sorted.length;
  let best: { cut: CutOffs; miss: number } | undefined;
  levels.forEach((easy, low) => {
    levels.slice(low + 2).forEach((hard) => {
      const above = levels[low + 1]!.value;
      const miss = Math.abs(share(above) - rule.easy) + Math.abs(share(hard.value) - rule.hard);
      if (!best || miss < best.miss)
        best = { cut: { easy: sign * easy.value, hard: sign * hard.value }, miss };
    });
  });
  return best?.cut;
}

/** The band of a value; undefined where it is unknown. */
export function bandOf(value: number, { easy, hard }: CutOffs, direction: Direction): Band | undefined {
  if (Number.isNaN(value)) return undefined;
  const sign = orientation(direction);
  if (sign * value <= sign * easy) return 'easy';
  return sign * value >= sign * hard ? 'hard' : 'medium';
}

/** How many values lie in each band. */
export function countBands(
  values: ArrayLike<number>,
  cut: CutOffs,
  direction: Direction,
): Record<Band, number> & { unscored: number } {
  const counts = { easy: 0, medium: 0, hard: 0, unscored: 0 };
  for (let at = 0; at < values.length; at++) counts[bandOf(values[at]!, cut, direction) ?? 'unscored']++;
  return counts;
}

/** The cut-offs to show bands by: the usual quantiles, or proposed levels where those overlap or leave no middle. */
export function shownCutOffs(
  values: ArrayLike<number>,
  direction: Direction,
): { cut: CutOffs; by: 'quantile' | 'level' } {
  const cut = cutOffs(values, direction, defaultBands);
  const middle = countBands(values, cut, direction).medium;
  const proposed = middle === 0 || overlap(cut, direction) ? proposedCutOffs(values, direction) : undefined;
  return proposed ? { cut: proposed, by: 'level' } : { cut, by: 'quantile' };
}

function oriented(values: ArrayLike<number>, sign: 1 | -1): Float64Array {
  return sortedFinite(Float64Array.from(values, (value) => sign * value));
}
