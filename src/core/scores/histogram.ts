import { mostLevels } from './bands';
import { levelsOf, quantile, sortedFinite } from '../numbers/quantile';

/** How values are spread. Bin i holds the values from `edges[i]` up to `edges[i + 1]`. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  /** Where the measure has few whole levels: one bin for each of these. */
  readonly levels: readonly number[] | undefined;
}

/**
 * A histogram of the known values: one bin a level where they are few whole numbers, otherwise at most `bins` bins of equal
 * width between the 0.5% and 99.5% quantiles, of which the outermost also hold all beyond.
 */
export function histogramOf(values: ArrayLike<number>, bins: number): Histogram {
  const sorted = sortedFinite(values);
  const levels = levelsOf(sorted, Math.min(bins, mostLevels));
  if (levels && levels.every(({ value }) => Number.isInteger(value)) && spanOf(levels) <= bins)
    return levelHistogram(levels);
  return wideHistogram(sorted, bins);
}

function wideHistogram(sorted: Float64Array, bins: number): Histogram {
  const whole = sorted.length > 0 && sorted.every(Number.isInteger);
  const low = whole ? Math.floor(quantile(sorted, 0.005)) : quantile(sorted, 0.005);
  const high = quantile(sorted, 0.995);
  // Bins of whole numbers hold as many of them each: otherwise a comb would show that is not in the data.
  const width = whole ? Math.ceil((high - low + 1) / bins) : (high - low) / bins || 1;
  const used = whole ? Math.ceil((high - low + 1) / width) : bins;
  const counts = new Array<number>(used).fill(0);
  for (const value of sorted) counts[Math.min(used - 1, Math.max(0, Math.floor((value - low) / width)))]!++;
  return { edges: Array.from({ length: used + 1 }, (_, at) => low + at * width), counts, levels: undefined };
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
