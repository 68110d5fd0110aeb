import { betaQuantile } from '../../numbers/beta';
import type { BetaPrior } from './prior';

/** What is known of the chance that a policy solves a prompt: the mean of the posterior and the middle 95% of it. */
export interface PassRate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The posterior Beta of a prompt's chance after `right` of `tries`. */
export interface Posterior {
  readonly a: number;
  readonly b: number;
}

/** What the tries make of the prior: Beta(k + α, n − k + β). NaN without a try. */
export function posteriorOf(right: number, tries: number, { alpha, beta }: BetaPrior): Posterior {
  return tries > 0 ? { a: right + alpha, b: tries - right + beta } : { a: NaN, b: NaN };
}

/** Mean and 95% interval of a posterior, by the quantiles of the Beta. */
export function passRateOf({ a, b }: Posterior): PassRate {
  return { mean: a / (a + b), low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
}

/**
 * The chance that the next `group` tries are not all alike, so that a policy gradient with a baseline by group is not
 * zero: 1 − E[p^G] − E[(1 − p)^G] over the posterior.
 */
export function signalAt(group: number, { a, b }: Posterior): number {
  return 1 - momentOf(group, a, a + b) - momentOf(group, b, a + b);
}

/** E[p^G] of a Beta(a, total − a). */
function momentOf(group: number, a: number, total: number): number {
  let product = 1;
  for (let i = 0; i < group; i++) product *= (a + i) / (total + i);
  return product;
}
