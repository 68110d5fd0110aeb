import { setImmediate } from 'node:timers/promises';
import { everyMeasure } from '../../core/measures/catalogue';
import { idWords } from '../../core/dataset/idIndex';
import type { Measure } from '../../core/measures/measure';
import { isPrediction } from '../../core/measures/predictionOf';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../sources/datasetFile';
import type { StoredScores } from './scoreRows';
import type { ScoreStore, StoreReader } from './scoreStore';
import { wholeBasis } from './storeKey';
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
  /** Where the scores of each row are stored; -1 where there are none. */
  readonly places: Int32Array;
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
  const placedNow = await inTurn(now, (one) => placed(one, place.file));
  return placedNow.flatMap((one) => columnsOf(one, place.file));
}

/** Whether something is stored of a measure for each of these rows, be it that its score is unknown. */
export async function isWhole(
  measure: Measure,
  place: Omit<Stored, 'lacks'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  const stored = await place.store.reading((reader) => storedNow(reader, measure, place));
  const { places } = await placed({ measure, stored, stale: false }, place.file);
  return places.subarray(from, to).every((at) => at >= 0);
}

/** Stored scores with the place of each row among them. */
async function placed(one: Omit<StoredMeasure, 'places'>, file: DatasetFile): Promise<StoredMeasure> {
  return { ...one, places: await placesOf(one.stored, file) };
}

/** The columns of one measure that are stored; none where nothing is. */
export async function storedColumns(measure: Measure, place: Omit<Stored, 'lacks'>): Promise<ScoreColumn[]> {
  const stored = await place.store.reading((reader) => storedNow(reader, measure, place));
  return columnsOf(await placed({ measure, stored, stale: false }, place.file), place.file);
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
  return inTurn(
    found.filter(({ stored }) => stored.index.count > 0),
    (one) => placed(one, file),
  );
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
export function columnsOf(
  { measure, stored, places, stale }: StoredMeasure,
  file: DatasetFile,
): ScoreColumn[] {
  if (stored.index.count === 0) return [];
  return measure.columns(file.fields.map).map((info, at) => ({
    ...info,
    values: Float64Array.from(places, (place) => (place < 0 ? NaN : stored.values[at]![place]!)),
    ...(stale ? { stale } : {}),
  }));
}

const soughtAtOnce = 2 ** 15;

async function placesOf({ index }: StoredScores, file: DatasetFile): Promise<Int32Array> {
  const { idWords: ids } = file;
  const places = new Int32Array(file.count).fill(-1);
  if (index.count === 0) return places;
  for (let row = 0; row < file.count; row++) {
    places[row] = index.find(ids, row * idWords);
    // Others are answered meanwhile.
    if (row % soughtAtOnce === soughtAtOnce - 1) await setImmediate();
  }
  return places;
}

function measuresOf({ lacks }: Stored): Measure[] {
  return everyMeasure.filter((measure) => lacks(measure) === undefined);
}
