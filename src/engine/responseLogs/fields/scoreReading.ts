import { isMissing, numberOf } from '../reading/answer';

/** Reads a value as the share that was correct; NaN where there is none, undefined for what is no score. */
export type ScoreReading = (value: unknown) => number | undefined;

/** Pairs of letters that say right and wrong only beside each other: alone, C is an answer and N a name. */
const pairs: readonly (readonly [right: string, wrong: string, ...others: (readonly [string, number])[]])[] =
  [
    ['c', 'i', ['p', 0.5], ['n', 0]],
    ['y', 'n'],
    ['r', 'w'],
    ['+', '-'],
    ['j', 'n'],
    ['s', 'n'],
    ['o', 'x'],
    ['v', 'x'],
    ['ja', 'nein'],
    ['oui', 'non'],
    ['sí', 'no'],
    ['si', 'no'],
    ['да', 'нет'],
    ['是', '否'],
    ['はい', 'いいえ'],
    ['예', '아니오'],
    ['예', '아니요'],
    ['네', '아니오'],
    ['نعم', 'لا'],
    ['valid', 'invalid'],
    ['positive', 'negative'],
    ['wahr', 'falsch'],
    ['verdadero', 'falso'],
  ];

/** How scores are read: `numberOf`, or by letters that say right and wrong, as these values show, or by the words that the user says. */
export function scoreReading(values: readonly unknown[], right?: readonly string[]): ScoreReading {
  if (right) return readingBy(right);
  const words = new Set(values.map(wordOf).filter((word) => word !== ''));
  for (const [good, bad, ...others] of pairs) {
    const scores = new Map<string, number>([[good, 1], [bad, 0], ...others]);
    if (words.has(good) && words.has(bad) && [...words].every((word) => scores.has(word)))
      return (value) => scores.get(wordOf(value)) ?? numberOf(value);
  }
  return numberOf;
}

/** The same read the other way round, for a field that says which answers were wrong; what is neither yes nor no is no score. */
export function turnedReading(values: readonly unknown[]): ScoreReading {
  const read = scoreReading(values);
  return (value) => {
    const wrong = isYesOrNo(value) ? read(value) : undefined;
    return wrong === undefined ? undefined : 1 - wrong;
  };
}

const yesOrNo =
  /^(?:[01](?:\.0+)?|true|false|t|f|yes|no|y|n|ja|nein|j|oui|non|o|sí|si|s|да|нет|是|否|はい|いいえ|예|네|아니[오요]|نعم|لا|)$/;

/** Whether a value says yes or no, or nothing. */
export function isYesOrNo(value: unknown): boolean {
  return isMissing(value) || (typeof value !== 'object' && yesOrNo.test(wordOf(value)));
}

function readingBy(right: readonly string[]): ScoreReading {
  const words = new Set(right.map(wordOf));
  return (value) => (words.has(wordOf(value)) ? 1 : isMissing(value) || wordOf(value) === '' ? NaN : 0);
}

function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().toLowerCase()
    : '';
}
