import type { ItemFit } from '../../core/psychometrics/fit/itemFit';
import type { Calibration, CalibrationOptions } from '../../core/psychometrics/irt';
import type { IrtModel, ItemParameters } from '../../core/psychometrics/model/irtModel';
import type { Ratings } from '../../core/psychometrics/glicko/glicko2';
import type { CalibrationChecks } from './calibrationChecks';
import type { CalibrationProgress } from '../../core/protocol/responsesApi';
import type { ModelComparison } from '../../core/protocol/answers/calibrationReport';
import type { Remedy } from '../../core/remedy';
import type { NamedAnswers } from '../../core/psychometrics/model/answerColumns';

/** What the calibrator's thread is given. */
export interface CalibrationJob {
  readonly answers: NamedAnswers;
  /** The model; where absent those that the answers allow are compared on answers held out. */
  readonly model: IrtModel | undefined;
  readonly options: Omit<CalibrationOptions, 'model'>;
  /** Where a run that was stopped had come to. */
  readonly checkpoint: Checkpoint | undefined;
}

/** How far the fit of a model had come. */
export interface Checkpoint {
  readonly model: IrtModel;
  readonly compared: readonly ModelComparison[];
  readonly parameters: ItemParameters;
}

/** What the calibrator's thread tells. */
export type CalibratorMessage =
  | Extract<CalibrationProgress, { kind: 'fitting' | 'checking' }>
  | { readonly kind: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly kind: 'result'; readonly outcome: CalibrationOutcome }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: Remedy | undefined };

/** What it comes to. */
export interface CalibrationOutcome {
  readonly calibration: Calibration;
  readonly compared: readonly ModelComparison[];
  readonly fit: ItemFit;
  readonly checks: CalibrationChecks;
  readonly itemRatings: Ratings;
}
