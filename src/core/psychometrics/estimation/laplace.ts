import type { Connectivity } from '../model/connectivity';
import {
  parametersPerItem,
  type Anchor,
  type IrtModel,
  type ItemParameters,
  type Population,
} from '../model/irtModel';
import { stepItems } from './itemStep';
import { sumsPerItem } from './itemSums';
import { missingInformation, sumItems } from './laplaceItems';
import { likelihoods, stepAbilities, type Abilities } from './laplaceRespondents';
import { areLearnt, type Priors } from '../model/priors';
import { learntPriors, mostLearning } from './learntPriors';
import type { Responses } from '../model/responses';
import type { ItemErrors } from './standardErrors';
import { populationOf, standardise } from './standardise';

// Newton's steps from 0 to where items put an ability: none is longer than 1.
const settling = 6;

/** One iteration done. */
export interface Iteration {
  readonly iteration: number;
  /** The largest change of any slope or intercept. */
  readonly change: number;
  /** The change at which it ends. Changes shrink by about the same factor each time, so that log(change) tells how far there is to go. */
  readonly limit: number;
  /** The parameters as they are now: the live arrays, which a caller copies to keep them. */
  readonly parameters: ItemParameters;
  /** The distribution of abilities now. */
  readonly population: Population;
}

/** What either algorithm is asked. */
export interface Fitting {
  readonly responses: Responses;
  readonly connected: Connectivity;
  readonly model: IrtModel;
  /** Where they are learnt, those to begin from. */
  readonly priors: Priors;
  /** Where to begin; changed in place. */
  readonly parameters: ItemParameters;
  readonly anchor?: Anchor;
  readonly tolerance: number;
  readonly iterations: number;
  /** Whether answers are only to be foretold: what errors are computed from is left out. */
  readonly onlyForetells?: boolean;
}

/** What either algorithm answers. */
export interface Fitted {
  readonly parameters: ItemParameters;
  /** Those asked for; where they are learnt, what was learnt. */
  readonly priors: Priors;
  readonly population: Population;
  readonly logLikelihood: number;
  readonly iterations: number;
  readonly converged: boolean;
  /** NaN for a respondent without answers: nothing is known of them. */
  readonly eap: Float64Array;
  readonly eapSe: Float64Array;
  readonly map: Float64Array;
  readonly mapSe: Float64Array;
  /** Information on each item's d, a (and logit c) without priors, as `itemSum` lays it out; the other items held. */
  readonly information: Float64Array;
  /** Standard errors of items where they were found otherwise than from the information. */
  readonly errors?: ItemErrors;
}

/**
 * Marginal maximum likelihood (or the posterior mode, with priors) by EM whose expectation is Laplace's: each respondent's posterior is a normal of its
 * own place and width. Right where everybody answers many items, where a fixed grid is too coarse. Each iteration is one Newton step of every ability, a change of
 * scale to N(0, 1) (the parameter expansion of Liu, Rubin & Wu 1998: it saves hundreds of iterations), and one Newton step of every item.
 */
export function* fitLaplace(fitting: Fitting): Generator<Iteration, Fitted> {
  const { responses, model, parameters, anchor, tolerance } = fitting;
  const { respondents, items, rows, columns } = responses;
  const abilities = startingAbilities(respondents);
  const sums = new Float64Array(items * sumsPerItem);
  const before = parameters.line.slice();
  const isFree = (item: number): boolean =>
    !(anchor && anchor.slope[item]! === anchor.slope[item]) &&
    columns.start[item] !== columns.start[item + 1];
  let population: Population = { mean: 0, sd: 1 };
  let priors = fitting.priors;
  const learns = areLearnt(priors);
  const missing = new Float64Array(learns ? sums.length : 0);
  let change = Infinity;
  let moved = Infinity;
  let iteration = 0;
  while (iteration < fitting.iterations && change > tolerance) {
    // The first steps start far away: abilities first settle on the items as they are.
    for (let step = iteration === 0 ? settling : 0; step >= 0; step--)
      stepAbilities(rows, parameters, population, abilities, 0, respondents);
    if (anchor?.ability) holdAbilities(anchor, abilities);
    if (anchor) population = populationOf(rows.start, abilities.moments, anchor.ability);
    else standardise(parameters, abilities, fitting.connected, parametersPerItem(model) === 1);
    sumItems(columns, parameters, abilities.moments, sums, 0, items);
    stepItems(model, parameters, sums, priors, isFree);
    const latest = largestChange(parameters.line, before);
    // What learning changes is seen one step later.
    change = learns ? Math.max(latest, moved) : latest;
    moved = latest;
    if (learns && iteration % 2 === 1 && iteration < 2 * mostLearning) {
      missingInformation(columns, parameters, abilities.moments, missing, 0, items);
      for (let at = 0; at < sums.length; at++) missing[at] = sums[at]! - missing[at]!;
      priors = learntPriors(priors, model, parameters, missing, isFree);
    }
    iteration++;
    yield { iteration, change, limit: tolerance, parameters, population };
  }
  return finish({ ...fitting, priors }, abilities, population, sums, {
    iterations: iteration,
    converged: change <= tolerance,
  });
}

function finish(
  { responses, parameters, priors, anchor, onlyForetells }: Fitting,
  abilities: Abilities,
  population: Population,
  sums: Float64Array,
  how: { readonly iterations: number; readonly converged: boolean },
): Fitted {
  const { respondents, items, rows, columns } = responses;
  stepAbilities(rows, parameters, population, abilities, 0, respondents);
  likelihoods(rows, parameters, population, abilities, 0, respondents);
  if (anchor?.ability) holdAbilities(anchor, abilities);
  sumItems(columns, parameters, abilities.moments, sums, 0, items);
  const missing = new Float64Array(sums.length);
  if (!onlyForetells) missingInformation(columns, parameters, abilities.moments, missing, 0, items);
  const { mode, spread, moments, logLikelihood } = abilities;
  const known = (of: (respondent: number) => number): Float64Array =>
    Float64Array.from({ length: respondents }, (_, at) =>
      rows.start[at] === rows.start[at + 1] ? NaN : of(at),
    );
  return {
    ...how,
    parameters,
    priors,
    population,
    logLikelihood: logLikelihood.reduce((sum, one) => sum + one, 0),
    eap: known((at) => moments[2 * at]!),
    eapSe: known((at) => Math.sqrt(moments[2 * at + 1]!)),
    map: known((at) => mode[at]!),
    mapSe: known((at) => Math.sqrt(spread[at]!)),
    information: sums.map((sum, at) => sum - missing[at]!),
  };
}

function startingAbilities(respondents: number): Abilities {
  const moments = new Float64Array(2 * respondents);
  for (let respondent = 0; respondent < respondents; respondent++) moments[2 * respondent + 1] = 1;
  const [mode, spread, logLikelihood] = [
    new Float64Array(respondents),
    new Float64Array(respondents).fill(1),
    new Float64Array(respondents),
  ];
  return { mode, spread, moments, logLikelihood };
}

function holdAbilities({ ability, abilitySe }: Anchor, { mode, spread, moments }: Abilities): void {
  ability!.forEach((held, respondent) => {
    if (Number.isNaN(held)) return;
    moments[2 * respondent] = mode[respondent] = held;
    moments[2 * respondent + 1] = spread[respondent] = (abilitySe?.[respondent] ?? 0) ** 2;
  });
}

function largestChange(line: Float64Array, before: Float64Array): number {
  let largest = 0;
  for (let at = 0; at < line.length; at++) {
    const change = Math.abs(line[at]! - before[at]!);
    if (change > largest) largest = change;
    before[at] = line[at]!;
  }
  return largest;
}
