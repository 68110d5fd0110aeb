import type { Example } from '../../../core/dataset/example';
import type { JoinedBy } from '../../../core/protocol/importReport';
import { affixOf, coreOf, type Affix } from './affix';
import { loosely } from './looseName';
import { OccurrenceNames } from './occurrenceNames';
import type { ItemClue } from '../reading/responseLog';
import { textHash } from '../reading/textHash';

/** Items by name, and what a log tells of them besides. */
export interface ItemNames {
  readonly items: readonly string[];
  readonly clues: ReadonlyMap<number, ItemClue>;
}

/** Items by what they are looked for in a dataset by. */
export interface ItemIndex {
  readonly by: JoinedBy;
  readonly isLoose: boolean;
  /** Whether only the number that names end with is looked at, its leading zeros not. */
  readonly byNumber: boolean;
  /** What the dataset's ids all begin and end with, where names are compared without it. */
  readonly affix: Affix | undefined;
  /** The item of a name; the first, where several have it. */
  readonly itemOf: ReadonlyMap<string, number>;
  /** Items that have the name of another, each with that one. */
  readonly twins: readonly (readonly [item: number, first: number])[];
  /** By row: the row number that is taken for the first row; undefined where rows are not guessed from names. */
  readonly countedFrom: 0 | 1 | undefined;
  /** The name of an example that is looked for. */
  readonly nameOf: (example: Example) => string;
}

/** How an index is made: with names taken loosely, or by records that are known. */
export interface IndexOptions {
  readonly isLoose?: boolean;
  readonly byNumber?: boolean | undefined;
  /** What the dataset's ids all begin and end with. */
  readonly affix?: Affix | undefined;
  readonly records?: readonly string[] | undefined;
}

/** Makes the index of items for one way to find them. */
export function indexOf(
  by: JoinedBy,
  names: ItemNames,
  { isLoose = false, byNumber = false, affix, records }: IndexOptions = {},
): ItemIndex {
  const first = by === 'row' && !records ? firstRow(names) : undefined;
  const itemOf = new Map<string, number>();
  const twins: [number, number][] = [];
  const own = affix && affixOf(names.items.map((name, at) => names.clues.get(at)?.key ?? name));
  names.items.forEach((name, at) => {
    const word = records ? records[at] : wordOf(by, name, names.clues.get(at), first ?? 0);
    if (word === undefined || word === '') return;
    const known = own ? coreOf(word, own) : byNumber ? numberOfName(word) : isLoose ? loosely(word) : word;
    if (known === '') return;
    const other = itemOf.get(known);
    if (other === undefined) itemOf.set(known, at);
    else twins.push([at, other]);
  });
  const nameOf = affix
    ? ({ key }: Example): string => coreOf(key, affix)
    : byNumber
      ? ({ key }: Example): string => numberOfName(key)
      : nameBy(by, isLoose, records);
  return { by, isLoose, byNumber, affix, itemOf, twins, countedFrom: first, nameOf };
}

/** The number that a name ends with, without leading zeros and empty decimals: 7 of "math-0007" and "7.0"; empty where it ends with none. */
export function numberOfName(name: string): string {
  return /^(?:.*\D)?0*(\d+)$/s.exec(loosely(name).replace(/(\d)\.0+$/, '$1'))?.[1] ?? '';
}

/** Whether two names that end with the same number may mean the same: one is the number alone, or what stands before it is the same. */
export function mayBeSame(one: string, other: string): boolean {
  const [before, otherBefore] = [beforeNumber(one), beforeNumber(other)];
  return before === '' || otherBefore === '' || before === otherBefore;
}

function beforeNumber(name: string): string {
  return loosely(name)
    .replace(/(\d)\.0+$/, '$1')
    .replace(/\d+$/, '')
    .replace(/[\s._/-]+/g, '');
}

/** The number in a name such as "7", "q7" or "Item_7"; undefined where there is none or it is more than a number. */
export function numberIn(name: string): number | undefined {
  const digits = /^(?:item|question|q|problem|row|example|column)?[ _.-]?(\d{1,9})$/i.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function nameBy(
  by: JoinedBy,
  isLoose: boolean,
  records: readonly string[] | undefined,
): (example: Example) => string {
  if (records) {
    const names = new OccurrenceNames();
    return ({ id }) => names.next(id);
  }
  if (by === 'question') return ({ question }) => (question === '' ? '' : textHash(question));
  if (by === 'row') return ({ row }) => String(row);
  if (isLoose) return ({ key }) => loosely(key);
  return (example) => example[by];
}

function wordOf(by: JoinedBy, name: string, clue: ItemClue | undefined, first: number): string | undefined {
  if (by === 'row') return rowOf(name, first, clue);
  if (by === 'question') return clue?.text ?? textHash(name);
  return by === 'id' ? (clue?.id ?? name.toLowerCase()) : (clue?.key ?? name);
}

function rowOf(name: string, first: number, clue: ItemClue | undefined): string | undefined {
  if (clue?.row !== undefined) return String(clue.row);
  const number = numberIn(name);
  return number === undefined ? undefined : String(number - first);
}

/** Items numbered from 1 on, with no item 0, are taken to be counted from 1; undefined where no name is a number that counts. */
function firstRow({ items, clues }: ItemNames): 0 | 1 | undefined {
  const numbers = items.flatMap((name, at) =>
    clues.get(at)?.row === undefined ? (numberIn(name) ?? []) : [],
  );
  if (numbers.length === 0) return undefined;
  return numbers.includes(0) ? 0 : 1;
}
