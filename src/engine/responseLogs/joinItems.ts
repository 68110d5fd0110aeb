import { joinWays, type JoinedBy } from '../../core/protocol/importReport';
import type { Example } from '../../core/dataset/example';
import type { ItemClue } from './responseLog';
import { textHash } from './textHash';

/** Which item is which example. */
export interface ItemJoin {
  /** What most items were found by; undefined where none was found. */
  readonly by: JoinedBy | undefined;
  /** By row of the dataset: the index of its item, -1 where it has none. Examples that are the same share an item. */
  readonly itemOfRow: Int32Array;
  /** How many items were found. */
  readonly matched: number;
  /** The items that were not found, by index. */
  readonly unmatched: Uint32Array;
  /** How many items each way would have found. */
  readonly tried: Readonly<Record<JoinedBy, number>>;
}

/** The items of a response log. */
export interface JoinableItems {
  readonly items: readonly string[];
  readonly clues: ReadonlyMap<number, ItemClue>;
}

/** A dataset as its examples come; `DatasetFile` is one. */
export interface JoinableDataset {
  readonly count: number;
  examples(): AsyncIterable<readonly Example[]>;
}

/**
 * Finds the example of every item: by the dataset's own id, by content hash, by the text of the question or by row,
 * whichever finds the most. A row number fits any dataset that is long enough, so it counts only where nothing else finds half.
 */
export async function joinItems(items: JoinableItems, dataset: JoinableDataset): Promise<ItemJoin> {
  const joins = ways.map((by) => new Join(by, indexBy(by, items), dataset.count));
  for await (const batch of dataset.examples())
    for (const example of batch) for (const join of joins) join.add(example);
  const count = items.items.length;
  const tried = Object.fromEntries(joins.map(({ by, found }) => [by, found.size])) as Record<
    JoinedBy,
    number
  >;
  const [best] = joins
    .filter(
      ({ by, found }) =>
        found.size > 0 && (by !== 'row' || !ways.some((way) => way !== 'row' && tried[way] * 2 >= count)),
    )
    .sort((one, other) => other.found.size - one.found.size);
  const unmatched = Uint32Array.from({ length: count }, (_, at) => at).filter((at) => !best?.found.has(at));
  return {
    by: best?.by,
    itemOfRow: best?.itemOfRow ?? new Int32Array(dataset.count).fill(-1),
    matched: count - unmatched.length,
    unmatched,
    tried,
  };
}

/** In the order they are trusted where they find the same number. */
const ways = joinWays;

class Join {
  readonly itemOfRow: Int32Array;
  readonly found = new Set<number>();

  constructor(
    readonly by: JoinedBy,
    private readonly index: ReadonlyMap<string, number>,
    rows: number,
  ) {
    this.itemOfRow = new Int32Array(rows).fill(-1);
  }

  add(example: Example): void {
    if (this.index.size === 0) return;
    const item = this.index.get(nameOf(example, this.by));
    if (item === undefined) return;
    this.itemOfRow[example.row] = item;
    this.found.add(item);
  }
}

function nameOf(example: Example, by: JoinedBy): string {
  if (by === 'question') return example.question === '' ? '' : textHash(example.question);
  return by === 'row' ? String(example.row) : example[by];
}

function indexBy(by: JoinedBy, { items, clues }: JoinableItems): Map<string, number> {
  const first = by === 'row' ? firstRow(items) : 0;
  const index = new Map<string, number>();
  items.forEach((name, at) => {
    const known = by === 'row' ? rowOf(name, first, clues.get(at)) : wordOf(by, name, clues.get(at));
    if (known !== undefined && known !== '' && !index.has(known)) index.set(known, at);
  });
  return index;
}

function wordOf(by: Exclude<JoinedBy, 'row'>, name: string, clue: ItemClue | undefined): string | undefined {
  if (by === 'question') return clue?.text ?? textHash(name);
  return by === 'id' ? (clue?.id ?? name.toLowerCase()) : (clue?.key ?? name);
}

function rowOf(name: string, first: number, clue: ItemClue | undefined): string | undefined {
  if (clue?.row !== undefined) return String(clue.row);
  const number = numberIn(name);
  return number === undefined ? undefined : String(number - first);
}

/** Items numbered from 1 on, with no item 0, are taken to be counted from 1. */
function firstRow(items: readonly string[]): number {
  return items.some((name) => numberIn(name) === 0) ? 0 : 1;
}

function numberIn(name: string): number | undefined {
  const digits = /^(?:item|question|q|problem|row|example|column)?[ _.-]?(\d{1,9})$/i.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
