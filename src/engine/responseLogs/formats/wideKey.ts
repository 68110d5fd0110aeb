import { UserError } from '../../../core/userError';
import { isMissing } from '../reading/answer';
import type { WideTable } from './wideColumns';

/** The right answers of a table of letters. */
export interface WideKey {
  /** The columns that hold such answers, ascending. */
  readonly answers: readonly number[];
  /** The right answer of each. */
  readonly right: readonly string[];
  /** The name of the row that holds them, which is no respondent; undefined where they are given. */
  readonly row: string | undefined;
}

const keyName =
  /^(the[ _-])?((answer|correct|scoring|right)[ _-]?)?(key|answers?|lösung|solution|clave|corrigé|答案)$/i;
const letter = /^[a-j]$/i;
const leastColumns = 3;

/**
 * The key of a table whose cells are answers such as letters: a row that is called key, or the one that the user names
 * or gives. Undefined where the cells are scores. Throws UserError where there are letters and nothing says which are right.
 */
export function wideKey(
  table: WideTable,
  names: number,
  given: string | undefined,
  among: readonly number[],
): WideKey | undefined {
  const own = table.body.find((row) => names >= 0 && keyName.test((row[names] ?? '').trim()));
  const named =
    given === undefined ? undefined : table.body.find((row) => names >= 0 && row[names] === given);
  const row = named ?? (given === undefined ? own : undefined);
  // All may have given the same answer: with a key, a column of one letter is a column of answers too.
  const letters = among.filter((at) => holdsLetters(table, at, given === undefined ? 2 : 1));
  if (row) {
    const answers = among.filter((at) => (row[at] ?? '') !== '' && isAnswerLike(table, at, row[at]!));
    if (answers.length < 2) return undefined;
    return { answers, right: answers.map((at) => row[at]!), row: row[names] };
  }
  if (given !== undefined) return givenKey(given, letters);
  if (!table.header || letters.length < leastColumns || 2 * letters.length < among.length) return undefined;
  throw new UserError(
    `The columns ${table.columns[letters[0]!]} to ${table.columns[letters.at(-1)!]} hold letters, and nothing says which are right.`,
    { remedy: { kind: 'chooseKey' } },
  );
}

function givenKey(given: string, letters: readonly number[]): WideKey {
  const right = given.includes(',') ? given.split(',').map((one) => one.trim()) : [...given.trim()];
  if (right.length !== letters.length)
    throw new UserError(
      `The key has ${right.length} answers, and ${letters.length} columns hold letters: it needs one a column.`,
      { remedy: { kind: 'chooseKey' } },
    );
  return { answers: letters, right, row: undefined };
}

/** Every cell is a letter or empty, and there are so many kinds of them. */
function holdsLetters({ body }: WideTable, at: number, kinds: number): boolean {
  const cells = body.map((row) => row[at] ?? '').filter((cell) => letter.test(cell) || !isBlank(cell));
  return cells.every((cell) => letter.test(cell)) && new Set(cells).size >= kinds;
}

function isBlank(cell: string): boolean {
  return isMissing(cell);
}

/** Whether others have given the right answer of a column, or something as short. */
function isAnswerLike({ body }: WideTable, at: number, right: string): boolean {
  const cells = body.map((row) => row[at] ?? '');
  return right.length <= 12 && cells.every((cell) => cell.length <= 12) && new Set(cells).size <= 12;
}
