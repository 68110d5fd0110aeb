import { stepAbilities, type Abilities } from '../estimation/laplaceRespondents';
import type { Fitted, Iteration } from '../estimation/laplace';
import { parametersPerItem, type IrtModel } from '../model/irtModel';
import { areLearnt, type Priors } from '../model/priors';
import type { Responses } from '../model/responses';
import { sweeping } from './chain';
import { Difficulties } from './difficulties';
import { Moments } from './moments';
import type { State } from './state';

// Draws of neighbouring sweeps are alike: so many make an error uncertain by some 5%, and the fewest by some 12%. More answers than the fewest sweeps allow take seconds.
const mostSweeps = 1000;
const fewestSweeps = 150;
const mostWork = 1e7;
// The first part of the sweeps only leads there.
const settling = 0.2;

/** Whether a fit under learnt priors is followed by draws from the posterior: not where earlier items hold the scale, parts have no common one, guessing is estimated, or answers are very many. */
export function isSampled(
  priors: Priors,
  model: IrtModel,
  { cells }: Responses,
  { isAnchored, parts }: { readonly isAnchored: boolean; readonly parts: number },
): boolean {
  return (
    areLearnt(priors) &&
    parametersPerItem(model) < 3 &&
    !isAnchored &&
    parts === 1 &&
    cells * fewestSweeps <= mostWork
  );
}

/**
 * A fit with estimates and errors that are means and deviations over the posterior of everything at once. The mode of learnt priors is narrower than what lies around it, and items'
 * posteriors are askew where few answered: intervals about the mode hold the truth too seldom, however the curvature is taken.
 */
export function* sampled(
  responses: Responses,
  model: IrtModel,
  fitted: Fitted,
  last: Omit<Iteration, 'parameters' | 'population'>,
): Generator<Iteration, Fitted> {
  const sweeps = Math.min(mostSweeps, Math.floor(mostWork / responses.cells));
  const drawn = emptyDraws(responses);
  const chain = sweeping(responses, model, fitted);
  for (let sweep = -Math.round(settling * sweeps); sweep < sweeps; sweep++) {
    const state = chain.next().value;
    if (sweep >= 0) addDraw(drawn, state, sweep, sweeps);
    yield { ...last, parameters: fitted.parameters, population: fitted.population };
  }
  return withDraws(responses, fitted, drawn);
}

/** What is kept of the draws. */
interface Draws {
  readonly slope: Moments;
  readonly intercept: Moments;
  readonly ability: Moments;
  readonly priors: Moments;
  readonly difficulty: Difficulties;
}

function emptyDraws({ items, respondents }: Responses): Draws {
  return {
    slope: new Moments(items),
    intercept: new Moments(items),
    ability: new Moments(respondents),
    priors: new Moments(4),
    difficulty: new Difficulties(items),
  };
}

function addDraw(drawn: Draws, state: State, sweep: number, sweeps: number): void {
  const { slopeMean, slope, interceptMean, intercept } = state.priors;
  drawn.slope.add(state.slope);
  drawn.intercept.add(state.intercept);
  drawn.ability.add(state.ability);
  drawn.priors.add(Float64Array.of(slopeMean, slope, interceptMean, intercept));
  drawn.difficulty.add(state, sweep, sweeps);
}

function withDraws(responses: Responses, fitted: Fitted, drawn: Draws): Fitted {
  const [slope, intercept] = [drawn.slope.means(), drawn.intercept.means()];
  const line = fitted.parameters.line.map((_, at) => (at % 2 === 0 ? slope : intercept)[at >> 1]!);
  const [slopeMean, slopeSd, interceptMean, interceptSd] = drawn.priors.means() as unknown as [
    number,
    number,
    number,
    number,
  ];
  const parameters = { line, guess: fitted.parameters.guess };
  const known = (values: Float64Array): Float64Array =>
    values.map((value, respondent) => (Number.isNaN(fitted.eap[respondent]!) ? NaN : value));
  return {
    ...fitted,
    parameters,
    priors: { ...fitted.priors, slopeMean, slope: slopeSd, interceptMean, intercept: interceptSd },
    eap: known(drawn.ability.means()),
    eapSe: known(drawn.ability.deviations()),
    ...modesOf(responses, { ...fitted, parameters }),
    errors: {
      slopeSe: drawn.slope.deviations(),
      interceptSe: drawn.intercept.deviations(),
      difficultySe: drawn.difficulty.errors(),
      guessingSe: new Float64Array(responses.items),
    },
  };
}

/** The modes of abilities on the scale of the items as they are now. */
function modesOf({ rows, respondents }: Responses, fitted: Fitted): Pick<Fitted, 'map' | 'mapSe'> {
  const abilities: Abilities = {
    mode: fitted.map.slice(),
    spread: new Float64Array(respondents),
    moments: new Float64Array(2 * respondents),
    logLikelihood: new Float64Array(respondents),
  };
  for (let step = 0; step < 6; step++)
    stepAbilities(rows, fitted.parameters, fitted.population, abilities, 0, respondents);
  return {
    map: abilities.mode,
    mapSe: abilities.spread.map((spread, at) => (Number.isNaN(fitted.map[at]!) ? NaN : Math.sqrt(spread))),
  };
}
