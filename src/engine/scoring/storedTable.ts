import { catalogue } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../files/datasetFile';
import { idWords } from '../../core/dataset/idIndex';
import type { ScoreStore, StoredScores } from '../store/scoreStore';
import { scoreKey } from './scoreKey';

/** Every column that is stored for a dataset as it is now, by row. */
export async function storedTable(
  file: DatasetFile,
  store: ScoreStore,
  modelDigest: string,
): Promise<ScoreTable> {
  const measures = catalogue.filter((measure) => measure.lacks(file.fields.map) === undefined);
  const columns: ScoreColumn[] = [];
  for (const measure of measures) columns.push(...(await storedColumns(measure, file, store, modelDigest)));
  return columns;
}

/** The columns of one measure that are stored; none where nothing is. */
export async function storedColumns(
  measure: Measure,
  file: DatasetFile,
  store: ScoreStore,
  modelDigest: string,
): Promise<ScoreColumn[]> {
  const stored = await store.load(scoreKey(measure, file, modelDigest));
  if (stored.index.count === 0) return [];
  return measure.columns(file.fields.map).map((info, at) => ({ ...info, values: byRow(file, stored, at) }));
}

function byRow(file: DatasetFile, { index, values }: StoredScores, column: number): Float64Array {
  return Float64Array.from({ length: file.count }, (_, row) => {
    const place = index.find(file.idWords, row * idWords);
    return place < 0 ? NaN : values[column]![place]!;
  });
}
