import { hyperpriors } from '../estimation/learntPriors';
import { slopesArePositive, type Priors } from '../model/priors';
import { isAccepted, isPossible, slopeAt, type State } from './state';

/** Moves that change no chance of an answer: all abilities shift or widen, and items with them (Liu & Wu 1999). What everybody shares would creep without them. */
export function moveScale(state: State): void {
  shift(state);
  widen(state);
}

/** Every θ + δ and d − aδ, and the mean of d less that of aδ: of δ the conditional distribution is normal, and it is drawn from that. */
function shift(state: State): void {
  const { ability, slope, intercept, items, people, random, priors } = state;
  const { mean, meanSd } = hyperpriors(priors).intercept;
  const centre = items.reduce((sum, item) => sum + slope[item]!, 0) / items.length;
  let precision = people.length + (centre / meanSd) ** 2;
  let pull = (centre * (priors.interceptMean - mean)) / meanSd ** 2;
  for (const person of people) pull -= ability[person]!;
  for (const item of items) {
    const away = (slope[item]! - centre) / priors.intercept ** 2;
    precision += (slope[item]! - centre) * away;
    pull += away * (intercept[item]! - priors.interceptMean);
  }
  const by = pull / precision + random.normal() / Math.sqrt(precision);
  for (const person of people) ability[person]! += by;
  for (const item of items) intercept[item]! -= slope[item]! * by;
  state.priors = { ...priors, interceptMean: priors.interceptMean - centre * by };
}

/** Every c θ and a/c, and what is known of slopes with them. */
function widen(state: State): void {
  const { ability, place, slope, people, random, priors } = state;
  const log = (1.7 * random.normal()) / Math.sqrt(people.length);
  const c = Math.exp(log);
  const isLog = slopesArePositive(priors);
  const placed = (at: number): number => (isLog ? at - log : at / c);
  const next = { ...priors, slopeMean: placed(priors.slopeMean), slope: priors.slope / (isLog ? 1 : c) };
  const squares = people.reduce((sum, person) => sum + ability[person]! ** 2, 0);
  // The Jacobian: c of every ability, 1/c of every slope that is no logarithm and of their mean; the densities of such slopes take theirs back.
  const ofAbilities = people.length * log - 0.5 * (c * c - 1) * squares;
  if (!isAccepted(state, ofAbilities - (isLog ? 0 : log) + ofSlopes(state, next, placed))) return;
  for (const person of people) ability[person]! *= c;
  place.forEach((at, item) => {
    place[item] = placed(at);
    slope[item] = slopeAt(priors, place[item]);
  });
  if (state.ownSlopes) state.priors = next;
}

function ofSlopes(state: State, next: Priors, placed: (at: number) => number): number {
  const { ownSlopes, priors, place, items } = state;
  if (!items.every((item) => isPossible(slopeAt(priors, placed(place[item]!))))) return -Infinity;
  if (ownSlopes) return hyperDensity(next) - hyperDensity(priors);
  const at = place[items[0]!]!;
  return commonDensity(priors, placed(at)) - commonDensity(priors, at);
}

/** The log density of the mean and of the log deviation of slopes. */
export function hyperDensity(priors: Priors): number {
  const { mean, meanSd, sd, weight } = hyperpriors(priors).slope;
  const ofMean = -0.5 * ((priors.slopeMean - mean) / meanSd) ** 2;
  return ofMean - weight * (Math.log(priors.slope) + 0.5 * (sd / priors.slope) ** 2);
}

/** The log density of the one slope that all items share, at its place. */
export function commonDensity(priors: Priors, place: number): number {
  const { mean, meanSd } = hyperpriors(priors).slope;
  return -0.5 * ((place - mean) / meanSd) ** 2;
}
