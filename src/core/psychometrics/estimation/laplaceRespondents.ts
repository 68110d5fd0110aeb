import type { ItemParameters, Population } from '../model/irtModel';
import { logistic, softplus } from '../../numbers/logistic';
import type { Lines } from '../model/responses';

/** What is known of every respondent's ability: the posterior, as a normal. */
export interface Abilities {
  /** The mode. */
  readonly mode: Float64Array;
  /** The curvature at the mode, as a variance: 1 / (information + 1/σ²). */
  readonly spread: Float64Array;
  /** Mean and variance of respondent i at 2i and 2i + 1. */
  readonly moments: Float64Array;
  /** Log-likelihood of the respondent's answers, ability integrated out; filled by `likelihoods`. */
  readonly logLikelihood: Float64Array;
}

/**
 * One Newton step of the ability of respondents `from` to `to` towards the mode of its posterior, and its mean and variance by the next term of
 * Laplace's method (Tierney & Kadane 1986): with s² the inverse curvature and l₃, l₄ the third and fourth derivative of the log posterior, mean = mode + s⁴l₃/2,
 * variance = s²(1 + s⁴l₄/2 + s⁶l₃²). Writes only these respondents' entries, so that ranges can be shared out.
 */
export function stepAbilities(
  { start, index, correct, attempts }: Lines,
  { line, guess }: ItemParameters,
  population: Population,
  { mode, spread, moments }: Abilities,
  from: number,
  to: number,
): void {
  const precision = 1 / population.sd ** 2;
  for (let respondent = from; respondent < to; respondent++) {
    const theta = mode[respondent]!;
    let slope = -(theta - population.mean) * precision;
    let curvature = precision;
    let third = 0;
    let fourth = 0;
    for (let cell = start[respondent]!, end = start[respondent + 1]!; cell < end; cell++) {
      const item = index[cell]!;
      const a = line[2 * item]!;
      const n = attempts === undefined ? 1 : attempts[cell]!;
      const k = correct[cell]!;
      const p = logistic(a * theta + line[2 * item + 1]!);
      const c = guess[item]!;
      if (c === 0) {
        const w = p * (1 - p);
        const second = n * a * a * w;
        slope += a * (k - n * p);
        curvature += second;
        third -= second * a * (1 - 2 * p);
        fourth -= second * a * a * (1 - 6 * w);
      } else {
        const whole = c + (1 - c) * p;
        slope += (a * (k - n * whole) * p) / whole;
        curvature += (n * a * a * (1 - c) * p * p * (1 - p)) / whole;
      }
    }
    const step = Math.min(1, Math.max(-1, slope / curvature));
    const s = 1 / Math.sqrt(curvature);
    const skew = third * s ** 3;
    const tail = fourth * s ** 4;
    mode[respondent] = theta + step;
    spread[respondent] = s * s;
    moments[2 * respondent] = theta + step + 0.5 * s * Math.min(1, Math.max(-1, skew));
    moments[2 * respondent + 1] = s * s * Math.min(2, Math.max(0.5, 1 + 0.5 * tail + skew * skew));
  }
}

/** The marginal log-likelihood of respondents `from` to `to` by Laplace's method with its next term, at the modes as they are. */
export function likelihoods(
  { start, index, correct, attempts }: Lines,
  { line, guess }: ItemParameters,
  population: Population,
  { mode, spread, logLikelihood }: Abilities,
  from: number,
  to: number,
): void {
  for (let respondent = from; respondent < to; respondent++) {
    const theta = mode[respondent]!;
    let sum = 0;
    let third = 0;
    let fourth = 0;
    for (let cell = start[respondent]!, end = start[respondent + 1]!; cell < end; cell++) {
      const item = index[cell]!;
      const a = line[2 * item]!;
      const c = guess[item]!;
      const n = attempts === undefined ? 1 : attempts[cell]!;
      const k = correct[cell]!;
      const z = a * theta + line[2 * item + 1]!;
      const p = logistic(z);
      if (c === 0) {
        const w = p * (1 - p);
        sum += k * z - n * softplus(z);
        third -= n * a ** 3 * w * (1 - 2 * p);
        fourth -= n * a ** 4 * w * (1 - 6 * w);
      } else sum += k * Math.log(c + (1 - c) * p) + (n - k) * (Math.log(1 - c) - softplus(z));
    }
    const s2 = spread[respondent]!;
    const distance = (theta - population.mean) / population.sd;
    const correction = (fourth * s2 ** 2) / 8 + (5 * third ** 2 * s2 ** 3) / 24;
    logLikelihood[respondent] =
      sum - 0.5 * distance ** 2 + 0.5 * Math.log(s2 / population.sd ** 2) + correction;
  }
}
