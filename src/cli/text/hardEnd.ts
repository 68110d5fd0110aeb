import type { Direction } from '../../core/measures/measure';
import { orientation } from '../../core/scores/bands';

/** Which end of a measure is the hard one, in words; one that has no direction is read as it stands. */
export function hardEnd(direction: Direction): string {
  return orientation(direction) === 1 ? 'higher is harder' : 'higher is easier';
}
