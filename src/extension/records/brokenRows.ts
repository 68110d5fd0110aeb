import type { Problem } from '../../core/protocol/datasetApi';
import { rowStates, type Snapshot } from '../../core/protocol/editorApi';

/** Why each row that cannot be used cannot be. */
export function brokenRows(problems: readonly Problem[]): ReadonlyMap<number, string> {
  return new Map(problems.filter(({ row }) => row >= 0).map(({ row, text }) => [row, text]));
}

/** A snapshot in which rows that cannot be used count as unscored: they never will be. */
export function withBroken(snapshot: Snapshot, broken: ReadonlyMap<number, string>): Snapshot {
  const states = snapshot.states.slice();
  for (const row of broken.keys()) states[row] = rowStates.unscored;
  return { ...snapshot, states };
}
