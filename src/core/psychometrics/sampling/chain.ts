import { randomOf } from '../../numbers/random';
import type { Fitted } from '../estimation/laplace';
import { parametersPerItem, type IrtModel } from '../model/irtModel';
import { slopesArePositive } from '../model/priors';
import type { Responses } from '../model/responses';
import { moveAbilities } from './abilityMoves';
import { moveItems } from './itemMoves';
import { movePriors } from './priorMoves';
import { rootsOf } from './roots';
import { moveScale } from './scaleMoves';
import { moveSlopes } from './slopeMoves';
import type { State } from './state';

const seed = 1;

/**
 * Draws from the posterior of everything at once (abilities, items, means and deviations of their priors) by Metropolis within Gibbs (Patz & Junker 1999), from where a fit ended.
 * Yields after every sweep, without end; the first sweeps are still on their way. The same fit gives the same draws.
 */
export function* sweeping(responses: Responses, model: IrtModel, fitted: Fitted): Generator<State, never> {
  const ownSlopes = parametersPerItem(model) > 1;
  const state = startingState(responses, ownSlopes, fitted);
  const roots = rootsOf(fitted, ownSlopes);
  for (;;) {
    moveAbilities(state, fitted.eapSe);
    moveItems(state, roots);
    moveSlopes(state);
    moveScale(state);
    movePriors(state);
    yield state;
  }
}

function startingState(
  responses: Responses,
  ownSlopes: boolean,
  { parameters: { line, guess }, priors, eap }: Fitted,
): State {
  const slope = guess.map((_, item) => line[2 * item]!);
  return {
    ...{ responses, ownSlopes, slope, priors, random: randomOf(seed) },
    items: filled(responses.columns.start),
    people: filled(responses.rows.start),
    place: slope.map((a) => (slopesArePositive(priors) ? Math.log(a) : a)),
    intercept: guess.map((_, item) => line[2 * item + 1]!),
    ability: eap.map((theta) => (Number.isNaN(theta) ? 0 : theta)),
    likelihood: new Float64Array(guess.length),
  };
}

function filled(start: Int32Array): Int32Array {
  const all = Int32Array.from({ length: start.length - 1 }, (_, at) => at);
  return all.filter((at) => start[at] !== start[at + 1]);
}
