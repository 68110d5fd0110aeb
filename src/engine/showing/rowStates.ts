import { rowStates } from '../../core/protocol/editorApi';
import type { StoredMeasure } from '../store/storedTable';

/**
 * How each row stands by the measures that were asked for. A row that a measure lacks which was computed before the dataset
 * was changed is another one than then: stale. One that any other lacks is unscored.
 */
export function statesOf(
  measures: readonly Pick<StoredMeasure, 'missing' | 'stale'>[],
  rows: number,
): Uint8Array {
  const states = new Uint8Array(rows).fill(measures.length > 0 ? rowStates.scored : rowStates.unscored);
  for (const { missing, stale } of [...measures].sort((a, b) => Number(a.stale) - Number(b.stale)))
    for (let row = 0; row < rows; row++)
      if (missing[row] === 1) states[row] = stale ? rowStates.stale : rowStates.unscored;
  return states;
}
