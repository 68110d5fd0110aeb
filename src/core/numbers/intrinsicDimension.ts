import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../message';

/** How many dimensions points really fill, with its 95% interval. */
export const dimensionSchema = v.object({
  value: figureSchema,
  low: figureSchema,
  high: figureSchema,
  /** The points that it was found from: those that lie on another tell nothing. */
  points: countSchema,
});

/** How many dimensions points really fill, with its 95% interval. */
export type Dimension = Message<typeof dimensionSchema>;

/** The share of the smallest ratios that is used: the largest come from outliers (Facco et al. 2017). */
const used = 0.9;

/** A distance below this is none: what single precision leaves of the distance of equal unit vectors. */
const least = 1e-3;

/**
 * TwoNN (Facco et al. 2017, Scientific Reports 7, 12140): where a point's second neighbour is μ times as far as its
 * first, ln μ is exponential with the intrinsic dimension as its rate. The rate is estimated from the smaller nine
 * tenths by maximum likelihood (a censored sample: Epstein & Sobel 1953), whose interval is that of χ² with twice as
 * many degrees of freedom (Wilson & Hilferty 1931 for its quantiles). `first` and `second` are distances.
 */
export function intrinsicDimension(first: ArrayLike<number>, second: ArrayLike<number>): Dimension {
  const logs: number[] = [];
  for (let at = 0; at < first.length; at++)
    if (first[at]! > least) logs.push(Math.log(second[at]! / first[at]!));
  const sorted = Float64Array.from(logs).sort();
  const kept = Math.floor(used * sorted.length);
  if (kept < 2) return { value: NaN, low: NaN, high: NaN, points: sorted.length };
  let sum = (sorted.length - kept) * sorted[kept - 1]!;
  for (let at = 0; at < kept; at++) sum += sorted[at]!;
  const edge = (z: number): number => chiSquareQuantile(z, 2 * kept) / (2 * sum);
  return { value: (kept - 1) / sum, low: edge(-1.959964), high: edge(1.959964), points: sorted.length };
}

function chiSquareQuantile(z: number, df: number): number {
  const spread = 2 / (9 * df);
  return df * (1 - spread + z * Math.sqrt(spread)) ** 3;
}
