import { gammaDraw } from '../../numbers/gammaDraw';
import { hyperpriors, type Hyperprior } from '../estimation/learntPriors';
import type { State } from './state';

/** Draws the means and deviations of places and intercepts, given the items: each has a conditional distribution that can be drawn from. */
export function movePriors(state: State): void {
  const { place, intercept, priors, ownSlopes } = state;
  const hyper = hyperpriors(priors);
  const ofD = drawn(state, intercept, { mean: priors.interceptMean, sd: priors.intercept }, hyper.intercept);
  state.priors = { ...priors, interceptMean: ofD.mean, intercept: ofD.sd };
  if (!ownSlopes) return;
  const ofA = drawn(state, place, { mean: priors.slopeMean, sd: priors.slope }, hyper.slope);
  state.priors = { ...state.priors, slopeMean: ofA.mean, slope: ofA.sd };
}

interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** A mean and a deviation, one after the other (Gelman et al. 2013, section 3.3). */
function drawn({ items, random }: State, values: Float64Array, from: Normal, hyper: Hyperprior): Normal {
  const [own, beforehand] = [from.sd ** -2, hyper.meanSd ** -2];
  const precision = items.length * own + beforehand;
  const sum = items.reduce((total, item) => total + values[item]!, 0);
  const mean = (own * sum + beforehand * hyper.mean) / precision + random.normal() / Math.sqrt(precision);
  const known = hyper.weight * hyper.sd ** 2;
  const squares = items.reduce((total, item) => total + (values[item]! - mean) ** 2, known);
  const sd = Math.sqrt(squares / 2 / gammaDraw((items.length + hyper.weight) / 2, random));
  return { mean, sd };
}
