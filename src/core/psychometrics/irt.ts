import { UserError } from '../userError';
import { connectivity } from './model/connectivity';
import { gridStep } from './estimation/grid';
import { fitGrid } from './estimation/gridEm';
import type { CalibrationFigures } from './model/calibrationFigures';
import { parametersPerItem, type Anchor, type IrtModel, type ItemParameters } from './model/irtModel';
import { itemTable, type ItemTable } from './tables/itemTable';
import { fitLaplace, type Fitted, type Fitting, type Iteration } from './estimation/laplace';
import { notesOn } from './tables/notes';
import { respondentTable, type RespondentTable } from './tables/respondentTable';
import { areLearnt, priorsInWords, priorsOf, type PriorKind } from './model/priors';
import { marginalReliability, empiricalReliability } from './estimation/reliability';
import type { Responses } from './model/responses';
import { isSampled, sampled } from './sampling/sampled';
import { startingItems } from './estimation/startingItems';

/** How to calibrate. */
export interface CalibrationOptions {
  readonly model: IrtModel;
  /** `default` where absent; `none` is plain maximum likelihood. */
  readonly priors?: PriorKind;
  /** How many alternatives a question has, for the prior of guessing: 4 where absent. */
  readonly choices?: number;
  /** Items (and respondents) of an earlier calibration, which stay as they are: the rest joins their scale. 2PL and 3PL only. */
  readonly anchor?: Anchor;
  /** Which way integrals over ability are taken; by the shape of the data where absent. */
  readonly algorithm?: 'grid' | 'laplace';
  /** Iteration ends when no slope or intercept changes by more: 1e-6 over a grid, 1e-4 by Laplace where absent. */
  readonly tolerance?: number;
  /** The most iterations; 2000 over a grid, 200 by Laplace where absent. */
  readonly iterations?: number;
  /** Parameters to begin from, such as those of an interrupted run's last `Iteration`; all items alike where absent. They are copied. */
  readonly start?: ItemParameters;
}

/** The result of a calibration. */
export interface Calibration extends CalibrationFigures {
  readonly priorKind: PriorKind;
  readonly items: ItemTable;
  readonly respondents: RespondentTable;
}

/**
 * Calibrates items and respondents by marginal maximum likelihood, yielding after every iteration, so that a host can show it, breathe and stop. The same input gives
 * the same bits. Throws UserError where there is nothing to calibrate.
 */
export function* calibrating(
  responses: Responses,
  options: CalibrationOptions,
): Generator<Iteration, Calibration> {
  const fitting = fittingOf(responses, options);
  const fitted = yield* fit(fitting);
  return calibrationOf(responses, options, fitting, yield* withHonestErrors(fitting, fitted));
}

/** Where priors were learnt, a fit with errors that say what that leaves open; it is told as if the last iteration lasted. */
function* withHonestErrors(
  { responses, model, anchor, connected: { parts }, tolerance }: Chosen,
  fitted: Fitted,
): Generator<Iteration, Fitted> {
  if (!isSampled(fitted.priors, model, responses, { isAnchored: anchor !== undefined, parts })) return fitted;
  const { iterations } = fitted;
  return yield* sampled(responses, model, fitted, {
    iteration: iterations,
    change: tolerance,
    limit: tolerance,
  });
}

/** The same without what only a reader needs, such as errors: what answers are foretold from. Throws likewise. */
export function* fittingToForetell(
  responses: Responses,
  options: CalibrationOptions,
): Generator<Iteration, Fitted> {
  return yield* fit({ ...fittingOf(responses, options), onlyForetells: true });
}

function fit(fitting: Chosen): Generator<Iteration, Fitted> {
  return fitting.algorithm === 'grid' ? fitGrid(fitting) : fitLaplace(fitting);
}

function fittingOf(responses: Responses, options: CalibrationOptions): Chosen {
  const { model, anchor, choices = 4 } = options;
  if (responses.cells === 0) throw new UserError('There are no answers to calibrate.');
  if (anchor && parametersPerItem(model) === 1)
    throw new UserError(
      'An earlier calibration can be joined with the 2PL or the 3PL, not with one slope for all.',
    );
  const algorithm = options.algorithm ?? algorithmFor(responses, anchor);
  const priors = priorsOf(options.priors ?? 'default', choices);
  const parameters = startingItems(responses, { ...options, choices });
  if (anchor) holdItems(anchor, parameters.line, parameters.guess);
  const connected = connectivity(responses);
  return {
    ...{ responses, connected, model, priors, parameters, algorithm, ...(anchor && { anchor }) },
    tolerance: options.tolerance ?? (algorithm === 'grid' ? 1e-6 : 1e-4),
    iterations: options.iterations ?? (algorithm === 'grid' ? 2000 : 200),
  };
}

/** `calibrating` to its end, at once; `onIteration` is told of every iteration, and a signal ends it by throwing its reason. */
export function calibrate(
  responses: Responses,
  options: CalibrationOptions & {
    readonly onIteration?: (iteration: Iteration) => void;
    readonly signal?: AbortSignal;
  },
): Calibration {
  const run = calibrating(responses, options);
  for (;;) {
    options.signal?.throwIfAborted();
    const step = run.next();
    if (step.done) return step.value;
    options.onIteration?.(step.value);
  }
}

/**
 * A fixed grid is exact while abilities are less certain than its nodes are apart. With slopes about 1 and half the answers correct an answer informs by about
 * 0.15, so that n answers leave an error of 1/√(1 + 0.15 n): two steps of the grid at some 35 answers, one at 160. One respondent of a hundred may have more.
 */
export function algorithmFor(responses: Responses, anchor?: Anchor): 'grid' | 'laplace' {
  if (anchor?.ability) return 'laplace';
  const most = 1 / (0.15 * gridStep ** 2);
  const { start } = responses.rows;
  let beyond = 0;
  for (let respondent = 0; respondent < responses.respondents; respondent++)
    if (answersOf(responses, start[respondent]!, start[respondent + 1]!) > most / 2) beyond++;
  return beyond * 100 > responses.respondents ? 'laplace' : 'grid';
}

function answersOf({ rows: { attempts } }: Responses, from: number, to: number): number {
  if (!attempts) return to - from;
  let sum = 0;
  for (let cell = from; cell < to; cell++) sum += attempts[cell]!;
  return sum;
}

function holdItems({ slope, intercept, guessing }: Anchor, line: Float64Array, guess: Float64Array): void {
  slope.forEach((a, item) => {
    if (Number.isNaN(a)) return;
    line[2 * item] = a;
    line[2 * item + 1] = intercept[item]!;
    guess[item] = guessing?.[item] ?? 0;
  });
}

/** Chosen and found before the fit. */
interface Chosen extends Fitting {
  readonly algorithm: 'grid' | 'laplace';
}

function calibrationOf(
  responses: Responses,
  options: CalibrationOptions,
  { algorithm, connected }: Chosen,
  fitted: Fitted,
): Calibration {
  const { model, anchor } = options;
  const { iterations, converged, logLikelihood, priors } = fitted;
  const items = itemTable(responses, { ...fitted, model, ...(anchor && { anchor }) });
  const parameters = countParameters(responses, model, anchor);
  const answering = countFilled(responses.rows.start);
  const unit = model === 'rasch' ? fitted.parameters.line[0]! : 1;
  const isWhole = responses.cells === responses.respondents * responses.items;
  const calibration = {
    ...{
      model,
      priorKind: priors.kind,
      priors: priorsInWords(priors, model),
      algorithm,
      iterations,
      converged,
      items,
    },
    respondents: respondentTable(responses, fitted, unit),
    population: { mean: fitted.population.mean * unit, sd: fitted.population.sd * unit },
    ...{ logLikelihood, parameters },
    aic: 2 * parameters - 2 * logLikelihood,
    bic: parameters * Math.log(answering) - 2 * logLikelihood,
    marginalReliability: isWhole ? marginalReliability(fitted.parameters, fitted.population) : NaN,
    empiricalReliability: empiricalReliability(fitted.eapSe, fitted.population),
  };
  const areErrorsOfMode = areLearnt(priors) && fitted.errors === undefined;
  return {
    ...calibration,
    notes: notesOn(responses, { ...calibration, areErrorsOfMode }, connected, options),
  };
}

function countParameters(
  { columns: { start } }: Responses,
  model: IrtModel,
  anchor: Anchor | undefined,
): number {
  const each = parametersPerItem(model);
  let free = 0;
  for (let item = 0; item + 1 < start.length; item++)
    if (start[item] !== start[item + 1] && !(anchor && !Number.isNaN(anchor.slope[item]!))) free++;
  return each * free + (each === 1 ? 1 : 0) + (anchor ? 2 : 0);
}

function countFilled(start: Int32Array): number {
  let filled = 0;
  for (let at = 0; at + 1 < start.length; at++) if (start[at] !== start[at + 1]) filled++;
  return filled;
}
