import { inverseOf } from '../../numbers/symmetric';
import { parametersPerItem, type IrtModel, type ItemParameters } from '../model/irtModel';
import { areLearnt, priorCurvature, slopesArePositive, type Priors } from '../model/priors';
import { itemSum, sumsPerItem } from './itemSums';

/** A normal distribution and how little is known of it beforehand: its mean is N(`mean`, `meanSd`²), its deviation about `sd`, worth `weight` items. */
export interface Hyperprior {
  readonly mean: number;
  readonly meanSd: number;
  readonly sd: number;
  readonly weight: number;
}

// Weak: they matter where items are a handful, or where each has so few answers that nothing tells slopes apart.
const ofLogSlope: Hyperprior = { mean: 0, meanSd: 1, sd: 0.3, weight: 1 };
const ofSlope: Hyperprior = { mean: 1, meanSd: 1, sd: 0.3, weight: 1 };
const ofIntercept: Hyperprior = { mean: 0, meanSd: 2, sd: 1.5, weight: 1 };

/** So many steps of learning are enough; where nothing tells slopes from 0, more would never come to an end. */
export const mostLearning = 40;

/** What is known beforehand of the means and deviations that are learnt. */
export function hyperpriors(priors: Priors): { readonly slope: Hyperprior; readonly intercept: Hyperprior } {
  return { slope: slopesArePositive(priors) ? ofLogSlope : ofSlope, intercept: ofIntercept };
}

/** How little is known beforehand of the mean slope (of its logarithm, where slopes are positive) and of the mean intercept, as standard deviations. */
export function meanSpreads(priors: Priors): { readonly slope: number; readonly intercept: number } {
  return {
    slope: (slopesArePositive(priors) ? ofLogSlope : ofSlope).meanSd,
    intercept: ofIntercept.meanSd,
  };
}

/** The priors as a slope that all items share has them: as little is known of it as of the mean of slopes that are learnt. */
export function commonSlopePriors(priors: Priors): Priors {
  if (!areLearnt(priors)) return priors;
  return { ...priors, kind: 'lognormal', slopeMean: ofLogSlope.mean, slope: ofLogSlope.meanSd };
}

/** What is known of one item's place on a scale: where its own answers and the prior put it, and the variance that is left. */
interface Place {
  readonly value: number;
  readonly variance: number;
}

/**
 * Priors nearer to those that make the answers likeliest, items integrated out (empirical Bayes; of item parameters Mislevy 1986). Each normal's mean and deviation take
 * MacKay's (1992) step: with w = 1 − v/s² the share of an item's place that its answers decide, the mean moves by Σ(x − m)/Σw and s² becomes
 * Σ(x − m)²/Σw. It ends where EM does and comes there sooner. `information` is each item's, without priors, as `itemSum` lays it out.
 */
export function learntPriors(
  priors: Priors,
  model: IrtModel,
  { line, guess }: ItemParameters,
  information: Float64Array,
  isFree: (item: number) => boolean,
): Priors {
  const slopes: Place[] = [];
  const intercepts: Place[] = [];
  for (let item = 0; item < guess.length; item++) {
    if (!isFree(item)) continue;
    const [a, d] = [line[2 * item]!, line[2 * item + 1]!];
    const [ofD, ofA] = variances(priors, model, a, guess[item]!, information, item);
    intercepts.push({ value: d, variance: ofD });
    slopes.push(
      slopesArePositive(priors)
        ? { value: Math.log(a), variance: ofA / (a * a) }
        : { value: a, variance: ofA },
    );
  }
  const intercept = stepped(priors.interceptMean, priors.intercept, intercepts, ofIntercept);
  if (parametersPerItem(model) === 1)
    return { ...priors, interceptMean: intercept.mean, intercept: intercept.sd };
  const hyper = slopesArePositive(priors) ? ofLogSlope : ofSlope;
  const slope = stepped(priors.slopeMean, priors.slope, slopes, hyper);
  return {
    ...priors,
    ...{ slopeMean: slope.mean, slope: slope.sd, interceptMean: intercept.mean, intercept: intercept.sd },
  };
}

/** The posterior variances of d and a of an item. */
function variances(
  priors: Priors,
  model: IrtModel,
  a: number,
  c: number,
  information: Float64Array,
  item: number,
): [ofD: number, ofA: number] {
  const of = (sum: number): number => information[item * sumsPerItem + sum]!;
  const [curveD, curveA, curveG] = priorCurvature(priors, a, c);
  const dd = Math.max(of(itemSum.dd), 0) + curveD;
  if (parametersPerItem(model) === 1) return [1 / dd, 0];
  const aa = Math.max(of(itemSum.aa), 0) + curveA;
  if (model === '3pl') {
    const gg = of(itemSum.gg) + curveG;
    const inverse = inverseOf(
      Float64Array.of(dd, 0, 0, of(itemSum.da), aa, 0, of(itemSum.dg), of(itemSum.ag), gg),
      3,
    );
    if (inverse) return [inverse[0]!, inverse[4]!];
  }
  const rest = dd * aa - of(itemSum.da) ** 2;
  return rest > 1e-6 * dd * aa ? [aa / rest, dd / rest] : [1 / dd, 1 / aa];
}

// No deviation changes by more than this factor in a step, nor falls below this.
const fastest = 2;
const narrowest = 0.02;

function stepped(
  mean: number,
  sd: number,
  places: readonly Place[],
  hyper: Hyperprior,
): { readonly mean: number; readonly sd: number } {
  const variance = sd * sd;
  const pull = variance / hyper.meanSd ** 2;
  let [decided, away] = [0, 0];
  for (const place of places) {
    decided += Math.min(1, Math.max(0.01, 1 - place.variance / variance));
    away += place.value - mean;
  }
  const nextMean = mean + (away + pull * (hyper.mean - mean)) / (decided + pull);
  let squares = hyper.weight * hyper.sd ** 2;
  for (const place of places) squares += (place.value - nextMean) ** 2;
  const next = Math.sqrt(squares / (decided + hyper.weight));
  return { mean: nextMean, sd: Math.max(narrowest, Math.min(sd * fastest, Math.max(sd / fastest, next))) };
}
