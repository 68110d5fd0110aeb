import { createHash } from 'node:crypto';
import { refuseUnsure } from '../../core/detection/detection';
import type { Anchor } from '../../core/psychometrics/model/irtModel';
import type { CalibrateRequest, CalibrationProgress } from '../../core/protocol/responsesApi';
import type { CalibrationSummary } from '../../core/protocol/answers/calibrationReport';
import type { CallContext } from '../../core/protocol/rpc';
import { answersDigest } from '../responseLogs/logDigest';
import type { ResponseLog } from '../responseLogs/reading/responseLog';
import { choiceInWords } from '../../core/psychometrics/fit/choiceInWords';
import { oneRespondent, uncalibrated } from './uncalibrated';
import { readAnchors } from './anchors';
import { answersByItem } from './answersByItem';
import { CalibrationFiles } from './calibrationFiles';
import type { CalibrationOutcome, Checkpoint } from './calibrationJob';
import type { LogShelf } from './logShelf';
import { runCalibrator } from './runCalibrator';
import { calibrationVersion, type StoredCalibration } from './storedCalibration';

/** Where logs are read and calibrations are kept. */
export interface CalibratingPlace {
  readonly shelf: LogShelf;
  readonly storeFolder: string;
}

/**
 * Calibrates response logs, or finds that they were: the result is kept under a digest of the answers and of how they
 * are calibrated. A run that is stopped goes on from where it had come to. With `keepAnswers` it stays known who answered what.
 */
export async function calibrateLogs(
  { shelf, storeFolder }: CalibratingPlace,
  request: CalibrateRequest,
  { signal, progress }: CallContext<CalibrationProgress>,
  keepAnswers = false,
): Promise<StoredCalibration> {
  const reading = (done: number, total: number): void => progress({ kind: 'reading', done, total });
  const log = await shelf.take(request, { signal, progress: reading });
  refuseUnsure(log.report.detections);
  const anchor = request.anchors === undefined ? undefined : await readAnchors(request.anchors, log.items);
  const key = calibrationKey(log, request, anchor);
  const files = new CalibrationFiles(storeFolder, key);
  await files.requirePlaces();
  if (keepAnswers && !(await files.answers())) await files.keepAnswers(answersByItem(log, log.items.length));
  const known = await files.result();
  if (known) return { ...known, log: log.report };
  if (log.respondents.length === 1) {
    if (!keepAnswers) throw oneRespondent(log, request);
    const stored = uncalibrated(key, log);
    await files.keepResult(stored);
    return stored;
  }
  const outcome = await calibrated(log, request, anchor, files, { signal, progress });
  const stored = storedOf(key, log, outcome);
  await files.keepResult(stored);
  return stored;
}

async function calibrated(
  log: ResponseLog,
  { model, priors, choices }: CalibrateRequest,
  anchor: Anchor | undefined,
  files: CalibrationFiles,
  { signal, progress }: CallContext<CalibrationProgress>,
): Promise<CalibrationOutcome> {
  let last: Checkpoint | undefined;
  const { respondents, items, respondent, item, correct, attempts } = log;
  const job = {
    answers: { respondents, items, respondent, item, correct, attempts },
    fixed: { model: model ?? (anchor && '2pl'), priors },
    options: { ...(choices && { choices }), ...(anchor && { anchor }) },
    checkpoint: await files.checkpoint(),
  };
  try {
    return await runCalibrator(job, { signal, progress, checkpoint: (checkpoint) => (last = checkpoint) });
  } catch (error) {
    if (last) await files.keepCheckpoint(last);
    throw error;
  }
}

/** The digest that a calibration is kept under: of the answers and of how they are calibrated. */
export function calibrationKey(
  log: ResponseLog,
  { model, priors, choices }: CalibrateRequest,
  anchor: Anchor | undefined,
): string {
  const hash = createHash('sha256').update(answersDigest(log));
  if (log.tries)
    for (const column of [log.tries.unfinished, log.tries.outputTokens, log.tries.agreement])
      hash.update(column);
  hash.update(JSON.stringify([calibrationVersion, model ?? '', priors ?? '', choices ?? 0, [...log.clues]]));
  if (anchor) for (const held of [anchor.slope, anchor.intercept]) hash.update(held);
  return hash.digest('hex').slice(0, 12);
}

function storedOf(key: string, log: ResponseLog, outcome: CalibrationOutcome): StoredCalibration {
  const { calibration, fit, checks, itemRatings } = outcome;
  const { items, respondents } = calibration;
  return {
    key,
    summary: summaryOf(outcome),
    items: {
      names: log.items,
      slope: items.slope.map(rounded),
      slopeSe: items.slopeSe,
      difficulty: items.difficulty.map(rounded),
      difficultySe: items.difficultySe,
      guessing: items.guessing,
      respondents: items.respondents,
      attempts: items.attempts,
      pCorrect: items.pCorrect,
      infit: fit.infit,
      outfit: fit.outfit,
      scoreFitP: checks.scoreFitP,
      flags: items.flags,
      rating: itemRatings.rating.map(rounded),
      deviation: itemRatings.deviation.map(rounded),
    },
    respondents: { names: log.respondents, ...respondents },
    tries: log.tries,
    log: log.report,
    clues: log.clues,
  };
}

/** Without what lies beyond the tolerance of the search: that would tell items apart which were answered alike. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function summaryOf({ calibration, compared, checks }: CalibrationOutcome): CalibrationSummary {
  const { items: _, respondents: __, notes, ...summary } = calibration;
  const isPlain = calibration.priorKind === 'none';
  return {
    ...{ ...summary, isPlain, compared, choice: choiceInWords(compared, summary) },
    ...{ margins: checks.margins, notes: [...notes, ...checks.notes] },
  };
}
