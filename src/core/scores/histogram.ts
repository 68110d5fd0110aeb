import { mostLevels } from './bands';
import { levelsOf, quantile, sortedFinite } from './quantile';

/** How values are spread. Bin i holds the values from `edges[i]` up to `edges[i + 1]`. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Where the measure has few whole levels: one bin for each of these. */
  readonly levels: readonly number[] | undefined;
}

/**
 * A histogram of the known values: one bin a level where they are few whole numbers, otherwise `bins` bins of equal
 * width between the 0.5 % and 99.5 % quantiles, of which the outermost also hold all beyond.
 */
export function histogramOf(values: ArrayLike<number>, bins: number): Histogram {
  const sorted = sortedFinite(values);
  const levels = levelsOf(sorted, Math.min(bins, mostLevels));
  if (levels && levels.every(({ value }) => Number.isInteger(value)) && spanOf(levels) <= bins)
    return levelHistogram(levels);
  const low = quantile(sorted, 0.005);
  const high = quantile(sorted, 0.995);
  const width = (high - low) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of sorted) counts[Math.min(bins - 1, Math.max(0, Math.floor((value - low) / width)))]!++;
  return { edges: Array.from({ length: bins + 1 }, (_, at) => low + at * width), counts, levels: undefined };
}

function spanOf(levels: readonly { value: number }[]): number {
  return levels.length === 0 ? 0 : levels.at(-1)!.value - levels[0]!.value + 1;
}

function levelHistogram(levels: readonly { value: number; count: number }[]): Histogram {
  const first = levels[0]?.value ?? 0;
  const whole = Array.from({ length: spanOf(levels) }, (_, at) => first + at);
  return {
    edges: [...whole, first + whole.length].map((value) => value - 0.5),
    counts: whole.map((value) => levels.find((level) => level.value === value)?.count ?? 0),
    levels: whole,
  };
}
