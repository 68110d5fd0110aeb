import { everyMeasure } from '../../core/measures/catalogue';
import { idWords } from '../../core/dataset/idIndex';
import type { Measure } from '../../core/measures/measure';
import { isPrediction } from '../../core/measures/predictionOf';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../files/datasetFile';
import type { StoredScores } from '../store/scoreRows';
import type { ScoreStore, StoreReader } from '../store/scoreStore';
import { wholeBasis } from '../store/storeKey';
import { scoreKey, type Basis } from './scoreKey';

/** A dataset whose scores are stored. */
export interface Stored {
  readonly file: DatasetFile;
  readonly store: ScoreStore;
  readonly basis: Basis;
  /** Why a measure cannot be computed for it; undefined where it can. */
  readonly lacks: (measure: Measure) => string | undefined;
}

/** The stored scores of one measure; `stale` where they are of an earlier state of the dataset. */
export interface StoredMeasure {
  readonly measure: Measure;
  readonly stored: StoredScores;
  readonly stale: boolean;
}

/** Every column that is stored for a dataset as it is now, by row. */
export async function storedTable(place: Stored): Promise<ScoreTable> {
  const now = await place.store.reading((reader) =>
    inTurn(measuresOf(place), async (measure) => ({
      measure,
      stored: await storedNow(reader, measure, place),
      stale: false,
    })),
  );
  return now.flatMap((one) => columnsOf(one, place.file));
}

/** The columns of one measure that are stored; none where nothing is. */
export async function storedColumns(measure: Measure, place: Omit<Stored, 'lacks'>): Promise<ScoreColumn[]> {
  const stored = await place.store.reading((reader) => storedNow(reader, measure, place));
  return columnsOf({ measure, stored, stale: false }, place.file);
}

/** Every measure that is stored; of those that look at the whole dataset, where it was changed, the last scores before that. */
export async function storedMeasures(place: Stored): Promise<StoredMeasure[]> {
  const { file, store, basis } = place;
  const found = await store.reading((reader) =>
    inTurn(measuresOf(place), async (measure) => {
      const now = await storedNow(reader, measure, place);
      const stale = now.index.count === 0 && measure.scope === 'dataset';
      const stored = stale ? await reader.loadEarlier(scoreKey(measure, file, basis)) : now;
      return { measure, stored, stale };
    }),
  );
  return found.filter(({ stored }) => stored.index.count > 0);
}

/** What is stored of a measure for the dataset as it is; of a prediction, what the largest sample so far lets expect. */
function storedNow(
  reader: StoreReader,
  measure: Measure,
  { file, basis }: Pick<Stored, 'file' | 'basis'>,
): Promise<StoredScores> {
  const key = scoreKey(measure, file, basis);
  return isPrediction(measure) ? reader.loadEarlier({ ...key, basis: wholeBasis(key) }) : reader.load(key);
}

/** One after another: a connection does one thing at a time. */
async function inTurn<A, B>(items: readonly A[], action: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  for (const item of items) results.push(await action(item));
  return results;
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

function measuresOf({ lacks }: Stored): Measure[] {
  return everyMeasure.filter((measure) => lacks(measure) === undefined);
}
