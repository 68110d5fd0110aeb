import type { JoinedBy } from '../../../core/protocol/importReport';
import { numberIn } from './itemIndex';
import type { Compared, JoinedPair } from './join';
import type { ItemJoin, JoinableItems } from './joinItems';

/** A join below this share of the rows, or of the items, is asked about. */
const leastShare = 0.1;

/** Where ids are the same only by their numbers, which any two sets may share, so many of the items must be found. */
const leastByNumber = 0.95;

/** Where more than this share of what can be compared differs, rows are not what their numbers say. */
const mostDifferent = 0.1;

/** What a join is of: items and the rows of a dataset. */
export interface Joined extends JoinableItems {
  readonly join: ItemJoin;
  /** Rows of the dataset. */
  readonly count: number;
  /** The way that the user asks for: that it may be another is no doubt then. */
  readonly asked?: JoinedBy | undefined;
}

/** Why a join may well be wrong, as clauses; none where nothing speaks against it. */
export function joinDoubts(joined: Joined): string[] {
  const { join } = joined;
  if (join.by === undefined) return [];
  const doubts = [
    ...fewDoubts(joined),
    ...(join.by === 'row' ? rowDoubts(joined) : []),
    ...(join.by === 'key' ? keyDoubts(joined) : []),
    twinsDoubt(joined),
  ];
  return doubts.filter((doubt) => doubt !== undefined);
}

/** What was taken and left aside in a join, as sentences. */
export function joinNotes({ join, items }: Joined): string[] {
  const { ambiguous, twins, countedFrom, example } = join.evidence;
  const notes: string[] = [];
  if (join.by === 'row' && countedFrom !== undefined && example)
    notes.push(
      `The items are taken for row numbers counted from ${countedFrom}: ${quoted(items[example.item]!)} is row ${example.row} of the dataset, counted from 0.`,
    );
  if (join.by === 'key' && (join.isLoose || join.byNumber) && example)
    notes.push(
      `Ids are compared without ${join.byNumber ? 'leading zeros, what stands before the number, and ".0"' : 'capitals, white space and ".0"'}: ${number(join.tried.key)} of them are the same as they stand, and ${number(join.matched)} so (${quoted(items[example.item]!)} is ${quoted(example.key)}).`,
    );
  if (join.affix && example)
    notes.push(
      `Ids are compared without what all of them begin or end with on either side: ${number(join.matched)} of them are the same so (${quoted(items[example.item]!)} is ${quoted(example.key)}).`,
    );
  if (ambiguous.example) {
    const [pair, row] = ambiguous.example;
    notes.push(
      `${counted(ambiguous.items, 'item fits', 'items fit')} several rows that ask different things, and none of these rows gets a score (${quoted(items[pair.item]!)} fits rows ${row} and ${pair.row}).`,
    );
  }
  if (twins.example && !areMany(twins.items, join)) notes.push(`${capital(twinWords(twins, items))}.`);
  return notes;
}

/** An item and the row it would belong to, for a person to compare; empty where none was found. */
export function exampleWords({ join, items }: Joined): string {
  const pair = join.evidence.ids.example ?? join.evidence.questions.example ?? join.evidence.example;
  return pair ? pairWords(pair, items) : '';
}

function fewDoubts({ join, count, items }: Joined): (string | undefined)[] {
  const rows = rowsOf(join);
  return [
    rows < leastShare * count
      ? `only ${number(rows)} of ${counted(count, 'row', 'rows')} would have an item`
      : undefined,
    join.matched < leastShare * items.length
      ? `only ${number(join.matched)} of ${counted(items.length, 'item is', 'items are')} found`
      : undefined,
  ];
}

function rowDoubts(joined: Joined): (string | undefined)[] {
  const { join, count } = joined;
  const { ids, questions } = join.evidence;
  const isAsked = joined.asked === 'row';
  const beyond = rowNumbers(joined).filter((row) => row >= count).length;
  const none = rowNumbers(joined).filter((row) => row < 0).length;
  return [
    differs(ids) && !isAsked
      ? `the dataset’s own ids are not the items’ names in ${number(ids.different)} of ${counted(ids.different + ids.same, 'row', 'rows')}`
      : undefined,
    questionsDoubt(questions, mostDifferent),
    isAsked ? undefined : baseDoubt(joined),
    beyond > 0
      ? `${counted(beyond, 'row number lies', 'row numbers lie')} beyond the last of ${counted(count, 'row', 'rows')}`
      : undefined,
    none > 0 ? `${counted(none, 'item has', 'items have')} no row number, or several` : undefined,
  ];
}

function keyDoubts({ join, items }: Joined): (string | undefined)[] {
  const { questions, offByOne } = join.evidence;
  const isProven = questions.same > 0 && questions.different === 0;
  return [
    questionsDoubt(questions, 0.5),
    offByOne > join.matched && !join.isLoose && !isProven
      ? `the ids may be counted from another number: ${number(join.matched)} of them are the same as they stand, ${number(offByOne)} if each is moved by one`
      : undefined,
    (join.byNumber || join.affix) && !isProven && join.matched < leastByNumber * items.length
      ? `the ids are the same only ${join.affix ? 'without what they begin or end with' : 'by their numbers'}, and ${number(items.length - join.matched)} of ${counted(items.length, 'item is', 'items are')} not found even so`
      : undefined,
  ];
}

function questionsDoubt(questions: Compared, share: number): string | undefined {
  const compared = questions.same + questions.different;
  if (compared === 0 || questions.different <= share * compared) return undefined;
  return `the log’s questions are not the dataset’s in ${number(questions.different)} of ${counted(compared, 'row', 'rows')}`;
}

/** Numbers from 1 on that leave rows over may be counted from 0 as well, unless ids or questions say what they are. */
function baseDoubt(joined: Joined): string | undefined {
  const { join, count } = joined;
  const { ids, questions, countedFrom } = join.evidence;
  const isProven = [ids, questions].some(({ same, different }) => same > 0 && different === 0);
  const last = rowNumbers(joined).reduce((most, row) => Math.max(most, row), -1);
  if (countedFrom !== 1 || isProven || last >= count - 1) return undefined;
  return `whether the items are counted from 0 or from 1 cannot be told, as none is called 0 and none ${number(count)}`;
}

function twinsDoubt({ join, items }: Joined): string | undefined {
  const { twins } = join.evidence;
  return twins.items > 0 && (join.by === 'row' || areMany(twins.items, join))
    ? twinWords(twins, items)
    : undefined;
}

function areMany(twins: number, join: ItemJoin): boolean {
  return twins > mostDifferent * join.matched;
}

function twinWords(
  { items: count, example }: ItemJoin['evidence']['twins'],
  items: readonly string[],
): string {
  const [one, first] = example!;
  return `${counted(count, 'item is', 'items are')} the same example as another (${quoted(items[one]!)} as ${quoted(items[first]!)}), which alone would count`;
}

/** The row numbers of items, as they are taken. */
function rowNumbers({ items, clues, join }: Joined): number[] {
  return items.flatMap((name, at) => {
    const row = clues.get(at)?.row;
    if (row !== undefined) return row;
    const taken = numberIn(name);
    return taken === undefined ? [] : taken - (join.evidence.countedFrom ?? 0);
  });
}

function differs({ same, different }: Compared): boolean {
  return different > mostDifferent * (same + different);
}

/** How many rows have an item. */
export function rowsOf({ itemOfRow }: ItemJoin): number {
  return itemOfRow.reduce((rows, item) => rows + (item < 0 ? 0 : 1), 0);
}

function pairWords({ item, row, key, question }: JoinedPair, items: readonly string[]): string {
  const id = key === '' ? '' : `, id ${quoted(key)}`;
  const text = question === '' ? '' : `: ${quoted(question)}`;
  return `item ${quoted(items[item]!)} would be row ${row}${id}${text}`;
}

/** A name of a log or dataset within a sentence: on one line, cut, and nothing that a terminal obeys. */
export function quoted(name: string): string {
  const plain = name
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  const letters = [...plain];
  return `"${letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : plain}"`;
}

function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
