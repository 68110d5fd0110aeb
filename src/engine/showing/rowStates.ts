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

/**
 * The same states, but that a row of which none of these measures knows a number is not scored: what was imported for a few
 * rows says nothing of the others.
 */
export function withoutNumbers(
  states: Uint8Array,
  measures: readonly { readonly columns: readonly Pick<StoredMeasure['columns'][number], 'values'>[] }[],
): Uint8Array {
  const isKnown = new Uint8Array(states.length);
  let unknown = states.length;
  for (const { values } of measures.flatMap(({ columns }) => columns)) {
    if (unknown === 0) return states;
    for (let row = 0; row < states.length; row++)
      if (isKnown[row] === 0 && !Number.isNaN(values[row])) {
        isKnown[row] = 1;
        unknown--;
      }
  }
  return states.map((state, row) =>
    state === rowStates.scored && isKnown[row] === 0 ? rowStates.unscored : state,
  );
}
