import type { BinRange } from '../../src/core/scores/crossfilter';

/** What a drag does to a brush: draws a new one, moves it, or moves one of its edges. */
export type Grip = 'new' | 'move' | 'from' | 'to';

/** What a drag that begins at a place (in bins, not whole) takes hold of; edges are caught within `reach`. */
export function gripAt(place: number, range: BinRange | undefined, reach: number): Grip {
  if (!range) return 'new';
  const near = { from: Math.abs(place - range.from), to: Math.abs(place - range.to) };
  if (Math.min(near.from, near.to) <= reach) return near.from < near.to ? 'from' : 'to';
  return place > range.from && place < range.to ? 'move' : 'new';
}

/** The brush that a drag from one place to another makes of the one there was. */
export function dragged(
  grip: Grip,
  before: BinRange | undefined,
  start: number,
  now: number,
  bins: number,
): BinRange {
  if (grip === 'move' && before) return moved(before, Math.round(now - start), bins);
  const anchor = grip === 'from' ? before!.to : grip === 'to' ? before!.from : undefined;
  if (anchor !== undefined) return between(anchor, Math.round(now), bins, grip === 'to' ? 1 : -1);
  // A new brush covers every bin that it touches.
  return within(Math.floor(Math.min(start, now)), Math.ceil(Math.max(start, now)), bins);
}

/** The brush that a key makes of the one there is; undefined clears it, null where the key says nothing. */
export function afterKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  range: BinRange | undefined,
  bins: number,
): BinRange | undefined | null {
  if (!range) return key === 'Enter' || key === ' ' ? middle(bins) : null;
  const { from, to } = range;
  if (key === 'Escape' || key === 'Delete' || key === 'Backspace') return undefined;
  if (key === 'Home') return moved(range, -bins, bins);
  if (key === 'End') return moved(range, bins, bins);
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const step = key === 'ArrowLeft' ? -1 : 1;
    return shiftKey ? within(from, Math.max(from + 1, to + step), bins) : moved(range, step, bins);
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    if (!shiftKey) return moved(range, key === 'ArrowDown' ? -1 : 1, bins);
    const step = key === 'ArrowDown' ? -1 : 1;
    return to - from + 2 * step < 1 ? range : within(from - step, to + step, bins);
  }
  return null;
}

function middle(bins: number): BinRange {
  const from = Math.floor(bins / 4);
  return within(from, Math.max(from + 1, bins - from), bins);
}

function moved({ from, to }: BinRange, by: number, bins: number): BinRange {
  const start = Math.min(bins - (to - from), Math.max(0, from + by));
  return { from: start, to: start + to - from };
}

/** From an edge that stays to one that is dragged, at least one bin wide on the side it came from. */
function between(anchor: number, edge: number, bins: number, side: 1 | -1): BinRange {
  if (edge === anchor)
    return side === 1 ? within(anchor, anchor + 1, bins) : within(anchor - 1, anchor, bins);
  return within(Math.min(anchor, edge), Math.max(anchor, edge), bins);
}

function within(from: number, to: number, bins: number): BinRange {
  const start = Math.min(bins - 1, Math.max(0, from));
  return { from: start, to: Math.max(start + 1, Math.min(bins, to)) };
}
