import type { StoredAnswers, StoredCalibration } from './storedCalibration';

/** A calibration as the first versions kept it: `answers` was the number of attempts, `right` how many were correct. */
interface FormerCalibration extends Omit<StoredCalibration, 'items' | 'respondents'> {
  readonly items: Omit<StoredCalibration['items'], 'attempts'> & { readonly answers: Float64Array };
  readonly respondents: Omit<StoredCalibration['respondents'], 'attempts' | 'correct'> & {
    readonly answers: Float64Array;
    readonly right: Float64Array;
  };
}

/** Who answered what, as the first versions kept it. */
interface FormerAnswers extends Pick<StoredAnswers, 'start' | 'respondent'> {
  readonly right: Float32Array;
  readonly answers: Uint32Array;
}

/** A calibration that this version or an earlier one kept, in the words of this one. */
export function presentCalibration(kept: StoredCalibration | FormerCalibration): StoredCalibration {
  if (!isFormer(kept)) return kept;
  const { answers, ...items } = kept.items;
  const { answers: attempts, right: correct, ...respondents } = kept.respondents;
  return {
    ...kept,
    items: { ...items, attempts: answers },
    respondents: { ...respondents, attempts, correct },
  };
}

/** The same for who answered what. */
export function presentAnswers(kept: StoredAnswers | FormerAnswers): StoredAnswers {
  if (!('right' in kept)) return kept;
  const { right: correct, answers: attempts, ...rest } = kept;
  return { ...rest, correct, attempts };
}

function isFormer(kept: StoredCalibration | FormerCalibration): kept is FormerCalibration {
  return 'answers' in kept.items;
}
