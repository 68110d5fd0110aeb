import { rankedDifficulty } from '../../core/psychometrics/tables/rankedDifficulty';
import type { ExampleResponses } from '../../core/measures/measure';
import type { JoinReport } from '../../core/protocol/importReport';
import type { CalibrationReport } from '../../core/protocol/answers/calibrationReport';
import type { DatasetFile } from '../sources/datasetFile';
import type { ItemJoin, JoinableItems } from '../responseLogs/joining/joinItems';
import { joinReport } from '../responseLogs/joining/joinReport';
import { joinAsBefore, lostItems, type RememberedJoin } from '../responseLogs/joining/rememberedJoin';
import type { StoredCalibration } from './storedCalibration';

/** A calibration and the examples of a dataset that its items are. */
export interface DatasetResponses {
  readonly calibration: StoredCalibration;
  readonly join: ItemJoin;
  readonly report: JoinReport;
}

/** Finds the examples of a calibration's items in a dataset, in the way they were found when it was imported. */
export async function joinCalibration(
  calibration: StoredCalibration,
  file: DatasetFile,
  before: RememberedJoin | undefined,
): Promise<DatasetResponses> {
  const items = itemsOf(calibration);
  const join = await joinAsBefore(items, file, before);
  const lost = lostItems(join, items.items.length, before);
  return { calibration, join, report: joinReport({ ...items, join, count: file.count }, lost) };
}

/** The items of a calibration as they are looked for. */
export function itemsOf({ items, clues }: StoredCalibration): JoinableItems {
  return { items: items.names, clues };
}

/** What measures are given of it. */
export function exampleResponses({ calibration, join }: DatasetResponses): ExampleResponses {
  const { items, respondents, tries } = calibration;
  return {
    itemOfRow: join.itemOfRow,
    difficulty: rankedDifficulty(items),
    difficultySe: items.difficultySe,
    discrimination: items.slope,
    discriminationSe: items.slopeSe,
    attempts: items.attempts,
    shareCorrect: items.pCorrect,
    rating: items.rating,
    deviation: items.deviation,
    respondents: respondents.names.length,
    tries,
  };
}

/** A calibration as it is shown; with the dataset's rows where there is a dataset. */
export function calibrationReport(
  { summary, items, respondents, log }: StoredCalibration,
  joined?: Pick<DatasetResponses, 'join' | 'report'>,
): CalibrationReport {
  return {
    summary,
    items: { ...items, row: firstRows(items.names.length, joined?.join) },
    respondents,
    log,
    join: joined?.report,
  };
}

function firstRows(items: number, join: ItemJoin | undefined): Int32Array {
  const rows = new Int32Array(items).fill(-1);
  join?.itemOfRow.forEach((item, row) => {
    if (item >= 0 && rows[item] === -1) rows[item] = row;
  });
  return rows;
}
