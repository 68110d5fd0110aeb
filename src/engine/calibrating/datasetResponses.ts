import type { ExampleResponses } from '../../core/measures/measure';
import type { JoinReport } from '../../core/protocol/importReport';
import type { CalibrationReport } from '../../core/protocol/responsesApi';
import type { DatasetFile } from '../files/datasetFile';
import { joinItems, type ItemJoin } from '../responseLogs/joinItems';
import type { StoredCalibration } from './storedCalibration';

const mostNames = 1000;

/** A calibration and the examples of a dataset that its items are. */
export interface DatasetResponses {
  readonly calibration: StoredCalibration;
  readonly join: ItemJoin;
}

/** Finds the examples of a calibration's items in a dataset. */
export async function joinCalibration(
  calibration: StoredCalibration,
  file: DatasetFile,
): Promise<DatasetResponses> {
  const { names } = calibration.items;
  return { calibration, join: await joinItems({ items: names, clues: calibration.clues }, file) };
}

/** What measures are given of it. */
export function exampleResponses({ calibration: { items }, join }: DatasetResponses): ExampleResponses {
  return {
    itemOfRow: join.itemOfRow,
    difficulty: items.difficulty,
    difficultySe: items.difficultySe,
    discrimination: items.slope,
    discriminationSe: items.slopeSe,
    answers: items.answers,
    shareCorrect: items.pCorrect,
    rating: items.rating,
    deviation: items.deviation,
  };
}

/** How items were found, for people. */
export function joinReport(names: readonly string[], join: ItemJoin): JoinReport {
  return {
    by: join.by,
    items: names.length,
    matched: join.matched,
    rows: join.itemOfRow.reduce((rows, item) => rows + (item < 0 ? 0 : 1), 0),
    unmatched: Array.from(join.unmatched.subarray(0, mostNames), (item) => names[item]!),
    tried: join.tried,
  };
}

/** A calibration as it is shown; with the dataset's rows where there is a dataset. */
export function calibrationReport(
  { summary, items, respondents, log }: StoredCalibration,
  join?: ItemJoin,
): CalibrationReport {
  return {
    summary,
    items: { ...items, row: firstRows(items.names.length, join) },
    respondents,
    log,
    join: join && joinReport(items.names, join),
  };
}

function firstRows(items: number, join: ItemJoin | undefined): Int32Array {
  const rows = new Int32Array(items).fill(-1);
  join?.itemOfRow.forEach((item, row) => {
    if (item >= 0 && rows[item] === -1) rows[item] = row;
  });
  return rows;
}
