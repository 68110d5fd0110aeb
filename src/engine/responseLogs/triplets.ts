/** Answers in columns, one entry an answer: who, what, how many were right out of how many. 16 bytes an answer. */
export interface Triplets {
  readonly respondent: Uint32Array;
  readonly item: Uint32Array;
  /** Sum of the attempts' scores, 0 to `attempts`; not whole where answers are scored in part. */
  readonly successes: Float32Array;
  readonly attempts: Uint32Array;
}

const firstBlock = 1 << 10;
const largestBlock = 1 << 18;

/** Answers as they are read, in blocks: none is moved while the list grows. */
export class TripletList {
  count = 0;
  private full: Triplets[] = [];
  private block = columns(firstBlock);
  private at = 0;

  /** Adds one answer. */
  add(respondent: number, item: number, successes: number, attempts: number): void {
    if (this.at === this.block.item.length) this.grow();
    const { block, at } = this;
    block.respondent[at] = respondent;
    block.item[at] = item;
    block.successes[at] = successes;
    block.attempts[at] = attempts;
    this.at = at + 1;
    this.count++;
  }

  /** Makes sums of the scores from this answer on, which were shares of their attempts. */
  sharesToSums(from: number): void {
    let first = 0;
    for (const { successes, attempts } of [...this.full, this.block]) {
      const end = Math.min(successes.length, this.count - first);
      for (let at = Math.max(0, from - first); at < end; at++) successes[at]! *= attempts[at]!;
      first += successes.length;
    }
  }

  /** Hands over the answers block by block and lets go of each; the count stays. */
  *drained(): Generator<Triplets> {
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
 * others. Two counting sorts, by item and then by respondent; the lists are empty afterwards, so that no more than 32
 * bytes an answer are held at any time.
 */
export function inOrder(
  lists: readonly TripletList[],
  respondentRank: Uint32Array,
  itemRank: Uint32Array,
): { triplets: Triplets; merged: number } {
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  const byItem = itemOrder(lists, total, respondentRank, itemRank);
  const sorted = respondentOrder(byItem, respondentRank.length);
  const count = mergeTwins(sorted);
  return { triplets: cut(sorted, count), merged: total - count };
}

function itemOrder(
  lists: readonly TripletList[],
  total: number,
  respondentRank: Uint32Array,
  itemRank: Uint32Array,
): Triplets {
  const blocks = lists.flatMap((list) => [...list.drained()]);
  const next = new Uint32Array(itemRank.length + 1);
  for (const { item } of blocks) for (let at = 0; at < item.length; at++) next[itemRank[item[at]!]! + 1]!++;
  accumulate(next);
  const into = columns(total);
  for (let block = blocks.shift(); block; block = blocks.shift())
    for (let at = 0; at < block.item.length; at++) {
      const rank = itemRank[block.item[at]!]!;
      const to = next[rank]!++;
      into.item[to] = rank;
      into.respondent[to] = respondentRank[block.respondent[at]!]!;
      into.successes[to] = block.successes[at]!;
      into.attempts[to] = block.attempts[at]!;
    }
  return into;
}

function respondentOrder(from: Triplets, respondents: number): Triplets {
  const next = new Uint32Array(respondents + 1);
  for (let at = 0; at < from.respondent.length; at++) next[from.respondent[at]! + 1]!++;
  accumulate(next);
  const into = columns(from.item.length);
  for (let at = 0; at < from.item.length; at++) {
    const respondent = from.respondent[at]!;
    const to = next[respondent]!++;
    into.respondent[to] = respondent;
    into.item[to] = from.item[at]!;
    into.successes[to] = from.successes[at]!;
    into.attempts[to] = from.attempts[at]!;
  }
  return into;
}

function accumulate(counts: Uint32Array): void {
  for (let at = 1; at < counts.length; at++) counts[at]! += counts[at - 1]!;
}

/** Adds up, in place, neighbours of the same pair; how many answers are left. */
function mergeTwins({ respondent, item, successes, attempts }: Triplets): number {
  let count = 0;
  for (let from = 0, to = 0; from < item.length; from = to, count++) {
    do to++;
    while (to < item.length && item[to] === item[from] && respondent[to] === respondent[from]);
    respondent[count] = respondent[from]!;
    item[count] = item[from]!;
    successes[count] = to === from + 1 ? successes[from]! : sum(successes, from, to);
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

function columns(size: number): Triplets {
  return {
    respondent: new Uint32Array(size),
    item: new Uint32Array(size),
    successes: new Float32Array(size),
    attempts: new Uint32Array(size),
  };
}

/** The first answers; a copy, so that what is not used is let go of. */
function cut(all: Triplets, count: number): Triplets {
  return count === all.item.length
    ? all
    : {
        respondent: all.respondent.slice(0, count),
        item: all.item.slice(0, count),
        successes: all.successes.slice(0, count),
        attempts: all.attempts.slice(0, count),
      };
}
