import { logistic } from '../../numbers/logistic';

/**
 * What an item's step needs, summed over its answers: the slope of the expected log-likelihood in d, a and logit c, and the observed information on them (upper triangle).
 * For c = 0 it is the expected information too; for c > 0 it may be negative. The expected one would be too small there by far for an item with fewer correct answers than
 * guesses, whose steps would go back and forth for ever.
 */
export const itemSum = { d: 0, a: 1, g: 2, dd: 3, da: 4, aa: 5, dg: 6, ag: 7, gg: 8 } as const;

/** How many sums an item has. */
export const sumsPerItem = 9;

/** Adds `correct` of `attempts` attempts made at ability `theta` to the sums at `into[at]` (Lord 1980, section 12.5, in d, a, logit c). */
export function addPoint(
  into: Float64Array,
  at: number,
  theta: number,
  correct: number,
  attempts: number,
  slope: number,
  intercept: number,
  guess: number,
): void {
  const s = logistic(slope * theta + intercept);
  const p = guess + (1 - guess) * s;
  const residual = correct - attempts * p;
  const score = guess === 0 ? residual : (residual * s) / p;
  const weight = s * (1 - s) * (guess === 0 ? attempts : attempts - (correct * guess) / (p * p));
  into[at]! += score;
  into[at + 1]! += score * theta;
  into[at + 3]! += weight;
  into[at + 4]! += weight * theta;
  into[at + 5]! += weight * theta * theta;
  if (guess === 0) return;
  const cross = (correct * s * (1 - s) * guess * (1 - guess)) / (p * p);
  into[at + 2]! += (residual * guess) / p;
  into[at + 6]! += cross;
  into[at + 7]! += cross * theta;
  into[at + 8]! += guess * (1 - guess) * (attempts - (correct * s) / (p * p));
}
