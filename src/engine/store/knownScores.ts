import type { DatasetFile } from '../sources/datasetFile';
import type { ScoresByRow } from './scoreColumns';

interface Known {
  readonly state: string;
  readonly scores: ScoresByRow;
}

const known = new WeakMap<DatasetFile, Map<string, Known>>();

/**
 * What was read of a table for a dataset that is open, as long as the table is in the same state; else what is read now.
 */
export async function knownScores(
  file: DatasetFile,
  table: string,
  state: string,
  read: () => Promise<ScoresByRow>,
): Promise<ScoresByRow> {
  const tables = known.get(file) ?? new Map<string, Known>();
  known.set(file, tables);
  const before = tables.get(table);
  if (before && before.state === state) return before.scores;
  const scores = await read();
  tables.set(table, { state, scores });
  return scores;
}
