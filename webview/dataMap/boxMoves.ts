import type { BinRange } from '../../src/core/scores/crossfilter';
import { dragged, gripAt, type Grip } from '../charts/brushMoves';

/** A rectangle of bins; an axis that is not brushed is open. */
export interface Box {
  readonly x: BinRange | undefined;
  readonly y: BinRange | undefined;
}

/** A place in bins along both axes, not whole. */
export interface BoxPlace {
  readonly x: number;
  readonly y: number;
}

/** What a drag does to a rectangle, axis by axis; undefined where that axis stays as it is. */
export interface BoxGrip {
  readonly x: Grip | undefined;
  readonly y: Grip | undefined;
}

/** What a drag that begins at a place takes hold of: the inside, an edge, a corner, or nothing, which draws anew. */
export function boxGripAt(place: BoxPlace, box: Box, reach: BoxPlace, bins: BoxPlace): BoxGrip {
  if (!box.x && !box.y) return { x: 'new', y: 'new' };
  const x = gripAt(place.x, box.x ?? { from: 0, to: bins.x }, reach.x);
  const y = gripAt(place.y, box.y ?? { from: 0, to: bins.y }, reach.y);
  if (x === 'new' || y === 'new') return { x: 'new', y: 'new' };
  if (x === 'move' && y === 'move') return { x: box.x && x, y: box.y && y };
  return { x: x === 'move' ? undefined : x, y: y === 'move' ? undefined : y };
}

/** The rectangle that a drag from one place to another makes of the one there was. */
export function boxDragged(grip: BoxGrip, before: Box, start: BoxPlace, now: BoxPlace, bins: BoxPlace): Box {
  const along = (axis: 'x' | 'y'): BinRange | undefined => {
    const own = grip[axis];
    if (own === undefined) return before[axis];
    const range = before[axis] ?? { from: 0, to: bins[axis] };
    return dragged(own, own === 'new' ? undefined : range, start[axis], now[axis], bins[axis]);
  };
  return { x: along('x'), y: along('y') };
}
