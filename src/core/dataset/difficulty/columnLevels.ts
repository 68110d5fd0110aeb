import { countOutOf } from './amount';
import { bareValue, folded, withoutGloss } from './folded';
import { levelOf, onScale, withoutPrefix, type LevelReading } from './levelReading';
import { fillers } from './levelWords';
import { isMonth } from './months';
import { scaleNames, type ScaleName } from './scales';
import { saysUnknown, unknownNumbers } from './unknownValues';

/** One of the values of a column: how it is written, how often it was met, and its level; NaN where it has none. */
export interface MetValue {
  readonly written: string;
  readonly count: number;
  readonly level: number;
}

/** What the values of a column say as levels. */
export interface ColumnLevels {
  readonly reading: LevelReading;
  /** The values with a level, the lowest first. */
  readonly read: readonly MetValue[];
  /** Those that say that nothing is known. */
  readonly unknown: readonly MetValue[];
  /** Those that the scale does not hold, the most frequent first. */
  readonly unread: readonly MetValue[];
  /** Another scale that holds a good part of those, and how many; undefined where none does. */
  readonly mixedWith: { readonly scale: ScaleName; readonly count: number } | undefined;
  /** Whether its numbers are shares in one part and percentages in another. */
  readonly changesScale: boolean;
}

/** A scale beside the column's own that holds at least this share of what can be read makes the column a mixed one. */
const mixedShare = 0.1;

/** Scales whose levels are the numbers that are written. */
export const numberScales: ReadonlySet<string> = new Set([
  'number',
  'decimal comma',
  'percent',
  'counts out of different wholes',
  'numbered',
]);

/** Reads the values of a column on the scale that holds most of them, or in the user's order. */
export function columnLevels(values: readonly unknown[], given?: readonly string[]): ColumnLevels {
  const met = metValues(values);
  // Of several difficulty columns the order is that of those which hold one of its levels.
  const isGiven =
    given && met.some(({ bare }) => !Number.isNaN(levelOf(bare, { scale: 'given', order: given })));
  const order = isGiven ? given : undefined;
  const said = met.filter(({ bare }) => !saysUnknown(folded(String(bare))));
  const plain: LevelReading = order ? { scale: 'given', order } : ofWholes(bestReading(said), said);
  const isCounted = numberScales.has(plain.scale);
  const numbers = isCounted ? unknownNumbers(said.map(({ bare }) => levelOf(bare, plain))) : [];
  const reading: LevelReading = numbers.length > 0 ? { ...plain, unknown: numbers } : plain;
  const all = met.map(({ bare, ...one }) => ({ ...one, bare, level: levelOf(bare, reading) }));
  const isUnknown = ({ bare }: Met): boolean =>
    saysUnknown(folded(String(bare))) || numbers.includes(levelOf(bare, plain));
  const unread = all.filter((one) => Number.isNaN(one.level) && !isUnknown(one));
  const read = all.filter(({ level }) => !Number.isNaN(level));
  return {
    reading,
    read: read.sort((one, other) => one.level - other.level).map(shown),
    unknown: all.filter((one) => Number.isNaN(one.level) && isUnknown(one)).map(shown),
    unread: unread.map(shown).sort((one, other) => other.count - one.count),
    changesScale: isCounted && changesScale(read),
    mixedWith: order ? undefined : otherScale(reading, read, unread),
  };
}

/** The levels of a column, where they are numbers as they stand there. */
export function numbersOf({ reading, read }: ColumnLevels): number[] | undefined {
  return numberScales.has(reading.scale) ? read.map(({ level }) => level) : undefined;
}

/** How many values these are, all together. */
export function countOf(values: readonly MetValue[]): number {
  return values.reduce((sum, { count }) => sum + count, 0);
}

/** Values of one level that are different words, or numbers too large to be told apart: those that would be merged. */
export function mergedWords({ reading, read }: ColumnLevels): MetValue[][] {
  if (reading.scale === 'number')
    return byLevel(read.filter(({ level }) => Math.abs(level) > Number.MAX_SAFE_INTEGER)).filter(isApart);
  if (numberScales.has(reading.scale) || reading.scale === 'stars' || reading.scale === 'Lexile') return [];
  return byLevel(read).filter((group) => new Set(group.map(({ written }) => plainWords(written))).size > 1);
}

/** Whether these are several numbers as they are written. */
function isApart(group: readonly MetValue[]): boolean {
  return new Set(group.map(({ written }) => written.replace(/^\+|[,\s_]|\.0*$/g, ''))).size > 1;
}

/** Values that were read, those of one level together. */
export function byLevel(read: readonly MetValue[]): MetValue[][] {
  const groups = new Map<number, MetValue[]>();
  for (const value of read) groups.set(value.level, [...(groups.get(value.level) ?? []), value]);
  return [...groups.values()];
}

function plainWords(written: string): string {
  const words = withoutGloss(folded(written)).split(/[\s\-/]+/);
  return words.filter((word) => !fillers.has(word)).join('') || written;
}

interface Met {
  readonly bare: string | number;
  readonly written: string;
  readonly count: number;
}

function metValues(values: readonly unknown[]): Met[] {
  const met = new Map<string | number, number>();
  for (const value of values) {
    const bare = bareValue(value);
    if (bare === undefined || bare === null) continue;
    const key = typeof bare === 'number' || typeof bare === 'string' ? bare : JSON.stringify(bare);
    met.set(key, (met.get(key) ?? 0) + 1);
  }
  return [...met].map(([bare, count]) => ({ bare, written: String(bare).trim(), count }));
}

function shown({ written, count, level }: MetValue): MetValue {
  return { written, count, level };
}

/** The reading that holds most of the values, of several the first of the known scales. */
function bestReading(met: readonly Met[]): LevelReading {
  const prefix = commonPrefix(met);
  const readings = ['', ...(prefix === '' ? [] : [prefix])].flatMap((one) =>
    scaleNames.map((scale) => ({ scale, prefix: one, held: heldBy(met, scale, one) })),
  );
  const { scale, prefix: cut } = readings.reduce((best, one) => (one.held > best.held ? one : best));
  return cut === '' ? { scale } : { scale, prefix: cut };
}

function heldBy(met: readonly Met[], scale: ScaleName, prefix: string): number {
  return met.reduce(
    (sum, { bare, count }) => sum + (Number.isNaN(onScale(bare, scale, prefix)) ? 0 : count),
    0,
  );
}

/** The wholes of a column whose values all count some of a whole: 8 for "3/8" and "0/8". Undefined where one does not. */
export function wholesOf(written: readonly string[]): ReadonlySet<number> | undefined {
  const counted = written.map((text) => countOutOf(folded(text))?.all);
  return counted.length > 0 && counted.every((all) => all !== undefined) ? new Set(counted) : undefined;
}

/** The reading of counts: their numbers where all are out of one whole, else the shares, as 1/2 is more than 1/4. */
function ofWholes(best: LevelReading, said: readonly Met[]): LevelReading {
  if (best.scale !== 'number') return best;
  const wholes = wholesOf(said.map(({ written }) => written));
  return wholes && wholes.size > 1 ? { scale: 'counts out of different wholes' } : best;
}

/** Whether more than half of what a column says can be read, be it on two scales. */
export function isReadable({ read, unread, mixedWith }: ColumnLevels): boolean {
  const held = mixedWith?.count ?? 0;
  return countOf(read) + held > countOf(unread) - held;
}

/** Whether numbers are shares in one part (.1, .5) and percentages in another (10, 50), with nothing between them. */
function changesScale(read: readonly MetValue[]): boolean {
  if (read.some(({ level }) => level < 0 || level > 100)) return false;
  const shares = read.filter(({ level }) => level > 0 && level < 1);
  const above = read.filter(({ level }) => level > 1);
  const isApart = above.every(({ level }) => level >= 5) && above.some(({ level }) => level > 20);
  const least = Math.min(countOf(shares), countOf(above));
  return isApart && shares.length > 1 && least >= mixedShare * countOf(read);
}

function otherScale(
  reading: LevelReading,
  read: readonly Met[],
  unread: readonly Met[],
): ColumnLevels['mixedWith'] {
  const all = [...read, ...unread].reduce((sum, { count }) => sum + count, 0);
  const { prefix = '' } = reading;
  const others = scaleNames.map((scale) => ({ scale, count: heldBy(unread, scale, prefix) }));
  return others.find(({ count }) => count >= Math.max(1, mixedShare * all));
}

/** The word that all of these texts begin with, before a number or another word; empty where there is none. */
function commonPrefix(met: readonly Met[]): string {
  const firsts = met.map(
    ({ bare }) => /^(\p{L}+)(?:[\s:.#/-]+(?=\S)|(?=\d))/u.exec(folded(String(bare)))?.[1] ?? '',
  );
  const [first = ''] = firsts;
  const isShared = firsts.length > 1 && !isMonth(first) && firsts.every((one) => one === first);
  return isShared && withoutPrefix(folded(String(met[0]!.bare)), first) !== '' ? first : '';
}
