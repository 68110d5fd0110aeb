import { measuresNamed } from '../../core/measures/catalogue';
import type { ExportRequest } from '../../core/protocol/engineApi';
import { shardRows, type Shard } from '../../core/protocol/shard';
import { UserError } from '../../core/userError';
import { refuseExisting, refuseSource } from '../files/atomicFile';
import { DatasetChanged } from '../sources/datasetChanged';
import type { Workplace } from '../workplace/workplace';
import { writeScoreFile } from '../store/scoreFile';
import { isWhole } from '../store/storedTable';

/** Writes the scores of a dataset as a file. Throws UserError, and DatasetChanged where its rows are others by now. */
export async function exportScores(
  place: Workplace,
  { path, scores, out, shard, escapeFormulas, measures = [], ...agreed }: ExportRequest,
): Promise<{ rows: number; columns: readonly string[] }> {
  await refuseSource(path, out);
  await refuseExisting(out, agreed);
  const table = await place.table(scores);
  await refuseRemoved(place, measures, shard);
  if (table.length === 0) throw new UserError(`Nothing of ${place.file.index.name} is scored yet.`);
  if (!(await place.file.isUnchanged()))
    throw new DatasetChanged(
      `${place.file.index.name} was changed while its scores were read: try again once nothing else writes to it.`,
    );
  const rows = await writeScoreFile(out, place.file, table, { shard, escapeFormulas, agreed });
  return { rows, columns: table.map(({ id }) => id) };
}

/** Throws UserError where scores that were kept are not there any more: somebody has cleared the store since. */
async function refuseRemoved(
  place: Workplace,
  measures: readonly string[],
  shard: Shard = { number: 1, of: 1 },
): Promise<void> {
  const rows = shardRows(place.file.count, shard);
  for (const measure of measuresNamed(measures))
    if (!(await isWhole(measure, place, rows)))
      throw new UserError(
        `Scores of ${place.file.index.name} were removed from the store before they could be written: score it again.`,
      );
}
