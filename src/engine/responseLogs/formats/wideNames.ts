import { answerOf } from '../reading/answer';
import { isItemName, isRespondentName } from '../sampling/fieldNames';
import { holdsScores, type WideTable } from './wideColumns';

/**
 * The column that names the rows by its own name, wherever it stands; -1 where none does. One whose values all differ comes
 * before one that repeats: an item's subject is no name of it.
 */
export function namedRows(table: WideTable): number {
  const { columns } = table;
  const kinds = columns.map((name) => kindOf(name));
  const isNamed = (at: number): boolean =>
    kinds[at]! < noKind && (at === 0 || !holdsScores(table, at, answerOf));
  return first(
    columns.map((_, at) => at).filter(isNamed),
    (at) => [differs(table, at) ? 0 : 1, kinds[at]!],
    columns,
  );
}

/** The column that names the rows by its values alone: those all differ and are no answers; -1 where there is none. */
export function unnamedRows(table: WideTable, answers: readonly number[], but: number): number {
  const taken = new Set([...answers, but]);
  const free = table.columns.map((_, at) => at).filter((at) => !taken.has(at) && differs(table, at));
  const isNumber = ({ body }: WideTable, at: number): boolean =>
    body.every((row) => !/\p{L}/u.test(row[at] ?? ''));
  return first(free, (at) => [isNumber(table, at) ? 1 : 0], table.columns);
}

const noKind = 4;

/** What a column's name says of the rows: a respondent, nothing but that it names them, an item; the last has no name, as an index has none. */
function kindOf(name: string): number {
  const plain = name.trim().toLowerCase();
  // Most columns of a wide table are items: what is numbered names no rows, and is not looked into.
  if (/\d/.test(plain)) return plain === 'unnamed: 0' ? 3 : noKind;
  if (isRespondentName(plain)) return 0;
  if (/^(id|name|index|key)$/.test(plain)) return 1;
  if (isItemName(plain)) return 2;
  return plain === '' ? 3 : noKind;
}

const longestName = 100;

/** Whether every row has something else there. */
function differs({ body }: WideTable, at: number): boolean {
  const values = new Set(body.map((row) => row[at] ?? ''));
  const isName = (value: string): boolean => value.length <= longestName;
  return values.size === body.length && (body.length === 1 || !values.has('')) && [...values].every(isName);
}

/** The column of the lowest rank, of several the first by its name: their order in the table says nothing. */
function first(
  among: readonly number[],
  rank: (at: number) => readonly number[],
  columns: readonly string[],
): number {
  const key = (at: number): string => `${rank(at).join(' ')} ${columns[at]!}`;
  return among.reduce((best, at) => (best < 0 || key(at) < key(best) ? at : best), -1);
}
