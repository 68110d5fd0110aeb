import { createHash } from 'node:crypto';
import { joinWays, type JoinedBy } from '../../../core/protocol/importReport';
import type { DatasetFile } from '../../sources/datasetFile';
import type { Affix } from './affix';
import { joinItems, type ItemJoin, type JoinableItems, type KnownWay } from './joinItems';
import { OccurrenceNames } from './occurrenceNames';

/** How the items of an import were found, kept with it: a dataset that is changed later never turns one way into another. */
export interface RememberedJoin {
  readonly by: JoinedBy;
  readonly isLoose: boolean;
  /** Whether ids were the same by the number that they end with. */
  readonly byNumber?: true;
  /** What the dataset's ids all began and ended with, where they were compared without it. */
  readonly affix?: Affix;
  /** Digest of the dataset as it was. */
  readonly dataset: string;
  /** Which items were found: a bit each, in base64. */
  readonly found: string;
  /** By row: the record of each item by content, empty where it has none. A row that is moved keeps its item, one that is edited loses it. */
  readonly records?: readonly string[];
}

/** What is to be remembered of a join. */
export function rememberJoin(join: ItemJoin, items: number, file: DatasetFile): RememberedJoin {
  const by = join.by!;
  return {
    by,
    isLoose: join.isLoose,
    ...(join.byNumber && { byNumber: true as const }),
    ...(join.affix && { affix: join.affix }),
    dataset: datasetDigest(file),
    found: foundBits(join, items).toString('base64'),
    ...(by === 'row' && { records: recordsOf(join, items, file) }),
  };
}

/** Finds the items as they were found when they were imported; by the best way where that is not remembered. */
export function joinAsBefore(
  items: JoinableItems,
  file: DatasetFile,
  before: RememberedJoin | undefined,
): Promise<ItemJoin> {
  const known: KnownWay | undefined = before && { ...before, records: before.records };
  return joinItems(items, file, known);
}

/** How many items were found when they were imported and are not any more. */
export function lostItems(join: ItemJoin, items: number, before: RememberedJoin | undefined): number {
  if (!before) return 0;
  const [then, now] = [Buffer.from(before.found, 'base64'), foundBits(join, items)];
  let lost = 0;
  for (let at = 0; at < now.length; at++) lost += bitsOf((then[at] ?? 0) & ~now[at]!);
  return lost;
}

/** What tells joins apart: items that are joined otherwise are other scores. */
export function joinIdentity({ by, isLoose, byNumber, affix, records }: RememberedJoin): string {
  if (affix) return `${by} without ${JSON.stringify([affix.prefix, affix.suffix])}`;
  if (!records) return byNumber ? `${by} by number` : isLoose ? `${by} loosely` : by;
  return `${by} ${createHash('sha256').update(JSON.stringify(records)).digest('hex').slice(0, 12)}`;
}

/** The digest of a dataset's records. */
export function datasetDigest({ index }: DatasetFile): string {
  return createHash('sha256').update(index.ids).digest('hex').slice(0, 32);
}

/** Whether what was read as JSON is one. */
export function isRememberedJoin(read: unknown): read is RememberedJoin {
  if (typeof read !== 'object' || read === null) return false;
  const { by, isLoose, byNumber, affix, dataset, found, records } = read as Record<
    keyof RememberedJoin,
    unknown
  >;
  return (
    joinWays.some((way) => way === by) &&
    typeof isLoose === 'boolean' &&
    (byNumber === undefined || byNumber === true) &&
    (affix === undefined || isAffix(affix)) &&
    [dataset, found].every((text) => typeof text === 'string') &&
    (by === 'row' ? isTexts(records) : records === undefined)
  );
}

function isAffix(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { prefix, suffix } = value as Partial<Affix>;
  return typeof prefix === 'string' && typeof suffix === 'string';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function foundBits({ unmatched }: ItemJoin, items: number): Buffer {
  const bits = Buffer.alloc(Math.ceil(items / 8), 0xff);
  if (items % 8 > 0) bits[bits.length - 1] = 2 ** (items % 8) - 1;
  for (const item of unmatched) bits[item >> 3]! &= ~(1 << (item & 7));
  return bits;
}

function bitsOf(byte: number): number {
  let bits = 0;
  for (let left = byte & 0xff; left > 0; left &= left - 1) bits++;
  return bits;
}

function recordsOf({ itemOfRow }: ItemJoin, items: number, file: DatasetFile): string[] {
  const records = new Array<string>(items).fill('');
  const names = new OccurrenceNames();
  itemOfRow.forEach((item, row) => {
    const name = names.next(file.id(row));
    if (item >= 0) records[item] = name;
  });
  return records;
}
