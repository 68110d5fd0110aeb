import { plainText, textOf } from './fields/fieldText';
import { structured } from './fields/literal';
import { isFields, type Fields } from './reading/record';

/** The choices of a question, and what each is called (A, B, C … where nothing else is said). */
export interface Choices {
  readonly choices: readonly string[];
  readonly labels: readonly string[];
}

const none: Choices = { choices: [], labels: [] };

/**
 * The choices of a question: a list of texts, a list of {label, text}, {text: [], label: []}, {A: …, B: …}, any of these
 * as the text of a cell, "a ) 38 , b ) 27", or a column each.
 */
export function choicesOf(values: readonly unknown[]): Choices {
  if (values.length !== 1) return columnChoices(values);
  const value = structured(values[0]);
  if (typeof value === 'string') return enumerated(value);
  const nested = isFields(value) ? value : undefined;
  if (nested && isScored(nested)) return scoredChoices(nested);
  const texts = nested?.['text'] ?? nested?.['choices'];
  const list = nested ? (texts ?? Object.values(nested)) : value;
  if (!Array.isArray(list)) return none;
  const labels = nested && !texts ? Object.keys(nested) : nested?.['label'];
  return {
    choices: list.map((one) => (isFields(one) ? textOf(wordsOf(one)) : textOf(one))),
    labels: list.map((one, at) => labelOf(one, Array.isArray(labels) ? labels[at] : undefined, at)),
  };
}

/** Whether an object has a verdict for each choice, by its text (BIG-bench's target_scores: {"an egg": 1, "rice": 0}). */
export function isScored(value: Fields): boolean {
  const verdicts = Object.values(value);
  return (
    verdicts.every((one) => one === 0 || one === 1) &&
    verdicts.includes(1) &&
    Object.keys(value).some((text) => text.length > 1)
  );
}

function scoredChoices(value: Fields): Choices {
  const choices = Object.keys(value);
  return { choices, labels: choices.map((_, at) => letter(at)) };
}

function wordsOf(choice: Fields): unknown {
  return choice['text'] ?? choice['content'] ?? choice['value'];
}

/** The choices of columns such as A, B, C, D, or of lists; a column that is empty leaves the letters of the others as they are. */
function columnChoices(values: readonly unknown[]): Choices {
  const columns = values
    .flatMap((value) => structured(value))
    .map((value, at) => ({ text: plainText(value), label: letter(at) }));
  const filled = columns.filter(({ text }) => text !== '');
  return { choices: filled.map(({ text }) => text), labels: filled.map(({ label }) => label) };
}

const mark = /(?:^|[\s,;|])\(?([a-jA-J])\s?[).:]\s*/g;

/** Choices that one text counts up: "a ) 38 , b ) 27 , c ) none", "(A) red (B) blue", or lines of "A. red". */
function enumerated(text: string): Choices {
  const marks = [...text.matchAll(mark)];
  const inOrder: RegExpExecArray[] = [];
  for (const found of marks)
    if (found[1]!.toLowerCase() === letter(inOrder.length).toLowerCase()) inOrder.push(found);
  if (inOrder.length < 2 || text.slice(0, inOrder[0]!.index).trim() !== '') return none;
  return {
    choices: inOrder.map((found, at) =>
      text
        .slice(found.index + found[0].length, inOrder[at + 1]?.index)
        .replace(/[\s,;|]+$/, '')
        .trim(),
    ),
    labels: inOrder.map((found) => found[1]!),
  };
}

function labelOf(choice: unknown, given: unknown, at: number): string {
  const own = isFields(choice) ? (choice['label'] ?? choice['key'] ?? choice['id']) : given;
  return plainText(own) || letter(at);
}

function letter(at: number): string {
  return String.fromCharCode(65 + at);
}
