import { answerOf, numberOf } from '../reading/answer';
import { isItemName, isRespondentName } from '../reading/answerFields';
import type { ImportOptions } from '../reading/responseLog';

/** How a table of answers is laid out. */
export interface WideLayout {
  readonly header: boolean;
  /** The names of the columns, made up where there is no header. */
  readonly columns: readonly string[];
  /** The column that names the rows; -1 where there is none. */
  readonly names: number;
  /** The columns that hold answers, ascending. */
  readonly answers: Uint32Array;
  /** The column that says how often a row was given; -1 where there is none. */
  readonly frequency: number;
  readonly rows: 'respondents' | 'items';
  /** What told whether the rows are respondents or items; empty where nothing did and respondents are assumed. */
  readonly told: string;
}

/** The layout of a table by its first rows; undefined where it is no table of answers. */
export function wideLayout(
  rows: readonly (readonly string[])[],
  options: Pick<ImportOptions, 'rows' | 'format'> = {},
): WideLayout | undefined {
  const header = rows[0]!.some((cell, at) => at > 0 && !isAnswer(cell)) || !isAnswer(rows[0]![0]!);
  const body = header ? rows.slice(1) : rows;
  const width = rows[0]!.length;
  const columns = header ? rows[0]! : rows[0]!.map((_, at) => `column ${at + 1}`);
  const names = header && isNames(columns[0]!) ? 0 : -1;
  const frequency = header ? frequencyColumn(columns, body) : -1;
  const rest = Array.from({ length: width }, (_, at) => at).filter((at) => at !== names && at !== frequency);
  const answers = rest.filter((at) => holdsAnswers(body, at));
  const others = rest.length - answers.length;
  const named = names >= 0 ? names : firstNames(body, answers, frequency);
  if (answers.length < 2 || (options.format !== 'wide' && others > answers.length + 1)) return undefined;
  return {
    header,
    columns,
    names: named,
    answers: Uint32Array.from(answers),
    frequency,
    ...orientation(columns, answers, named, body, options.rows),
  };
}

function isAnswer(cell: string): boolean {
  return answerOf(cell) !== undefined;
}

function isNames(name: string): boolean {
  const plain = name.trim().toLowerCase();
  return /^(|id|name|index|key|unnamed: 0)$/.test(plain) || isRespondentName(plain) || isItemName(plain);
}

function frequencyColumn(columns: readonly string[], body: readonly (readonly string[])[]): number {
  return columns.findIndex(
    (name, at) =>
      /^(freq|frequency|freqs|count|weight|n)$/i.test(name.trim()) &&
      body.every((row) => Number.isInteger(numberOf(row[at] ?? '0'))) &&
      body.some((row) => numberOf(row[at] ?? '0')! > 1),
  );
}

/** Most of what stands in the column is an answer; an empty column is one that nobody answered. */
function holdsAnswers(body: readonly (readonly string[])[], column: number): boolean {
  const cells = body.filter((row) => column < row.length);
  const wrong = cells.filter((row) => !isAnswer(row[column]!)).length;
  return wrong * 2 < cells.length || cells.length === 0;
}

/** The first column that holds no answers names the rows, where its values differ. */
function firstNames(
  body: readonly (readonly string[])[],
  answers: readonly number[],
  frequency: number,
): number {
  const width = body[0]?.length ?? 0;
  for (let at = 0; at < Math.min(width, answers[0] ?? 0); at++) {
    const values = new Set(body.map((row) => row[at] ?? ''));
    if (at !== frequency && values.size === body.length) return at;
  }
  return -1;
}

const itemLike = /^(item|question|q|problem|prob|task|exercise|i|x|v)[ _.-]?\d+$/i;
const modelLike = /\/|\b\d+(\.\d+)?b\b|gpt|llama|qwen|mistral|gemma|claude|gemini|pythia|phi-?\d/i;
const personLike = /^(respondent|subject|person|student|user|participant|examinee|model|s|p)[ _.-]?\d+$/i;

function orientation(
  columns: readonly string[],
  answers: readonly number[],
  names: number,
  body: readonly (readonly string[])[],
  given: ImportOptions['rows'],
): Pick<WideLayout, 'rows' | 'told'> {
  if (given) return { rows: given, told: 'as you say' };
  const corner = names >= 0 ? columns[names]! : '';
  if (isRespondentName(corner)) return { rows: 'respondents', told: `the first column is "${corner}"` };
  if (isItemName(corner)) return { rows: 'items', told: `the first column is "${corner}"` };
  const across = answers.slice(0, 200).map((at) => columns[at]!);
  const down = names >= 0 ? body.map((row) => row[names]!) : [];
  const mostly = (list: readonly string[], pattern: RegExp): boolean =>
    list.length > 0 && list.filter((name) => pattern.test(name)).length * 2 > list.length;
  if (mostly(across, itemLike))
    return { rows: 'respondents', told: `columns such as "${across[0]}" are items` };
  if (mostly(down, itemLike)) return { rows: 'items', told: `rows such as "${down[0]}" are items` };
  if (mostly(down, modelLike) || mostly(down, personLike))
    return { rows: 'respondents', told: `rows such as "${down[0]}" are respondents` };
  if (mostly(across, modelLike) || mostly(across, personLike))
    return { rows: 'items', told: `columns such as "${across[0]}" are respondents` };
  return { rows: 'respondents', told: '' };
}
