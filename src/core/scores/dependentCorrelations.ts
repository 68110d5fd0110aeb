import * as v from 'valibot';
import { figureSchema, type Message } from '../message';
import { withInterval, type Agreement } from '../numbers/correlation';

/** How far one correlation lies above another that shares a column with it. */
export const differenceSchema = v.object({
  difference: figureSchema,
  low: figureSchema,
  high: figureSchema,
});

/** How far one correlation lies above another that shares a column with it. */
export type Difference = Message<typeof differenceSchema>;

/**
 * The difference of two dependent correlations that share a column, ρ(1, h) − ρ(2, h), with its interval: that of
 * Zou (2007, Psychological Methods 12, 399–413, for overlapping correlations), made of the two correlations' own
 * intervals (Bonett & Wright 2000, as Spearman's ρ needs) and of the correlation between them that Steiger (1980,
 * equation 3) gives. `between` is ρ(1, 2); all three over the same n rows. `errors` is the normal quantile.
 */
export function differenceOf(
  first: number,
  second: number,
  between: number,
  n: number,
  errors = 1.959964,
): Difference {
  const one = withInterval(first, n, errors);
  const two = withInterval(second, n, errors);
  const shared = correlationOf(first, second, between);
  const difference = first - second;
  return {
    difference,
    low: difference - reach(one.rho - one.low, two.high - two.rho, shared),
    high: difference + reach(one.high - one.rho, two.rho - two.low, shared),
  };
}

/** The margin that two correlated errors have together. */
function reach(one: number, two: number, shared: number): number {
  return Math.sqrt(Math.max(0, one ** 2 + two ** 2 - 2 * shared * one * two));
}

/** The correlation of two correlations that share a column. */
function correlationOf(first: number, second: number, between: number): number {
  const squares = first ** 2 + second ** 2 + between ** 2;
  const covariance = (between - 0.5 * first * second) * (1 - squares) + between ** 3;
  return covariance / ((1 - first ** 2) * (1 - second ** 2));
}

/** A correlation turned round. */
export function reversed({ rho, low, high, n }: Agreement): Agreement {
  return { rho: -rho, low: -high, high: -low, n };
}
