import { rowStates, type Snapshot } from '../../core/protocol/editorApi';

/** A snapshot of the same records of which nothing is scored. */
export function nothingScored(snapshot: Snapshot): Snapshot {
  const states = new Uint8Array(snapshot.states.length).fill(rowStates.unscored);
  return { ...snapshot, heads: [], table: [], states, standings: [] };
}
