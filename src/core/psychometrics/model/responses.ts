import { UserError } from '../../userError';

/** Compressed lines of a sparse matrix: line `l` holds the cells from `start[l]` up to `start[l + 1]`, sorted by `index`. */
export interface Lines {
  readonly start: Int32Array;
  /** Where in the other direction each cell lies. */
  readonly index: Int32Array;
  /** Correct answers k of each cell: 0 or 1 where there are no `attempts`, otherwise any number from 0 to n. */
  readonly correct: Uint8Array | Float64Array;
  /** Attempts n of each cell; absent where every cell is a single answer. */
  readonly attempts?: Float64Array;
}

/**
 * Who got what right: respondents by items, binomial (k of n attempts correct), sparse. A pair without a cell is missing, never wrong.
 * A cell takes 10 bytes where every answer is single, 40 otherwise (both directions together).
 */
export interface Responses {
  readonly respondents: number;
  readonly items: number;
  readonly cells: number;
  /** One line a respondent, over items. */
  readonly rows: Lines;
  /** One line an item, over respondents. */
  readonly columns: Lines;
  readonly respondentIds?: readonly string[];
  readonly itemIds?: readonly string[];
}

/** Answers as they are read, in any order: parallel columns, one entry an answer or a summary of several. */
export interface Answers {
  /** Which respondent, from 0. */
  readonly respondent: ArrayLike<number>;
  /** Which item, from 0. */
  readonly item: ArrayLike<number>;
  /** How many were correct: 0 or 1, or a fraction, or k of `attempts`. NaN is missing. */
  readonly correct: ArrayLike<number>;
  /** How many attempts this entry stands for; 1 where absent. 0 is missing. */
  readonly attempts?: ArrayLike<number>;
  readonly respondents: number;
  readonly items: number;
  /** Names. Where given, the matrix is in their order, so that the order in which answers were read changes no bit of any result. */
  readonly respondentIds?: readonly string[];
  readonly itemIds?: readonly string[];
}

/** Builds the matrix. Entries of the same pair are added up (k and n). Throws UserError where k does not lie between 0 and n. */
export function buildResponses(answers: Answers): Responses {
  const { respondents, items } = answers;
  const respondentOrder = answers.respondentIds && sortedOrder(answers.respondentIds);
  const itemOrder = answers.itemIds && sortedOrder(answers.itemIds);
  const unmerged = turned(byItem(answers, itemOrder, respondentOrder), respondents);
  const rows = merged(unmerged);
  const columns = turned(rows, items);
  return {
    ...{ respondents, items, cells: rows.index.length, rows, columns },
    ...(respondentOrder && { respondentIds: respondentOrder.map((at) => answers.respondentIds![at]!) }),
    ...(itemOrder && { itemIds: itemOrder.map((at) => answers.itemIds![at]!) }),
  };
}

/** The same cells as lines in the other direction, of which there are `across`; each is sorted. A counting sort. */
export function turned(lines: Lines, across: number): Lines {
  const { start, index, correct, attempts } = lines;
  const fill = new Int32Array(across + 1);
  for (let cell = 0; cell < index.length; cell++) fill[index[cell]! + 1]!++;
  for (let at = 0; at < across; at++) fill[at + 1]! += fill[at]!;
  const outStart = fill.slice();
  const outIndex = new Int32Array(index.length);
  const outCorrect = correct.slice();
  const outAttempts = attempts?.slice();
  for (let line = 0; line + 1 < start.length; line++)
    for (let cell = start[line]!; cell < start[line + 1]!; cell++) {
      const to = fill[index[cell]!]!++;
      outIndex[to] = line;
      outCorrect[to] = correct[cell]!;
      if (outAttempts) outAttempts[to] = attempts![cell]!;
    }
  return linesOf(outStart, outIndex, outCorrect, outAttempts);
}

/** The cells for which `keep` is true, in a matrix of the same shape. */
export function restricted(
  responses: Responses,
  keep: (respondent: number, item: number, cell: number) => boolean,
): Responses {
  const { start, index, correct, attempts } = responses.rows;
  const rowSize: number[] = [];
  const kept = new Uint8Array(index.length);
  for (let row = 0; row < responses.respondents; row++) {
    let held = 0;
    for (let cell = start[row]!; cell < start[row + 1]!; cell++)
      if (keep(row, index[cell]!, cell)) held += kept[cell] = 1;
    rowSize.push(held);
  }
  const outStart = new Int32Array(responses.respondents + 1);
  rowSize.forEach((held, row) => (outStart[row + 1] = outStart[row]! + held));
  const among = (_: number, cell: number): boolean => kept[cell] === 1;
  const rows = linesOf(outStart, index.filter(among), correct.filter(among), attempts?.filter(among));
  return { ...responses, cells: rows.index.length, rows, columns: turned(rows, responses.items) };
}

function linesOf(
  start: Int32Array,
  index: Int32Array,
  correct: Lines['correct'],
  attempts: Float64Array | undefined,
): Lines {
  return { start, index, correct, ...(attempts && { attempts }) };
}

/** Positions in the order of the names (by code unit, the same on every machine). */
function sortedOrder(names: readonly string[]): number[] {
  const before = (one: number, other: number): number =>
    names[one]! < names[other]! ? -1 : names[one]! > names[other]! ? 1 : one - other;
  return names.map((_, at) => at).sort(before);
}

/** The answers as unsorted lines, one an item; items and respondents are numbered anew where an order is given. */
function byItem(answers: Answers, itemOrder?: number[], respondentOrder?: number[]): Lines {
  const { respondent, item, correct, attempts, items } = answers;
  const single = areSingle(answers);
  const itemTo = itemOrder && inverse(itemOrder);
  const respondentTo = respondentOrder && inverse(respondentOrder);
  const missing = (at: number): boolean => Number.isNaN(correct[at]!) || attempts?.[at] === 0;
  const fill = new Int32Array(items + 1);
  for (let at = 0; at < item.length; at++)
    if (!missing(at)) fill[(itemTo ? itemTo[item[at]!]! : item[at]!) + 1]!++;
  for (let at = 0; at < items; at++) fill[at + 1]! += fill[at]!;
  const start = fill.slice();
  const cells = start[items]!;
  const index = new Int32Array(cells);
  const k = single ? new Uint8Array(cells) : new Float64Array(cells);
  const n = single ? undefined : new Float64Array(cells);
  for (let at = 0; at < item.length; at++) {
    if (missing(at)) continue;
    const to = fill[itemTo ? itemTo[item[at]!]! : item[at]!]!++;
    index[to] = respondentTo ? respondentTo[respondent[at]!]! : respondent[at]!;
    k[to] = correct[at]!;
    if (n) n[to] = attempts?.[at] ?? 1;
  }
  return linesOf(start, index, k, n);
}

/** Whether every answer is one, correct or wrong. Looks at every number while it is there, and refuses impossible ones. */
function areSingle({ respondent, item, correct, attempts, respondents, items }: Answers): boolean {
  let single = true;
  for (let at = 0; at < correct.length; at++) {
    const k = correct[at]!;
    const n = attempts ? attempts[at]! : 1;
    if (k < 0 || k > n || !(n >= 0 && n < Infinity))
      throw new UserError(`Answer ${at + 1} has ${k} correct of ${n}. It must lie between 0 and ${n}.`);
    if (!(isPlace(respondent[at]!, respondents) && isPlace(item[at]!, items)))
      throw new UserError(
        `Answer ${at + 1} is of respondent ${respondent[at]} and item ${item[at]}: there are ${respondents} and ${items}.`,
      );
    if (n !== 1 || (k !== 0 && k !== 1 && !Number.isNaN(k))) single = n === 0 && single;
  }
  return single;
}

function isPlace(at: number, size: number): boolean {
  return Number.isInteger(at) && at >= 0 && at < size;
}

function inverse(order: readonly number[]): Int32Array {
  const to = new Int32Array(order.length);
  order.forEach((from, at) => (to[from] = at));
  return to;
}

/** Adds up cells of the same pair. They are added in the order of their size, so that the order of reading does not matter. */
function merged(lines: Lines): Lines {
  const { start, index, correct } = lines;
  if (!hasTwins(lines)) return lines;
  const attempts = lines.attempts ?? new Float64Array(index.length).fill(1);
  const outStart = new Int32Array(start.length);
  const outIndex = new Int32Array(index.length);
  const outCorrect = new Float64Array(index.length);
  const outAttempts = new Float64Array(index.length);
  let to = 0;
  for (let line = 0; line + 1 < start.length; line++) {
    for (let from = start[line]!, end = start[line + 1]!; from < end; to++) {
      let next = from + 1;
      while (next < end && index[next] === index[from]) next++;
      outIndex[to] = index[from]!;
      outCorrect[to] = sortedSum(correct.subarray(from, next));
      outAttempts[to] = sortedSum(attempts.subarray(from, next));
      from = next;
    }
    outStart[line + 1] = to;
  }
  return linesOf(outStart, outIndex.slice(0, to), outCorrect.slice(0, to), outAttempts.slice(0, to));
}

function hasTwins({ start, index }: Lines): boolean {
  for (let line = 0; line + 1 < start.length; line++)
    for (let cell = start[line]! + 1; cell < start[line + 1]!; cell++)
      if (index[cell] === index[cell - 1]) return true;
  return false;
}

function sortedSum(values: Uint8Array | Float64Array): number {
  if (values.length === 1) return values[0]!;
  let sum = 0;
  for (const value of values.slice().sort()) sum += value;
  return sum;
}
