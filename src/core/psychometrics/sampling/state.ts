import type { Random } from '../../numbers/random';
import { slopesArePositive, type Priors } from '../model/priors';
import type { Responses } from '../model/responses';

/** Where a chain is: one possible truth behind the answers. Its moves change it in place. */
export interface State {
  readonly responses: Responses;
  readonly random: Random;
  /** Whether each item has a slope of its own; otherwise all have the same. */
  readonly ownSlopes: boolean;
  /** Items and respondents that have answers: the others stay out of everything. */
  readonly items: Int32Array;
  readonly people: Int32Array;
  /** By item what the prior of slopes is of: log a, or a itself where it may be negative. */
  readonly place: Float64Array;
  /** a and d by item, θ by respondent; θ ~ N(0, 1). */
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
  readonly ability: Float64Array;
  /** The log-likelihood of each item's answers; right after the items were moved. */
  readonly likelihood: Float64Array;
  /** Means and deviations of places and intercepts. */
  priors: Priors;
}

/** a at a place. */
export function slopeAt(priors: Priors, place: number): number {
  return slopesArePositive(priors) ? Math.exp(place) : place;
}

// Fits stop there too: further out no answer tells slopes apart, and the tail of a logarithm's prior leads far.
const steepest = 40;

/** Whether a slope is one that the chain may take. */
export function isPossible(slope: number): boolean {
  return Math.abs(slope) <= steepest;
}

/** Whether a change is accepted that makes the truth so much likelier, a logarithm (Metropolis et al. 1953). */
export function isAccepted({ random }: State, gain: number): boolean {
  return Math.log(1 - random.uniform()) < gain;
}
