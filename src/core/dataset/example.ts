import { questionAndAnswer, turnsOf } from './fields/conversation';
import type { FieldMap } from './fields/fieldMap';
import { levelOf } from './difficulty/levelReading';
import { valueAt } from './fields/path';
import { isFields, type Fields } from './reading/record';

/** A training record as the measures see it. Missing texts are empty. */
export interface Example {
  /** 0-based index of the record in its file. */
  readonly row: number;
  /** Hash of the record's own bytes, 32 hexadecimal digits. */
  readonly id: string;
  /** The dataset's own identifier, where it has one. */
  readonly key: string;
  readonly question: string;
  readonly context: string;
  readonly answer: string;
  /** The worked solution, where it stands apart from the answer. */
  readonly solution: string;
  readonly choices: readonly string[];
  /** Index of the right choice; -1 where there is none or it is not known. */
  readonly gold: number;
  /** The class label; empty where there is none. */
  readonly label: string;
  /** The human difficulty columns in the order of the field map; NaN where a value names no level. */
  readonly levels: readonly number[];
}

/** The example that a record holds under a field map. Never throws. */
export function exampleOf(fields: Fields, map: FieldMap, row: number, id: string): Example {
  const at = (path: string | undefined): unknown => (path === undefined ? undefined : valueAt(fields, path));
  const dialogue = map.question
    .map((path) => questionTurns(at(path), path === map.answer))
    .find((turns) => turns !== undefined);
  const answer = answerText(at(map.answer));
  const { choices, labels } = choicesOf(map.choices?.map((path) => at(path)) ?? []);
  const label = plainText(at(map.label));
  const gold =
    choices.length > 0
      ? goldChoice(at(map.label) ?? at(map.answer), choices, labels, map.countsFromOne ? 1 : 0)
      : -1;
  return {
    row,
    id,
    key: plainText(at(map.key)),
    question: dialogue?.question ?? joinTexts(map.question.map((path) => textOf(at(path)))),
    context: joinTexts([textOf(at(map.context)), dialogue?.context ?? '']),
    answer: gold >= 0 && (answer === '' || answer === label) ? choices[gold]! : answer,
    solution: textOf(at(map.solution)),
    choices,
    gold,
    label: choices.length > 0 ? '' : label,
    levels: map.difficulty.map((path) => levelOf(at(path), map.readings?.[path])),
  };
}

function joinTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

function questionTurns(value: unknown, answered: boolean): ReturnType<typeof questionAndAnswer> | undefined {
  const turns = turnsOf(value);
  return turns && questionAndAnswer(turns, answered);
}

function answerText(value: unknown): string {
  const turns = turnsOf(value);
  return turns ? questionAndAnswer(turns).answer : textOf(value);
}

/** A value as text: lists line by line, an object as JSON. */
export function textOf(value: unknown): string {
  if (Array.isArray(value)) return joinTexts(value.map(textOf));
  if (isFields(value)) return JSON.stringify(value);
  return plainText(value);
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

interface Choices {
  readonly choices: readonly string[];
  readonly labels: readonly string[];
}

/** The choices of a question: a list of texts, a list of {label, text}, {text: [], label: []}, or a column each. */
function choicesOf(values: readonly unknown[]): Choices {
  if (values.length !== 1) return columnChoices(values);
  const [value] = values;
  const nested = isFields(value) ? value : undefined;
  const texts = nested?.['text'] ?? nested?.['choices'];
  const list = nested ? (texts ?? Object.values(nested)) : value;
  if (!Array.isArray(list)) return { choices: [], labels: [] };
  const labels = nested && !texts ? Object.keys(nested) : nested?.['label'];
  return {
    choices: list.map((one) =>
      isFields(one) ? textOf(one['text'] ?? one['content'] ?? one['value']) : textOf(one),
    ),
    labels: list.map((one, at) => labelOf(one, Array.isArray(labels) ? labels[at] : undefined, at)),
  };
}

/** The choices of columns such as A, B, C, D; a column that is empty leaves the letters of the others as they are. */
function columnChoices(values: readonly unknown[]): Choices {
  const columns = values.map((value, at) => ({ text: plainText(value), label: letter(at) }));
  const filled = columns.filter(({ text }) => text !== '');
  return { choices: filled.map(({ text }) => text), labels: filled.map(({ label }) => label) };
}

function labelOf(choice: unknown, given: unknown, at: number): string {
  const own = isFields(choice) ? (choice['label'] ?? choice['key'] ?? choice['id']) : given;
  return plainText(own) || letter(at);
}

function letter(at: number): string {
  return String.fromCharCode(65 + at);
}

/** The right choice by its label ("C"), its 0-based index (2) or its text. */
function goldChoice(
  value: unknown,
  choices: readonly string[],
  labels: readonly string[],
  first: 0 | 1,
): number {
  const text = plainText(value).trim();
  if (text === '') return -1;
  const byLabel = labels.findIndex((label) => label.toLowerCase() === text.toLowerCase());
  if (byLabel >= 0) return byLabel;
  const byText = choices.indexOf(text);
  if (byText >= 0) return byText;
  const index = Number(text) - first;
  return Number.isInteger(index) && index >= 0 && index < choices.length ? index : -1;
}
