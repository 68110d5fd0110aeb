import { joinWays, type JoinedBy } from '../../../core/protocol/importReport';
import type { Example } from '../../../core/dataset/example';
import { Join, type JoinEvidence } from './join';
import { indexOf, type ItemIndex, type ItemNames } from './itemIndex';
import type { ItemClue } from '../reading/responseLog';

/** Which item is which example. */
export interface ItemJoin {
  /** What most items were found by; undefined where none was found. */
  readonly by: JoinedBy | undefined;
  /** Whether names are the same only where capitals and white space are not looked at. */
  readonly isLoose: boolean;
  /** By row of the dataset: the index of its item, -1 where it has none. Examples that are the same share an item. */
  readonly itemOfRow: Int32Array;
  /** How many items were found. */
  readonly matched: number;
  /** The items that were not found, by index. */
  readonly unmatched: Uint32Array;
  /** How many items each way would have found. */
  readonly tried: Readonly<Record<JoinedBy, number>>;
  /** What speaks for and against it. */
  readonly evidence: JoinEvidence;
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

/** How items were found when they were imported: they are found in the same way ever after, or not at all. */
export interface KnownWay {
  readonly by: JoinedBy;
  readonly isLoose: boolean;
  /** Where they were found by row: the record of each item, see `RememberedJoin`. */
  readonly records: readonly string[] | undefined;
}

/**
 * Finds the example of every item: by the dataset's own id, by content hash, by the text of the question or by row,
 * whichever finds the most. A row number fits any dataset that is long enough, so it counts only where nothing else
 * finds half; ids that are alike but for capitals and white space only where they find more than ids as they stand,
 * which find less than half. An item whose rows differ is found in none of them.
 */
export async function joinItems(
  items: JoinableItems,
  dataset: JoinableDataset,
  known?: KnownWay,
): Promise<ItemJoin> {
  const joins = indexesFor(items, known).map((index) => new Join(index, items, dataset.count));
  for await (const batch of dataset.examples())
    for (const example of batch) for (const join of joins) join.add(example);
  for (const join of joins) join.finish();
  const best = known ? joins[0] : bestOf(joins, items.items.length);
  const found = best && best.found > 0 ? best : undefined;
  return {
    by: found?.index.by,
    isLoose: found?.index.isLoose ?? false,
    itemOfRow: found?.itemOfRow ?? new Int32Array(dataset.count).fill(-1),
    matched: found?.found ?? 0,
    unmatched: Uint32Array.from(items.items.keys()).filter((at) => !found?.has(at)),
    tried: triedBy(joins),
    evidence: (best ?? joins[0]!).evidence(),
  };
}

function indexesFor(items: ItemNames, known: KnownWay | undefined): ItemIndex[] {
  if (known) return [indexOf(known.by, items, known)];
  return [...joinWays.map((by) => indexOf(by, items)), indexOf('key', items, { isLoose: true })];
}

/** In the order ways are trusted where they find the same number. */
function bestOf(joins: readonly Join[], items: number): Join | undefined {
  const exact = joins.find(({ index }) => index.by === 'key' && !index.isLoose)!;
  const findsHalf = (join: Join): boolean => join.found * 2 >= items;
  const counts = (join: Join): boolean => {
    if (join.found === 0) return false;
    if (join.index.isLoose) return !findsHalf(exact) && join.found > exact.found;
    return join.index.by !== 'row' || !joins.some((other) => other.index.by !== 'row' && findsHalf(other));
  };
  return joins.filter(counts).sort((one, other) => other.found - one.found)[0];
}

function triedBy(joins: readonly Join[]): Record<JoinedBy, number> {
  const foundBy = (by: JoinedBy): number =>
    joins.find(({ index }) => index.by === by && !index.isLoose)?.found ?? 0;
  return Object.fromEntries(joinWays.map((by) => [by, foundBy(by)])) as Record<JoinedBy, number>;
}
