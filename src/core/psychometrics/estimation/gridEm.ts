import { emptyTables, fillTables, logShares, type LogTables } from './grid';
import { emptyExpectation, expectCounts, type Expected } from './gridExpectation';
import { gridAbilities, gridMoments } from './gridAbilities';
import { gridSums } from './gridSums';
import type { ItemParameters, Population } from '../model/irtModel';
import { stepItems } from './itemStep';
import { sumsPerItem } from './itemSums';
import type { Fitted, Fitting, Iteration } from './laplace';
import { logit } from '../../numbers/logistic';
import { observedInformation } from './observedInformation';
import { patternsOf, type Patterns } from '../model/patterns';
import { areLearnt, logPrior, slopesArePositive, type Priors } from '../model/priors';
import { learntPriors, mostLearning } from './learntPriors';
import { missingInformation } from './laplaceItems';
import { extrapolated } from '../../numbers/squarem';

/** The state of a fit over a fixed grid. */
interface GridFit extends Fitting {
  readonly patterns: Patterns;
  readonly tables: LogTables;
  readonly expected: Expected;
  population: Population;
  priors: Priors;
}

/**
 * Marginal maximum likelihood (or the posterior mode) by the EM algorithm of Bock & Aitkin (1981) over a fixed grid of abilities, sped up by SQUAREM. Exact up to
 * the grid, which must be finer than the abilities are known: right for short tests.
 */
export function* fitGrid(fitting: Fitting): Generator<Iteration, Fitted> {
  const { items } = fitting.responses;
  const fit: GridFit = {
    ...fitting,
    patterns: patternsOf(fitting.responses),
    tables: emptyTables(items),
    expected: emptyExpectation(items),
    population: { mean: 0, sd: 1 },
    priors: fitting.priors,
  };
  let iteration = 0;
  let change = Infinity;
  // The largest change is asked of two steps in a row: a step after an extrapolation may be small by chance.
  while (iteration < fitting.iterations && change > fitting.tolerance) {
    const zero = packed(fitting.parameters);
    if (iteration > 0 && iteration < 3 * mostLearning && areLearnt(fit.priors)) learn(fit);
    const startValue = improve(fit);
    const one = packed(fitting.parameters);
    yield iterationOf(fit, ++iteration, (change = largest(zero, one)));
    improve(fit);
    const two = packed(fitting.parameters);
    yield iterationOf(fit, ++iteration, (change = Math.max(change, largest(one, two))));
    const far = change > fitting.tolerance ? extrapolated(zero, one, two) : undefined;
    if (far === undefined || !unpack(fit, far)) continue;
    const value = improve(fit);
    if (!(value >= startValue)) unpack(fit, two);
    yield iterationOf(fit, ++iteration, change);
  }
  return finish(fit, { iterations: iteration, converged: change <= fitting.tolerance });
}

function iterationOf(
  { tolerance, parameters, population }: GridFit,
  iteration: number,
  change: number,
): Iteration {
  return { iteration, change, limit: tolerance, parameters, population };
}

/** One step of EM; returns the log of what is maximised at the parameters where it began. */
function improve(fit: GridFit): number {
  const { parameters, tables, expected, patterns, responses, model, priors, anchor } = fit;
  fillTables(tables, parameters);
  expectCounts(patterns, tables, logShares(fit.population), expected);
  const value = expected.logLikelihood + logPriors(fit);
  const sums = new Float64Array(responses.items * sumsPerItem);
  const isFree = (item: number): boolean => isAnswered(fit, item) && !isHeld(fit, item);
  for (let step = 0; step < 3; step++) {
    gridSums(expected, parameters, sums);
    stepItems(model, parameters, sums, priors, isFree);
  }
  if (anchor) fit.population = { mean: expected.mean, sd: Math.sqrt(expected.square - expected.mean ** 2) };
  return value;
}

/** Takes the priors a step nearer to those that the answers speak for. */
function learn(fit: GridFit): void {
  const { responses, model, parameters, expected } = fit;
  const information = new Float64Array(responses.items * sumsPerItem);
  const missing = new Float64Array(information.length);
  gridSums(expected, parameters, information);
  const moments = gridMoments(fit.patterns, fit.tables, logShares(fit.population));
  missingInformation(responses.columns, parameters, moments, missing, 0, responses.items);
  for (let at = 0; at < information.length; at++) information[at]! -= missing[at]!;
  const isFree = (item: number): boolean => isAnswered(fit, item) && !isHeld(fit, item);
  fit.priors = learntPriors(fit.priors, model, parameters, information, isFree);
}

function logPriors({ parameters: { line, guess }, priors, model }: GridFit): number {
  let sum = 0;
  for (let item = 0; item < guess.length; item++)
    sum += logPrior(priors, line[2 * item]!, line[2 * item + 1]!, guess[item]!, model);
  return sum;
}

function finish(fit: GridFit, how: { readonly iterations: number; readonly converged: boolean }): Fitted {
  const { parameters, tables, expected, patterns, population, responses, model, priors } = fit;
  fillTables(tables, parameters);
  const shares = logShares(population);
  expectCounts(patterns, tables, shares, expected);
  return {
    ...how,
    parameters,
    priors,
    population,
    logLikelihood: expected.logLikelihood,
    ...gridAbilities(responses, patterns, tables, shares, parameters, population),
    ...(fit.onlyForetells
      ? { information: new Float64Array(responses.items * sumsPerItem) }
      : observedInformation(model, parameters, patterns, tables, shares, expected)),
  };
}

/** All parameters in a row, on scales without bounds. */
function packed({ line, guess }: ItemParameters): Float64Array {
  const all = new Float64Array(line.length + guess.length);
  all.set(line);
  guess.forEach((c, item) => (all[line.length + item] = c === 0 ? 0 : logit(c)));
  return all;
}

/** Takes the parameters from a row, unless one of them is impossible. What an anchor holds stays to the last bit. */
function unpack(fit: GridFit, all: Float64Array): boolean {
  const { line, guess } = fit.parameters;
  const isPossible = (value: number, at: number): boolean =>
    Number.isFinite(value) &&
    Math.abs(value) < 40 &&
    (at % 2 === 1 || at >= line.length || value > 0 || !slopesArePositive(fit.priors));
  if (!all.every(isPossible)) return false;
  line.set(all.subarray(0, line.length));
  guess.forEach((c, item) => {
    if (c !== 0 && !isHeld(fit, item)) guess[item] = 1 / (1 + Math.exp(-all[line.length + item]!));
  });
  return true;
}

function isAnswered({ responses: { columns } }: GridFit, item: number): boolean {
  return columns.start[item] !== columns.start[item + 1];
}

function isHeld({ anchor }: GridFit, item: number): boolean {
  return anchor !== undefined && !Number.isNaN(anchor.slope[item]!);
}

function largest(one: Float64Array, other: Float64Array): number {
  let change = 0;
  for (let at = 0; at < one.length; at++) change = Math.max(change, Math.abs(one[at]! - other[at]!));
  return change;
}
