import { parentPort, workerData } from 'node:worker_threads';
import { holdingOut } from '../../core/psychometrics/fit/heldOut';
import { calibrating, type Calibration, type CalibrationOptions } from '../../core/psychometrics/irt';
import type { IrtModel } from '../../core/psychometrics/model/irtModel';
import { itemFit } from '../../core/psychometrics/fit/itemFit';
import { ratedAnswers } from '../../core/psychometrics/glicko/itemRatings';
import type { Iteration } from '../../core/psychometrics/estimation/laplace';
import { candidateModels } from '../../core/psychometrics/fit/modelFor';
import type { Responses } from '../../core/psychometrics/model/responses';
import type { ModelComparison } from '../../core/protocol/answers/calibrationReport';
import { UserError } from '../../core/userError';
import { asResponses } from '../responseLogs/asResponses';
import { checksOf } from './calibrationChecks';
import type { CalibrationJob, CalibrationOutcome, CalibratorMessage, Checkpoint } from './calibrationJob';

// The calibrator's own thread: it never waits, and whoever wants it to stop ends the thread. From time to time it
// tells where it has come to, so that a later run can go on from there.

const seed = 1;
const checkpointAfter = 250;

const tell = (message: CalibratorMessage): void => parentPort!.postMessage(message);

try {
  tell({ kind: 'result', outcome: outcomeOf(workerData as CalibrationJob) });
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  tell({ kind: 'refused', message: error.message, remedy: error.remedy });
}

function outcomeOf(job: CalibrationJob): CalibrationOutcome {
  const responses = asResponses(job.answers);
  const candidates = job.model ? [job.model] : candidateModels(responses, job.options.choices);
  const compared = job.checkpoint?.compared ?? comparison(responses, job.options, candidates);
  const model = job.checkpoint?.model ?? best(compared) ?? candidates[0]!;
  const calibration = calibrated(responses, { ...job.options, model }, compared, job.checkpoint);
  tell({ kind: 'checking' });
  return {
    calibration,
    compared,
    fit: itemFit(responses, calibration),
    checks: checksOf(responses, calibration, job.answers.items, job.options.priors ?? 'default'),
    itemRatings: ratedAnswers(job.answers).items,
  };
}

/** Every model on a tenth of the answers that it was not shown; nothing where there is but one. */
function comparison(
  responses: Responses,
  options: CalibrationJob['options'],
  models: readonly IrtModel[],
): ModelComparison[] {
  if (models.length === 1) return [];
  return models.map((model) => {
    const run = holdingOut(responses, { ...options, model }, { seed });
    for (;;) {
      const step = run.next();
      if (step.done) return { model, ...step.value };
      report(`${model.toUpperCase()}, to compare`, step.value);
    }
  });
}

/** The model with the least log-loss; the simpler one where they are equal. */
function best(compared: readonly ModelComparison[]): IrtModel | undefined {
  return [...compared].sort((one, other) => one.logLoss - other.logLoss)[0]?.model;
}

function calibrated(
  responses: Responses,
  options: CalibrationOptions,
  compared: readonly ModelComparison[],
  checkpoint: Checkpoint | undefined,
): Calibration {
  const start = checkpoint?.model === options.model ? checkpoint.parameters : undefined;
  const run = calibrating(responses, { ...options, ...(start && { start }) });
  let told = Date.now();
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    report(options.model.toUpperCase(), step.value);
    if (Date.now() - told < checkpointAfter) continue;
    told = Date.now();
    tell({
      kind: 'checkpoint',
      checkpoint: { model: options.model, compared, parameters: step.value.parameters },
    });
  }
}

function report(what: string, { iteration, change, limit }: Iteration): void {
  tell({ kind: 'fitting', what, iteration, change, limit });
}
