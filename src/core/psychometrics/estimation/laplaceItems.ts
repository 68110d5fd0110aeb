import type { ItemParameters } from '../model/irtModel';
import { addPoint, sumsPerItem } from './itemSums';
import { logistic } from '../../numbers/logistic';
import type { Lines } from '../model/responses';

// Gauss–Hermite for the standard normal, five nodes: exact for polynomials up to the ninth degree (Abramowitz & Stegun 25.10).
const nodes = Float64Array.of(
  -2.8569700138728056,
  -1.3556261799742659,
  0,
  1.3556261799742659,
  2.8569700138728056,
);
const weights = Float64Array.of(
  0.011257411327720689,
  0.22207592200561266,
  8 / 15,
  0.22207592200561266,
  0.011257411327720689,
);
// Up to this a²v three terms of Taylor are as good as five nodes (the next is below 1e-5 of p).
const narrow = 0.15;

/**
 * The sums of items `from` to `to`, each answer's expectation taken over the respondent's normal posterior N(μ, v). With u = a²v:
 * E p = p + u p₂/2 + u² p₄/8, where p₂ = w(1 − 2p), p₄ = w(1 − 2p)(1 − 12w), w = p(1 − p); E (θ − μ)p = v a E w exactly (Stein 1981).
 * One logistic an answer. Where u is not small, or with guessing, five nodes. Writes only these items' entries.
 */
export function sumItems(
  { start, index, correct, attempts }: Lines,
  { line, guess }: ItemParameters,
  moments: Float64Array,
  sums: Float64Array,
  from: number,
  to: number,
): void {
  for (let item = from; item < to; item++) {
    const a = line[2 * item]!;
    const d = line[2 * item + 1]!;
    const c = guess[item]!;
    const wide = c > 0 ? 0 : narrow / (a * a);
    const base = item * sumsPerItem;
    let [sd, sa, sdd, sda, saa] = [0, 0, 0, 0, 0];
    sums.fill(0, base, base + sumsPerItem);
    for (let cell = start[item]!, end = start[item + 1]!; cell < end; cell++) {
      const respondent = index[cell]!;
      const mean = moments[2 * respondent]!;
      const v = moments[2 * respondent + 1]!;
      const n = attempts === undefined ? 1 : attempts[cell]!;
      const k = correct[cell]!;
      if (v > wide) {
        addSpread(sums, base, mean, Math.sqrt(v), k, n, a, d, c);
        continue;
      }
      const u = a * a * v;
      const p = logistic(a * mean + d);
      const w = p * (1 - p);
      const bend = w * (1 - 2 * p);
      const spread = w + 0.5 * u * w * (1 - 6 * w);
      const residual = k - n * (p + 0.5 * u * bend * (1 + 0.25 * u * (1 - 12 * w)));
      const weight = n * spread;
      const tilt = n * v * a * bend;
      sd += residual;
      sa += mean * residual - weight * v * a;
      sdd += weight;
      sda += mean * weight + tilt;
      saa += (mean * mean + v) * weight + 2 * mean * tilt;
    }
    sums[base]! += sd;
    sums[base + 1]! += sa;
    sums[base + 3]! += sdd;
    sums[base + 4]! += sda;
    sums[base + 5]! += saa;
  }
}

function addSpread(
  sums: Float64Array,
  base: number,
  mean: number,
  s: number,
  k: number,
  n: number,
  a: number,
  d: number,
  c: number,
): void {
  for (let at = 0; at < 5; at++) {
    const weight = weights[at]!;
    addPoint(sums, base, mean + s * nodes[at]!, weight * k, weight * n, a, d, c);
  }
}

/**
 * The information on items `from` to `to` that is missing because abilities are only estimated: the variance of each answer's score over the
 * respondent's posterior (Louis 1982), v G G′ with G the score's derivative in θ. Laid out as the sums are; to be subtracted from them.
 */
export function missingInformation(
  { start, index, correct, attempts }: Lines,
  { line, guess }: ItemParameters,
  moments: Float64Array,
  missing: Float64Array,
  from: number,
  to: number,
): void {
  for (let item = from; item < to; item++) {
    const a = line[2 * item]!;
    const d = line[2 * item + 1]!;
    const c = guess[item]!;
    let [dd, da, aa, dg, ag, gg] = [0, 0, 0, 0, 0, 0];
    for (let cell = start[item]!, end = start[item + 1]!; cell < end; cell++) {
      const respondent = index[cell]!;
      const mean = moments[2 * respondent]!;
      const v = moments[2 * respondent + 1]!;
      const n = attempts === undefined ? 1 : attempts[cell]!;
      const s = logistic(a * mean + d);
      const p = c + (1 - c) * s;
      const dp = (1 - c) * s * (1 - s);
      const residual = correct[cell]! - n * p;
      const share = c === 0 ? 1 : s / p;
      // d/dz (s/p) = c s (1 − s) / p².
      const gradient = a * (residual * ((c * s * (1 - s)) / (p * p)) - n * dp * share);
      const ofSlope = residual * share + mean * gradient;
      const ofGuess = c === 0 ? 0 : (-a * dp * c * (n + residual / p)) / p;
      dd += v * gradient * gradient;
      da += v * gradient * ofSlope;
      aa += v * ofSlope * ofSlope;
      dg += v * gradient * ofGuess;
      ag += v * ofSlope * ofGuess;
      gg += v * ofGuess * ofGuess;
    }
    missing.set([0, 0, 0, dd, da, aa, dg, ag, gg], item * sumsPerItem);
  }
}
