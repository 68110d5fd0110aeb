import { scoreFileFormat, type ScoreFileFormat } from '../../core/scores/scoreFileFormat';
import type { ScoreTable } from '../../core/scores/table';
import { requireFile } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import type { DatasetFile } from '../sources/datasetFile';
import { ScoreJoin } from './scoreJoin';
import { joinCsv, joinJsonLines } from './scoreLines';
import { joinParquet } from './scoreParquet';

const readers: Record<ScoreFileFormat, (path: string, join: ScoreJoin) => Promise<void>> = {
  csv: joinCsv,
  jsonl: joinJsonLines,
  parquet: joinParquet,
};

/**
 * Reads scores from a file and joins them to a dataset by content; `tell` is told in a sentence of lines that belong to no
 * record. Throws UserError where none does, where a value is no score, and where two lines contradict each other.
 */
export async function readScoreFile(
  path: string,
  file: DatasetFile,
  tell: (sentence: string) => void = () => undefined,
): Promise<ScoreTable> {
  const format = scoreFileFormat(path);
  await requireFile(path);
  const join = new ScoreJoin(path, file, format === 'parquet' ? 'row' : 'line');
  await withFile('read', path, () => readers[format](path, join));
  const table = join.table();
  const { foreign } = join;
  if (foreign > 0)
    tell(
      `${path}: ${foreign} ${foreign === 1 ? 'line belongs' : 'lines belong'} to no record of ${file.index.name} and ${foreign === 1 ? 'is' : 'are'} left out.`,
    );
  return table;
}
