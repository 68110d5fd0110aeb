import { withError, withoutZero } from './uncertainty';

/** The columns that responses give, in the order they are told. */
export const responseColumns = [
  'irtDifficulty',
  'irtDiscrimination',
  'irtAnswers',
  'irtShareCorrect',
  'passRateMean',
  'passRate',
  'attempts',
  'signalAt8',
  'glickoRating',
  'irtPredicted',
] as const;

/** What is known of an example by responses to it: `valueOf` gives its score by a column. */
export interface ResponseWords {
  /** "IRT b 1.84 ± .31 · 4 of 22 correct"; empty where nothing is known. */
  readonly words: string;
  /** The column that they begin with. */
  readonly column: string | undefined;
}

/** Puts into words what responses say of an example. A difficulty that is only foretold says so. */
export function responseWords(valueOf: (column: string) => number): ResponseWords {
  const [difficulty, predicted] = [valueOf('irtDifficulty'), valueOf('irtPredicted')];
  if (!Number.isNaN(difficulty)) {
    const share = shareWords(valueOf('irtShareCorrect'), valueOf('irtAnswers'));
    const words = [`IRT b ${withError(difficulty, valueOf('irtDifficultySe'))}`, ...share].join(' · ');
    return { words, column: 'irtDifficulty' };
  }
  const passRate = valueOf('passRateMean');
  if (!Number.isNaN(passRate)) return { words: passRateWords(passRate, valueOf), column: 'passRateMean' };
  if (Number.isNaN(predicted)) return { words: '', column: undefined };
  const words = `IRT b ${withError(predicted, valueOf('irtPredictedSe'))} (predicted)`;
  return { words, column: 'irtPredicted' };
}

/** "pass rate .28 (.07 to .60) · 2 of 8 correct". */
function passRateWords(mean: number, valueOf: (column: string) => number): string {
  const [low, high] = [valueOf('passRateLow'), valueOf('passRateHigh')].map(shareOf);
  const counted = shareWords(valueOf('passRate'), valueOf('attempts'));
  return [`pass rate ${shareOf(mean)} (${low} to ${high})`, ...counted].join(' · ');
}

function shareOf(value: number): string {
  return withoutZero(value, 2);
}

/** A count of answers; a share where some were correct in part. */
function shareWords(share: number, answers: number): string[] {
  if (Number.isNaN(share) || Number.isNaN(answers)) return [];
  const correct = share * answers;
  const isWhole = Math.abs(correct - Math.round(correct)) < 1e-6 * Math.max(1, answers);
  if (!isWhole) return [`${Math.round(100 * share)}% correct`];
  const count = (number: number): string => Math.round(number).toLocaleString('en');
  return [`${count(correct)} of ${count(answers)} correct`];
}
