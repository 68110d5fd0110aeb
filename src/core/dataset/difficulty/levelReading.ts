import { bareValue, folded } from './folded';
import { scales, type ScaleName } from './scales';
import { saysUnknown } from './unknownValues';

/** How the values of a column are read as levels. */
export interface LevelReading {
  /** The scale that they stand on; `given`: the order that the user gave. */
  readonly scale: ScaleName | 'given';
  /** The user's levels from the lowest on. */
  readonly order?: readonly string[];
  /** A word that every value begins with and that says nothing: HSK3, ARC-Easy. */
  readonly prefix?: string;
  /** Numbers that stand for unknown. */
  readonly unknown?: readonly number[];
}

/** The scales that a value is tried on where nothing is known of its column. */
const usual: readonly ScaleName[] = ['number', 'words', 'Bloom', 'roman', 'school years', 'numbered'];

/**
 * The place of a value on its column's scale, harder when higher unless the column runs the other way; without a reading, on the first
 * of the usual scales that holds it. NaN where it names no level. Never throws.
 */
export function levelOf(value: unknown, reading?: LevelReading): number {
  const bare = bareValue(value);
  if (typeof bare !== 'number' && typeof bare !== 'string') return NaN;
  if (!reading)
    return usual.map((scale) => onScale(bare, scale)).find((level) => !Number.isNaN(level)) ?? NaN;
  if (reading.scale === 'given') return placeInOrder(bare, reading.order ?? []);
  const level = onScale(bare, reading.scale, reading.prefix);
  return reading.unknown?.includes(level) ? NaN : level;
}

/** A value on one scale; NaN where it stands on another. */
export function onScale(bare: string | number, scale: ScaleName, prefix = ''): number {
  if (typeof bare === 'number') {
    if (!Number.isFinite(bare)) return NaN;
    if (scale === 'number' || scale === 'decimal comma') return bare;
  }
  const written = String(bare);
  const text = withoutPrefix(folded(written), prefix);
  return saysUnknown(text) ? NaN : scales[scale](text, written.length > 60 ? '' : written);
}

/** A folded text without the word that all of its column begin with. */
export function withoutPrefix(text: string, prefix: string): string {
  return prefix !== '' && text.startsWith(prefix)
    ? text.slice(prefix.length).replace(/^[\s:.#/-]+/, '')
    : text;
}

function placeInOrder(bare: string | number, order: readonly string[]): number {
  const text = folded(String(bare));
  const at = order.findIndex((level) => folded(level) === text);
  return at < 0 || text === '' ? NaN : at + 1;
}
