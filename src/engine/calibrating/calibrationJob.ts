import type { ItemFit } from '../../core/psychometrics/fit/itemFit';
import type { Calibration, CalibrationOptions } from '../../core/psychometrics/irt';
import type { ItemParameters } from '../../core/psychometrics/model/irtModel';
import type { Ratings } from '../../core/psychometrics/glicko/glicko2';
import type { Candidate, Compared } from '../../core/psychometrics/fit/comparison';
import type { Fixed } from '../../core/psychometrics/fit/modelFor';
import type { CalibrationChecks } from './calibrationChecks';
import type { CalibrationProgress } from '../../core/protocol/responsesApi';
import type { Remedy } from '../../core/remedy';
import type { NamedAnswers } from '../../core/psychometrics/model/answerColumns';

/** What the calibrator's thread is given. */
export interface CalibrationJob {
  readonly answers: NamedAnswers;
  /** What is fixed; where something is not, the ways to calibrate that the answers allow are compared on answers held out. */
  readonly fixed: Fixed;
  readonly options: Omit<CalibrationOptions, 'model' | 'priors'>;
  /** Where a run that was stopped had come to. */
  readonly checkpoint: Checkpoint | undefined;
}

/** How far the fit of a model had come. */
export interface Checkpoint {
  readonly chosen: Candidate;
  readonly compared: readonly Compared[];
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
  readonly compared: readonly Compared[];
  readonly fit: ItemFit;
  readonly checks: CalibrationChecks;
  readonly itemRatings: Ratings;
}
