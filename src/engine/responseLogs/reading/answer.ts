import { decodeUtf8 } from '../../../core/dataset/bytes/bytes';
import { rightWords as correct, wrongWords as wrong } from '../sampling/verdictWords';

const missing = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'none',
  'nil',
  'missing',
  '-',
  '.',
  '?',
  '<na>',
  'skipped',
  'testing',
]);

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/;
const commaNumber = /^[+-]?\d+,\d+$/;
const percentage = /^\d+(?:[.,]\d+)?\s?%$/;
const fraction = /^(\d+(?:\.\d+)?)\s?(?:\/|out of|of)\s?(\d+(?:\.\d+)?)$/;

/** No answer is written longer; texts that are longer are not looked into. */
const longestAnswer = 32;

/** The share that was correct, 0 to 1, of one answer as it is written; NaN where there is none, undefined for what is no answer. */
export function answerOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number === undefined || Number.isNaN(number) || (number >= 0 && number <= 1) ? number : undefined;
}

/** An answer as a number, which may be a count above 1; NaN where there is none, undefined for what is no number. */
export function numberOf(value: unknown): number | undefined {
  if (value === null || value === undefined) return NaN;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? numberIn(value) : undefined;
}

function numberIn(given: string): number | undefined {
  if (given.length > longestAnswer) return undefined;
  const text = given.trim().toLowerCase();
  if (correct.has(text)) return 1;
  if (wrong.has(text)) return 0;
  if (missing.has(text)) return NaN;
  return plainNumber.test(text) ? Number(text) : otherNumber(text);
}

/** A number with a decimal comma, a percentage, or points out of so many, as the share that they are. */
function otherNumber(text: string): number | undefined {
  if (commaNumber.test(text)) return Number(text.replace(',', '.'));
  if (percentage.test(text)) return Number(text.replace(',', '.').replace('%', '').trim()) / 100;
  const [, points, most] = fraction.exec(text) ?? [];
  return points !== undefined && Number(most) > 0 ? Number(points) / Number(most) : undefined;
}

const zero = 0x30;
const one = 0x31;

/** Whether a value is written as none: empty, NA, null and the like. */
export function isMissing(value: unknown): boolean {
  return Number.isNaN(numberOf(value));
}

/** `numberOf` for text as it lies in a file. */
export function numberAt(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (end - start === 1) {
    if (bytes[start] === one) return 1;
    if (bytes[start] === zero) return 0;
  }
  return end - start > longestAnswer ? undefined : numberOf(decodeUtf8(bytes.subarray(start, end)) ?? '\0');
}

/** A value as a message quotes it: short, on one line. */
export function quoted(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')).replace(
    /\s+/g,
    ' ',
  );
  return text.length > 40 ? `"${text.slice(0, 40)}…"` : `"${text}"`;
}
