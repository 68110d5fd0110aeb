import type { AnswerColumns } from '../../../core/psychometrics/model/answerColumns';

const firstBlock = 1 << 10;
const largestBlock = 1 << 18;

/** Answers as they are read, in blocks: none is moved while the list grows. */
export class AnswerList {
  count = 0;
  private full: AnswerColumns[] = [];
  private block = columns(firstBlock);
  private at = 0;

  /** Adds one answer. */
  add(respondent: number, item: number, correct: number, attempts: number): void {
    if (this.at === this.block.item.length) this.grow();
    const { block, at } = this;
    block.respondent[at] = respondent;
    block.item[at] = item;
    block.correct[at] = correct;
    block.attempts[at] = attempts;
    this.at = at + 1;
    this.count++;
  }

  /** Makes sums of the scores from this answer on, which were shares of their attempts. */
  sharesToSums(from: number): void {
    let first = 0;
    for (const { correct, attempts } of [...this.full, this.block]) {
      const end = Math.min(correct.length, this.count - first);
      for (let at = Math.max(0, from - first); at < end; at++) correct[at]! *= attempts[at]!;
      first += correct.length;
    }
  }

  /** Changes every score of a single attempt; one that becomes NaN is left out. How many were left out. */
  rescale(change: (score: number) => number): number {
    const blocks = [...this.drained()];
    this.count = 0;
    this.block = columns(firstBlock);
    let left = 0;
    for (let one = blocks.shift(); one; one = blocks.shift())
      for (let at = 0; at < one.item.length; at++) {
        const single = one.attempts[at] === 1;
        const score = single ? change(one.correct[at]!) : one.correct[at]!;
        if (Number.isNaN(score)) left++;
        else this.add(one.respondent[at]!, one.item[at]!, score, one.attempts[at]!);
      }
    return left;
  }

  /** The different scores from 0 to 1 of single attempts, ascending; the first few. */
  shares(most = 20): number[] {
    const found = new Set<number>();
    let first = 0;
    for (const { correct, attempts } of [...this.full, this.block]) {
      const end = Math.min(correct.length, this.count - first);
      for (let at = 0; at < end && found.size < most; at++)
        if (attempts[at] === 1 && correct[at]! >= 0 && correct[at]! <= 1) found.add(correct[at]!);
      first += correct.length;
    }
    return [...found].sort((one, other) => one - other);
  }

  /** Hands over the answers block by block and lets go of each; the count stays. */
  *drained(): Generator<AnswerColumns> {
    this.full.push(cut(this.block, this.at));
    this.block = columns(0);
    this.at = 0;
    for (let block = this.full.shift(); block; block = this.full.shift()) yield block;
  }

  private grow(): void {
    this.full.push(this.block);
    this.block = columns(Math.min(largestBlock, 2 * this.at));
    this.at = 0;
  }
}

/**
 * Answers by respondent, then item, each pair once, whatever order they were read in; and how many were merged into
 * others. A counting sort by respondent, then each respondent's answers in place where they are not in order already;
 * the lists are empty afterwards, so that little more than 32 bytes an answer are held at any time.
 */
export function inOrder(
  lists: readonly AnswerList[],
  respondentRank: Uint32Array,
  itemRank: Uint32Array,
): { answers: AnswerColumns; merged: number } {
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  const sorted = columns(total);
  const starts = byRespondent(lists, sorted, respondentRank, itemRank);
  const sorter = new RunSorter(sorted);
  for (let at = 0; at < respondentRank.length; at++) sorter.sort(starts[at]!, starts[at + 1]!);
  const count = mergeTwins(sorted);
  return { answers: cut(sorted, count), merged: total - count };
}

/** Puts the answers in the order of their respondents; where each one's begin. */
function byRespondent(
  lists: readonly AnswerList[],
  into: AnswerColumns,
  respondentRank: Uint32Array,
  itemRank: Uint32Array,
): Uint32Array {
  const blocks = lists.flatMap((list) => [...list.drained()]);
  const starts = new Uint32Array(respondentRank.length + 1);
  for (const { respondent } of blocks)
    for (let at = 0; at < respondent.length; at++) starts[respondentRank[respondent[at]!]! + 1]!++;
  for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
  const next = starts.slice();
  for (let block = blocks.shift(); block; block = blocks.shift())
    for (let at = 0; at < block.item.length; at++) {
      const rank = respondentRank[block.respondent[at]!]!;
      const to = next[rank]!++;
      into.respondent[to] = rank;
      into.item[to] = itemRank[block.item[at]!]!;
      into.correct[to] = block.correct[at]!;
      into.attempts[to] = block.attempts[at]!;
    }
  return starts;
}

/** Sorts stretches of answers by item, with as much memory beside them as the longest takes. */
class RunSorter {
  private keys = new Float64Array(1024);
  private copy = columns(1024);

  constructor(private readonly all: AnswerColumns) {}

  sort(from: number, to: number): void {
    if (this.isSorted(from, to)) return;
    const { item, correct, attempts } = this.all;
    const length = to - from;
    if (length > this.keys.length)
      [this.keys, this.copy] = [new Float64Array(2 * length), columns(2 * length)];
    const { keys, copy } = this;
    // The item and the place in one number: numbers are sorted many times faster than anything with a comparison of ours.
    for (let at = 0; at < length; at++) keys[at] = item[from + at]! * length + at;
    keys.subarray(0, length).sort();
    copy.item.set(item.subarray(from, to));
    copy.correct.set(correct.subarray(from, to));
    copy.attempts.set(attempts.subarray(from, to));
    for (let at = 0; at < length; at++) {
      const place = keys[at]! % length;
      item[from + at] = copy.item[place]!;
      correct[from + at] = copy.correct[place]!;
      attempts[from + at] = copy.attempts[place]!;
    }
  }

  private isSorted(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at++) if (this.all.item[at]! < this.all.item[at - 1]!) return false;
    return true;
  }
}

/** Adds up, in place, neighbours of the same pair; how many answers are left. */
function mergeTwins({ respondent, item, correct, attempts }: AnswerColumns): number {
  let count = 0;
  for (let from = 0, to = 0; from < item.length; from = to, count++) {
    do to++;
    while (to < item.length && item[to] === item[from] && respondent[to] === respondent[from]);
    respondent[count] = respondent[from]!;
    item[count] = item[from]!;
    correct[count] = to === from + 1 ? correct[from]! : sum(correct, from, to);
    attempts[count] = to === from + 1 ? attempts[from]! : sum(attempts, from, to);
  }
  return count;
}

/** The sum of some values, the smallest first: rounding does not depend on the order they were read in. */
function sum(values: Float32Array | Uint32Array, from: number, to: number): number {
  if (to - from === 2) return values[from]! + values[from + 1]!;
  const some = Float64Array.from(values.subarray(from, to)).sort();
  return some.reduce((total, value) => total + value, 0);
}

function columns(size: number): AnswerColumns {
  return {
    respondent: new Uint32Array(size),
    item: new Uint32Array(size),
    correct: new Float32Array(size),
    attempts: new Uint32Array(size),
  };
}

/** The first answers; a copy, so that what is not used is let go of. */
function cut(all: AnswerColumns, count: number): AnswerColumns {
  return count === all.item.length
    ? all
    : {
        respondent: all.respondent.slice(0, count),
        item: all.item.slice(0, count),
        correct: all.correct.slice(0, count),
        attempts: all.attempts.slice(0, count),
      };
}
