import { answerIn } from '../../../core/dataset/answerText';
import { plainText } from '../../../core/dataset/fields/fieldText';
import { valueAt } from '../../../core/dataset/fields/path';
import { isFields, type Fields } from '../../../core/dataset/reading/record';
import { numberOf } from '../reading/answer';
import type { ItemClue } from '../reading/responseLog';
import { textHash } from '../reading/textHash';
import { finalAnswer, plainAnswer } from './plainAnswer';
import { promptText } from './promptText';

/** What a record says of one try. */
export interface Rollout {
  /** The name of what was tried. */
  readonly item: string;
  readonly clue: ItemClue;
  /** Whose try it is; undefined where the record does not say so. */
  readonly model?: string | undefined;
  readonly reward: unknown;
  /** Where the reward stands. */
  readonly field: string;
  readonly step?: unknown;
  /** Undefined where the record says nothing of how the try ended. */
  readonly isUnfinished: boolean | undefined;
  readonly tokens: number;
  readonly answer: string;
  readonly key: string;
}

const longestName = 60;

/** An item that is known by its prompt: its name is the beginning of it, made unique. */
export function promptItem(prompt: unknown): Pick<Rollout, 'item' | 'clue'> | undefined {
  const text = promptText(prompt).trim();
  if (text === '') return undefined;
  const hash = textHash(text);
  const plain = text.replace(/\s+/g, ' ');
  const item = plain.length > longestName ? `${plain.slice(0, longestName)}… ${hash.slice(0, 8)}` : plain;
  return { item, clue: { text: hash } };
}

/** An item that is known by a number of its own, and by its prompt where there is one. */
export function indexItem(index: unknown, prompt: unknown): Pick<Rollout, 'item' | 'clue'> | undefined {
  const key = plainText(index).trim();
  if (key === '') return undefined;
  const text = promptText(prompt).trim();
  const row = Number(key);
  return {
    item: key,
    clue: {
      key,
      ...(Number.isInteger(row) && row >= 0 && { row }),
      ...(text !== '' && { text: textHash(text) }),
    },
  };
}

/** The final answer of what was written, and the right one, as they are compared. */
export function answered(output: unknown, right: unknown): Pick<Rollout, 'answer' | 'key'> {
  const key = plainText(Array.isArray(right) ? right.at(0) : right);
  return {
    answer: finalAnswer(answerIn(output, false, false).answer, finalAnswer(key) || key),
    key: finalAnswer(key) || plainAnswer(key),
  };
}

const cutOff =
  /^(?:length|max_?tokens|max_length|token_limit|truncated|incomplete|abort(?:ed)?|error|failed|cancelled|timeout|content_filter|max_turns_reached|prompt_too_long|has_error)$/i;

const reasons = ['finish_reason', 'stop_reason', 'stop_condition', 'status', 'response.status'];
const flags = ['is_truncated', 'truncated', 'is_completed', 'ok', 'error', 'errors'];

/** Whether a record says that its try was cut off or ended in an error; undefined where it says nothing of how it ended. */
export function unfinishedIn(record: Fields): boolean | undefined {
  const told = reasons.map((path) => valueAt(record, path)).filter((reason) => reason !== undefined);
  const details = valueAt(record, 'response.incomplete_details');
  if (told.length === 0 && details === undefined && !flags.some((name) => name in record)) return undefined;
  return (
    told.some((reason) => cutOff.test(plainText(reason))) ||
    record['is_truncated'] === true ||
    record['truncated'] === true ||
    record['is_completed'] === false ||
    record['ok'] === false ||
    isFault(record['error']) ||
    isFault(record['errors']) ||
    isFields(details)
  );
}

function isFault(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'string' ? value !== '' : isFields(value);
}

const tokenCounts = [
  'response.usage.output_tokens',
  'usage.output_tokens',
  'token_usage.output_tokens',
  'usage.completion_tokens',
  'output_tokens',
  'completion_tokens',
  'response_length',
  'num_generated_tokens',
];

/** How many tokens a try wrote; NaN where that is not told. */
export function tokensIn(record: Fields): number {
  const listed = record['response_tokens'];
  if (Array.isArray(listed)) return listed.length;
  for (const path of tokenCounts) {
    const count = numberOf(valueAt(record, path));
    if (count !== undefined && count >= 0) return count;
  }
  return NaN;
}
