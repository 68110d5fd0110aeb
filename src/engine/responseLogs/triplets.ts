/** Answers in columns, one entry an answer: who, what, how many were right out of how many. */
export interface Triplets {
  readonly respondent: Uint32Array;
  readonly item: Uint32Array;
  /** Sum of the attempts' scores, 0 to `attempts`; not whole where answers are scored in part. */
  readonly successes: Float32Array;
  readonly attempts: Uint32Array;
}

/** Answers as they are read. */
export class TripletList {
  count = 0;
  respondent = new Uint32Array(1024);
  item = new Uint32Array(1024);
  successes = new Float32Array(1024);
  attempts = new Uint32Array(1024);

  /** Adds one answer. */
  add(respondent: number, item: number, successes: number, attempts: number): void {
    if (this.count === this.item.length) this.grow();
    this.respondent[this.count] = respondent;
    this.item[this.count] = item;
    this.successes[this.count] = successes;
    this.attempts[this.count++] = attempts;
  }

  private grow(): void {
    const size = 2 * this.item.length;
    const wider = <T extends Uint32Array | Float32Array>(into: T, from: T): T => (into.set(from), into);
    this.respondent = wider(new Uint32Array(size), this.respondent);
    this.item = wider(new Uint32Array(size), this.item);
    this.successes = wider(new Float32Array(size), this.successes);
    this.attempts = wider(new Uint32Array(size), this.attempts);
  }
}

/** Answers by respondent, then item, each pair once, whatever order they were read in; and how many were merged into others. */
export function inOrder(
  lists: readonly TripletList[],
  respondentRank: Uint32Array,
  itemRank: Uint32Array,
): { triplets: Triplets; merged: number } {
  const all = ranked(lists, respondentRank, itemRank);
  const byItem = countingOrder(all.item, itemRank.length);
  const order = countingOrder(all.respondent, respondentRank.length, byItem);
  return merge(all, order);
}

function ranked(lists: readonly TripletList[], respondentRank: Uint32Array, itemRank: Uint32Array): Triplets {
  const total = lists.reduce((sum, { count }) => sum + count, 0);
  const all = columns(total);
  let at = 0;
  for (const list of lists) {
    all.successes.set(list.successes.subarray(0, list.count), at);
    all.attempts.set(list.attempts.subarray(0, list.count), at);
    for (let from = 0; from < list.count; from++, at++) {
      all.respondent[at] = respondentRank[list.respondent[from]!]!;
      all.item[at] = itemRank[list.item[from]!]!;
    }
  }
  return all;
}

function columns(size: number): Triplets {
  return {
    respondent: new Uint32Array(size),
    item: new Uint32Array(size),
    successes: new Float32Array(size),
    attempts: new Uint32Array(size),
  };
}

/** The entries of `order` (all, as they come, where none is given) sorted by key; equal keys keep their order. */
function countingOrder(keys: Uint32Array, keyCount: number, order?: Uint32Array): Uint32Array {
  const next = new Uint32Array(keyCount + 1);
  for (const key of keys) next[key + 1]!++;
  for (let key = 0; key < keyCount; key++) next[key + 1]! += next[key]!;
  const sorted = new Uint32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const entry = order ? order[at]! : at;
    sorted[next[keys[entry]!]!++] = entry;
  }
  return sorted;
}

function merge(all: Triplets, order: Uint32Array): { triplets: Triplets; merged: number } {
  const into = columns(order.length);
  let count = 0;
  for (let from = 0; from < order.length; count++) {
    const first = order[from]!;
    let to = from + 1;
    while (to < order.length && isSamePair(all, first, order[to]!)) to++;
    into.respondent[count] = all.respondent[first]!;
    into.item[count] = all.item[first]!;
    into.successes[count] = to === from + 1 ? all.successes[first]! : sum(all.successes, order, from, to);
    into.attempts[count] = to === from + 1 ? all.attempts[first]! : sum(all.attempts, order, from, to);
    from = to;
  }
  return { triplets: cut(into, count), merged: order.length - count };
}

function isSamePair(all: Triplets, one: number, other: number): boolean {
  return all.item[one] === all.item[other] && all.respondent[one] === all.respondent[other];
}

/** The sum of some values, the smallest first: rounding does not depend on the order they were read in. */
function sum(values: Float32Array | Uint32Array, order: Uint32Array, from: number, to: number): number {
  const some = Float64Array.from(order.subarray(from, to), (at) => values[at]!).sort();
  return some.reduce((total, value) => total + value, 0);
}

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
