import type { ExportRequest } from '../../core/protocol/engineApi';
import { UserError } from '../../core/userError';
import { refuseExisting, refuseSource } from '../files/atomicFile';
import { DatasetChanged } from '../files/datasetChanged';
import type { Workplace } from '../workplace';
import { writeScoreFile } from './scoreFile';

/** Writes the scores of a dataset as a file. Throws UserError, and DatasetChanged where its rows are others by now. */
export async function exportScores(
  place: Workplace,
  { path, scores, out, force, shard, escapeFormulas }: ExportRequest,
): Promise<{ rows: number; columns: readonly string[] }> {
  await refuseSource(path, out);
  await refuseExisting(out, force);
  const table = await place.table(scores);
  if (table.length === 0) throw new UserError(`Nothing of ${place.file.index.name} is scored yet.`);
  if (!(await place.file.isUnchanged()))
    throw new DatasetChanged(
      `${place.file.index.name} was changed while its scores were read: try again once nothing else writes to it.`,
    );
  const rows = await writeScoreFile(out, place.file, table, shard, escapeFormulas);
  return { rows, columns: table.map(({ id }) => id) };
}
