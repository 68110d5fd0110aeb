import { joinWays, type JoinedBy } from '../../../core/protocol/importReport';
import type { Example } from '../../../core/dataset/example';
import { affixOf, AffixCensus, mayBelong, type Affix } from './affix';
import { Join, type JoinEvidence } from './join';
import { indexOf, type ItemIndex, type ItemNames } from './itemIndex';
import type { ItemClue } from '../reading/responseLog';

/** Which item is which example. */
export interface ItemJoin {
  /** What most items were found by; undefined where none was found. */
  readonly by: JoinedBy | undefined;
  /** Whether names are the same only where capitals and white space are not looked at. */
  readonly isLoose: boolean;
  /** Whether ids are the same only by the number that they end with. */
  readonly byNumber: boolean;
  /** What the dataset's ids all begin and end with, where ids are the same only without what each side has there. */
  readonly affix?: Affix | undefined;
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
  readonly byNumber?: boolean | undefined;
  readonly affix?: Affix | undefined;
  /** Where they were found by row: the record of each item, see `RememberedJoin`. */
  readonly records: readonly string[] | undefined;
}

/**
 * Finds the example of every item: by the dataset's own id, by content hash, by the text of the question or by row,
 * whichever finds the most. A row number fits any dataset that is long enough, so it counts only where nothing else
 * finds half; ids that are alike but for capitals and white space, and then those that end with the same number, only
 * where they find more than ids as they stand, which find less than half. Where that finds less than half, too, ids are
 * compared without what all of each side begin and end with, if each item has one row then. An item whose rows differ is found in none of them.
 */
export async function joinItems(
  items: JoinableItems,
  dataset: JoinableDataset,
  known?: KnownWay,
  asked?: JoinedBy,
): Promise<ItemJoin> {
  const joins = indexesFor(items, known).map((index) => new Join(index, items, dataset.count));
  const ids = new AffixCensus();
  for await (const batch of dataset.examples())
    for (const example of batch) {
      ids.add(example.key);
      for (const join of joins) join.add(example);
    }
  for (const join of joins) join.finish();
  const plain = known ? joins[0] : bestOf(joins, items.items.length, asked);
  const isSettled = plain && plain.index.by !== 'row' && plain.found * 2 >= items.items.length;
  const isOpen = !known && (asked ?? 'key') === 'key' && !isSettled;
  const best = (isOpen && (await joinedByCore(items, dataset, ids.result(), plain))) || plain;
  const found = best && best.found > 0 ? best : undefined;
  return {
    by: found?.index.by,
    isLoose: found?.index.isLoose ?? false,
    byNumber: found?.index.byNumber ?? false,
    ...(found?.index.affix && { affix: found.index.affix }),
    itemOfRow: found?.itemOfRow ?? new Int32Array(dataset.count).fill(-1),
    matched: found?.found ?? 0,
    unmatched: Uint32Array.from(items.items.keys()).filter((at) => !found?.has(at)),
    tried: triedBy(joins),
    evidence: (best ?? joins[0]!).evidence(),
  };
}

/** The join by ids without what all of each side begin and end with, where it finds more than another and each item has one row. */
async function joinedByCore(
  items: JoinableItems,
  dataset: JoinableDataset,
  affix: Affix,
  other: Join | undefined,
): Promise<Join | undefined> {
  const own = affixOf(items.items.map((name, at) => items.clues.get(at)?.key ?? name));
  if (!mayBelong(own, affix) || own.prefix + own.suffix + affix.prefix + affix.suffix === '')
    return undefined;
  const join = new Join(indexOf('key', items, { affix }), items, dataset.count);
  for await (const batch of dataset.examples()) for (const example of batch) join.add(example);
  join.finish();
  const isBetter =
    join.found > (other?.found ?? 0) || (other?.index.by === 'row' && join.found * 2 >= items.items.length);
  return join.isOneToOne && isBetter ? join : undefined;
}

function indexesFor(items: ItemNames, known: KnownWay | undefined): ItemIndex[] {
  if (known) return [indexOf(known.by, items, known)];
  const others = [{ isLoose: true }, { byNumber: true }];
  return [...joinWays.map((by) => indexOf(by, items)), ...others.map((how) => indexOf('key', items, how))];
}

/** In the order ways are trusted where they find the same number; only one way where it is asked for. */
function bestOf(joins: readonly Join[], items: number, asked: JoinedBy | undefined): Join | undefined {
  const byKey = joins.filter(({ index }) => index.by === 'key');
  const findsHalf = (join: Join): boolean => join.found * 2 >= items;
  const counts = (join: Join): boolean => {
    if (join.found === 0) return false;
    if (asked !== undefined && join.index.by !== asked) return false;
    const stricter = byKey.slice(0, Math.max(0, byKey.indexOf(join)));
    if (stricter.some((one) => findsHalf(one) || one.found >= join.found)) return false;
    return (
      asked !== undefined ||
      join.index.by !== 'row' ||
      !joins.some((other) => other.index.by !== 'row' && findsHalf(other))
    );
  };
  return joins.filter(counts).sort((one, other) => other.found - one.found)[0];
}

function triedBy(joins: readonly Join[]): Record<JoinedBy, number> {
  const foundBy = (by: JoinedBy): number =>
    joins.find(({ index }) => index.by === by && !index.isLoose && !index.byNumber)?.found ?? 0;
  return Object.fromEntries(joinWays.map((by) => [by, foundBy(by)])) as Record<JoinedBy, number>;
}
