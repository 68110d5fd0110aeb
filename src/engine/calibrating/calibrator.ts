import { parentPort, workerData } from 'node:worker_threads';
import {
  comparing,
  type Candidate,
  type Choice,
  type Compared,
} from '../../core/psychometrics/fit/comparison';
import { candidateInWords } from '../../core/psychometrics/fit/choiceInWords';
import { calibrating, type Calibration, type CalibrationOptions } from '../../core/psychometrics/irt';
import { itemFit } from '../../core/psychometrics/fit/itemFit';
import { ratedAnswers } from '../../core/psychometrics/glicko/itemRatings';
import type { Iteration } from '../../core/psychometrics/estimation/laplace';
import { candidatesFor, type Fixed } from '../../core/psychometrics/fit/modelFor';
import type { Responses } from '../../core/psychometrics/model/responses';
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

function outcomeOf({ answers, fixed, options, checkpoint }: CalibrationJob): CalibrationOutcome {
  const responses = asResponses(answers);
  const { compared, chosen } = checkpoint ?? choiceFor(responses, fixed, options);
  const calibration = calibrated(responses, { ...options, ...chosen }, compared, checkpoint);
  tell({ kind: 'checking' });
  return {
    calibration,
    compared,
    fit: itemFit(responses, calibration),
    checks: checksOf(responses, calibration, answers.items),
    itemRatings: ratedAnswers(answers).items,
  };
}

/** The way to calibrate that foretells held-out answers best; where there is but one, that one. */
function choiceFor(responses: Responses, fixed: Fixed, options: CalibrationJob['options']): Choice {
  const candidates = candidatesFor(responses, { ...fixed, choices: options.choices });
  if (candidates.length === 1) return { compared: [], chosen: candidates[0]! };
  const run = comparing(responses, candidates, options, seed);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    report(`${candidateInWords(step.value.candidate)}, to compare`, step.value);
  }
}

function calibrated(
  responses: Responses,
  options: CalibrationOptions & Candidate,
  compared: readonly Compared[],
  checkpoint: Checkpoint | undefined,
): Calibration {
  const run = calibrating(responses, { ...options, ...(checkpoint && { start: checkpoint.parameters }) });
  const { model, priors } = options;
  let told = Date.now();
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
    report(candidateInWords(options), step.value);
    if (Date.now() - told < checkpointAfter) continue;
    told = Date.now();
    const chosen = { model, priors };
    tell({ kind: 'checkpoint', checkpoint: { chosen, compared, parameters: step.value.parameters } });
  }
}

function report(what: string, { iteration, change, limit }: Iteration): void {
  tell({ kind: 'fitting', what, iteration, change, limit });
}
