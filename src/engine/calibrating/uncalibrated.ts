import { ratedAnswers } from '../../core/psychometrics/glicko/itemRatings';
import { respondentFlagOf } from '../../core/psychometrics/tables/flags';
import type { CalibrationSummary } from '../../core/protocol/answers/calibrationReport';
import type { CalibrateRequest } from '../../core/protocol/responsesApi';
import { UserError } from '../../core/userError';
import type { ResponseLog } from '../responseLogs/reading/responseLog';
import type { StoredCalibration } from './storedCalibration';

const note =
  'There is one respondent, so that nothing tells how hard an item is from how able the respondent is: no IRT difficulty is estimated. The pass rate says how often each item was solved.';

/** Why the answers of one respondent are not calibrated. */
export function oneRespondent({ respondents }: ResponseLog, { logs }: CalibrateRequest): UserError {
  return new UserError(
    `All answers are of one respondent, ${JSON.stringify(respondents[0])}, so that nothing tells how hard an item is from how able the respondent is.`,
    { remedy: { kind: 'usePassRate', path: logs.join(' ') } },
  );
}

/** What is kept of one respondent's answers: how often each item was solved, and nothing that only a prior would say. */
export function uncalibrated(key: string, log: ResponseLog): StoredCalibration {
  const { attempts, correct } = totals(log);
  const ratings = ratedAnswers(log).items;
  const unknown = (length: number): Float64Array => new Float64Array(length).fill(NaN);
  const none = unknown(log.items.length);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const [right, tries] = [sum(correct), sum(attempts)];
  return {
    key,
    summary,
    items: {
      ...{ names: log.items, slope: none, slopeSe: none, difficulty: none, difficultySe: none },
      ...{ guessing: none, infit: none, outfit: none, scoreFitP: none, attempts },
      respondents: attempts.map((count) => Math.min(1, count)),
      pCorrect: correct.map((count, item) => count / attempts[item]!),
      flags: new Uint8Array(log.items.length),
      rating: ratings.rating,
      deviation: ratings.deviation,
    },
    respondents: {
      ...{ names: log.respondents, ability: unknown(1), abilitySe: unknown(1) },
      ...{ mode: unknown(1), modeSe: unknown(1) },
      ...{ attempts: Float64Array.of(tries), correct: Float64Array.of(right) },
      flags: Uint8Array.of(respondentFlagOf(right, tries)),
    },
    tries: log.tries,
    log: log.report,
    clues: log.clues,
  };
}

const summary: CalibrationSummary = {
  ...{ model: '1pl', priorKind: undefined, priors: 'Nothing was estimated.', isPlain: false },
  ...{ algorithm: 'grid', iterations: 0, converged: true, population: { mean: NaN, sd: NaN } },
  ...{ logLikelihood: NaN, parameters: 0, aic: NaN, bic: NaN },
  ...{ marginalReliability: NaN, empiricalReliability: NaN, notes: [note] },
  ...{ compared: [], choice: undefined, margins: undefined },
};

function totals({ items, item, correct, attempts }: ResponseLog): {
  readonly attempts: Float64Array;
  readonly correct: Float64Array;
} {
  const sums = { attempts: new Float64Array(items.length), correct: new Float64Array(items.length) };
  item.forEach((one, at) => {
    sums.attempts[one]! += attempts[at]!;
    sums.correct[one]! += correct[at]!;
  });
  return sums;
}
