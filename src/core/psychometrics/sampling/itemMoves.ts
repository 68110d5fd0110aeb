import { slopesArePositive } from '../model/priors';
import { emptyValue, itemValue, type LineValue } from './likelihood';
import { isAccepted, isPossible, slopeAt, type State } from './state';

// Of a normal posterior such steps are accepted in two of three cases, about what is best (Roberts & Rosenthal 1998).
const stride = 1.25;
const tries = 2;

/** A place and d of an item, and the log posterior there. */
interface Point extends LineValue {
  place: number;
  d: number;
  posterior: number;
  /** Slopes of the log posterior along the columns of the item's root. */
  first: number;
  second: number;
}

function emptyPoint(): Point {
  return { ...emptyValue(), place: 0, d: 0, posterior: 0, first: 0, second: 0 };
}

const points: [Point, Point] = [emptyPoint(), emptyPoint()];

/**
 * Moves every item's slope and intercept, given all else, by steps that follow the slope of the posterior and are accepted or not (Langevin steps: Roberts & Tweedie
 * 1996). `roots` holds by item a root of the covariance that a step has: (place, place), (d, place), (d, d).
 */
export function moveItems(state: State, roots: Float64Array): void {
  for (const item of state.items) moveItem(state, item, roots);
}

function moveItem(state: State, item: number, roots: Float64Array): void {
  let [from, to] = points;
  from.place = state.place[item]!;
  from.d = state.intercept[item]!;
  evaluate(state, item, roots, from);
  for (let step = 0; step < tries; step++)
    if (isAccepted(state, propose(state, item, roots, from, to))) [from, to] = [to, from];
  state.place[item] = from.place;
  state.intercept[item] = from.d;
  state.likelihood[item] = from.value;
  state.slope[item] = slopeAt(state.priors, from.place);
}

/** Goes from one point to another; returns the log of how much likelier the way there is than the way back, with what lies at either end. */
function propose(state: State, item: number, roots: Float64Array, from: Point, to: Point): number {
  const x = state.random.normal();
  const y = state.random.normal();
  const first = stride * (x + 0.5 * stride * from.first);
  const second = stride * (y + 0.5 * stride * from.second);
  to.place = from.place + roots[3 * item]! * first;
  to.d = from.d + roots[3 * item + 1]! * first + roots[3 * item + 2]! * second;
  evaluate(state, item, roots, to);
  const backX = x + 0.5 * stride * (from.first + to.first);
  const backY = y + 0.5 * stride * (from.second + to.second);
  return to.posterior - from.posterior + 0.5 * (x * x + y * y - backX * backX - backY * backY);
}

function evaluate(state: State, item: number, roots: Float64Array, at: Point): void {
  const { priors, responses, ability, ownSlopes } = state;
  const a = slopeAt(priors, at.place);
  itemValue(responses.columns, item, a, at.d, ability, at);
  const ofD = (at.d - priors.interceptMean) / priors.intercept;
  const ofPlace = ownSlopes ? (at.place - priors.slopeMean) / priors.slope : 0;
  at.posterior = isPossible(a) ? at.value - 0.5 * (ofD * ofD + ofPlace * ofPlace) : -Infinity;
  const byD = at.bySummand - ofD / priors.intercept;
  const byPlace = at.byFactor * (slopesArePositive(priors) ? a : 1) - ofPlace / priors.slope;
  at.first = roots[3 * item]! * byPlace + roots[3 * item + 1]! * byD;
  at.second = roots[3 * item + 2]! * byD;
}
