import { setImmediate } from 'node:timers/promises';
import { everyMeasure } from '../../core/measures/catalogue';
import type { Measure } from '../../core/measures/measure';
import { isPrediction } from '../../core/measures/predictionOf';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import type { DatasetFile } from '../sources/datasetFile';
import { knownScores } from './knownScores';
import type { StoredTable } from './measureTables';
import type { ScoresByRow } from './scoreColumns';
import type { ScoreStore, StoreReader } from './scoreStore';
import { scoreKey, type Basis } from './scoreKey';
import { wholeBasis, type ScoreKey } from './storeKey';

/** A dataset whose scores are stored. */
export interface Stored {
  readonly file: DatasetFile;
  readonly store: ScoreStore;
  readonly basis: Basis;
  /** Why a measure cannot be computed for it; undefined where it can. */
  readonly lacks: (measure: Measure) => string | undefined;
}

/** What is stored of one measure; `stale` where they are of an earlier state of the dataset. */
export interface StoredMeasure {
  readonly measure: Measure;
  readonly columns: readonly ScoreColumn[];
  /** 1 for every row that nothing is stored of. */
  readonly missing: Uint8Array;
  readonly stale: boolean;
}

/** Every column that is stored for a dataset as it is now, by row. */
export async function storedTable(place: Stored): Promise<ScoreTable> {
  const found = await ofEach(place, (reader, measure) => storedNow(reader, measure, place));
  return found.flatMap(({ columns }) => columns);
}

/** Whether something is stored of a measure for each of these rows, be it that its score is unknown. */
export async function isWhole(
  measure: Measure,
  place: Omit<Stored, 'lacks'>,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<boolean> {
  const found = await place.store.reading((reader) => storedNow(reader, measure, place));
  return found ? found.missing.subarray(from, to).every((one) => one === 0) : from === to;
}

/** The columns of one measure that are stored; none where nothing is. */
export async function storedColumns(
  measure: Measure,
  place: Omit<Stored, 'lacks'>,
): Promise<readonly ScoreColumn[]> {
  const found = await place.store.reading((reader) => storedNow(reader, measure, place));
  return found?.columns ?? [];
}

/**
 * Every measure that is stored, and those that were asked for of which nothing is; of those that look at the whole
 * dataset, where it was changed, the last scores before that.
 */
export function storedMeasures(place: Stored): Promise<StoredMeasure[]> {
  return ofEach(place, async (reader, measure) => {
    const now = await storedNow(reader, measure, place);
    const shown =
      now ?? (measure.scope === 'dataset' ? await storedBefore(reader, measure, place) : undefined);
    return shown ?? (reader.asked.has(measure.id) ? nothingOf(measure, place.file) : undefined);
  });
}

function nothingOf(measure: Measure, { count }: DatasetFile): StoredMeasure {
  return { measure, columns: [], missing: new Uint8Array(count).fill(1), stale: false };
}

/** What is found of every measure; others are answered between two of them. */
async function ofEach(
  place: Stored,
  find: (reader: StoreReader, measure: Measure) => Promise<StoredMeasure | undefined>,
): Promise<StoredMeasure[]> {
  const measures = everyMeasure.filter((measure) => place.lacks(measure) === undefined);
  return place.store.reading(async (reader) => {
    const found: StoredMeasure[] = [];
    for (const measure of measures) {
      const one = await find(reader, measure);
      if (one) found.push(one);
      await setImmediate();
    }
    return found;
  });
}

/** What is stored of a measure for the dataset as it is; of a prediction, what the largest sample so far lets expect. */
function storedNow(
  reader: StoreReader,
  measure: Measure,
  place: Omit<Stored, 'lacks'>,
): Promise<StoredMeasure | undefined> {
  const key = scoreKey(measure, place.file, place.basis);
  const table = isPrediction(measure)
    ? reader.findEarlier({ ...key, basis: wholeBasis(key) })
    : reader.find(key);
  return read(reader, { measure, key, table, stale: false }, place);
}

function storedBefore(
  reader: StoreReader,
  measure: Measure,
  place: Omit<Stored, 'lacks'>,
): Promise<StoredMeasure | undefined> {
  const key = scoreKey(measure, place.file, place.basis);
  return read(reader, { measure, key, table: reader.findEarlier(key), stale: true }, place);
}

interface Sought {
  readonly measure: Measure;
  readonly key: ScoreKey;
  readonly table: StoredTable | undefined;
  readonly stale: boolean;
}

async function read(
  reader: StoreReader,
  { measure, key, table, stale }: Sought,
  { file, store }: Omit<Stored, 'lacks'>,
): Promise<StoredMeasure | undefined> {
  if (!table) return undefined;
  const scores = await knownScores(file, `${store.file} ${table.number}`, table.state, () =>
    reader.byRow(table, key.columns.length, file),
  );
  if (scores.count === 0) return undefined;
  const columns = columnsOf(measure, scores, { file, table, stale });
  return { measure, columns, missing: scores.missing, stale };
}

function columnsOf(
  measure: Measure,
  { values }: ScoresByRow,
  { file, table, stale }: { file: DatasetFile; table: StoredTable; stale: boolean },
): ScoreColumn[] {
  return measure.columns(file.fields.map).map((info, at) => ({
    ...info,
    values: values[at]!,
    // The same scores are other columns where the rows are others.
    version: `${table.number} ${table.state} ${file.digest}`,
    ...(stale ? { stale } : {}),
  }));
}
