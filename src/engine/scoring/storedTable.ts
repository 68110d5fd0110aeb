import { catalogue } from '../../core/measures/catalogue';
import { idWords } from '../../core/dataset/idIndex';
import type { Measure } from '../../core/measures/measure';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../files/datasetFile';
import type { ScoreStore, StoredScores } from '../store/scoreStore';
import { scoreKey } from './scoreKey';

/** The stored scores of one measure; `stale` where they are of an earlier state of the dataset. */
export interface StoredMeasure {
  readonly measure: Measure;
  readonly stored: StoredScores;
  readonly stale: boolean;
}

/** Every column that is stored for a dataset as it is now, by row. */
export async function storedTable(
  file: DatasetFile,
  store: ScoreStore,
  modelDigest: string,
): Promise<ScoreTable> {
  const columns: ScoreColumn[] = [];
  for (const measure of measuresOf(file))
    columns.push(...(await storedColumns(measure, file, store, modelDigest)));
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
  return columnsOf({ measure, stored, stale: false }, file);
}

/** Every measure that is stored; of those that look at the whole dataset, where it was changed, the last scores before that. */
export async function storedMeasures(
  file: DatasetFile,
  store: ScoreStore,
  modelDigest: string,
): Promise<StoredMeasure[]> {
  const found: StoredMeasure[] = [];
  for (const measure of measuresOf(file)) {
    const key = scoreKey(measure, file, modelDigest);
    const now = await store.load(key);
    const stale = now.index.count === 0 && measure.scope === 'dataset';
    const stored = stale ? await store.loadEarlier(key) : now;
    if (stored.index.count > 0) found.push({ measure, stored, stale });
  }
  return found;
}

/** The columns of a stored measure by row; none where nothing is stored. */
export function columnsOf({ measure, stored, stale }: StoredMeasure, file: DatasetFile): ScoreColumn[] {
  if (stored.index.count === 0) return [];
  const places = placesOf(stored, file);
  return measure.columns(file.fields.map).map((info, at) => ({
    ...info,
    values: Float64Array.from(places, (place) => (place < 0 ? NaN : stored.values[at]![place]!)),
    ...(stale ? { stale } : {}),
  }));
}

/** Where the scores of each row are stored; -1 where there are none. */
export function placesOf({ index }: StoredScores, file: DatasetFile): Int32Array {
  const { idWords: ids } = file;
  return Int32Array.from({ length: file.count }, (_, row) => index.find(ids, row * idWords));
}

function measuresOf(file: DatasetFile): Measure[] {
  return catalogue.filter((measure) => measure.lacks(file.fields.map) === undefined);
}
