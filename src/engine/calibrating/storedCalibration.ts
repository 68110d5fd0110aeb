import type { ItemTries } from '../../core/measures/measure';
import type { JoinableItems } from '../responseLogs/joining/joinItems';
import type { ImportReport } from '../../core/protocol/importReport';
import type { CalibrationSummary } from '../../core/protocol/answers/calibrationReport';
import type { ItemColumns, RespondentColumns } from '../../core/protocol/answers/calibrationColumns';

/** Raised when calibrations come out differently: older ones are then made anew. */
export const calibrationVersion = 3;

/** A calibration as it is kept: everything but the answers. */
export interface StoredCalibration {
  readonly key: string;
  readonly summary: CalibrationSummary;
  readonly items: Omit<ItemColumns, 'row'>;
  readonly respondents: RespondentColumns;
  /** What tries of a policy say besides; absent where the logs hold none, and of what an earlier version kept. */
  readonly tries?: StoredTries | undefined;
  readonly log: ImportReport;
  /** What the items are found in a dataset by. */
  readonly clues: JoinableItems['clues'];
}

/** What tries say by item, and the final answer that most tries at an unsolved item agree on. */
export interface StoredTries extends ItemTries {
  readonly agreedAnswers: ReadonlyMap<number, string>;
}

/** Who answered what, by item: item j has the entries from `start[j]` to `start[j + 1]`. */
export interface StoredAnswers {
  readonly start: Uint32Array;
  readonly respondent: Uint32Array;
  readonly correct: Float32Array;
  readonly attempts: Uint32Array;
}
