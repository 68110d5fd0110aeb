import type { ComparedPrompt } from '../psychometrics/rollouts/comparedRuns';
import type { IrtModel } from '../psychometrics/model/irtModel';
import type { calibrateInput } from '../operations/logsInput';
import type { RequestOf } from '../operations/operation';
import type { responses, takeBackInput } from '../operations/responses';
import type { CalibrationReport } from './answers/calibrationReport';
import type { screen } from '../operations/screen';
import type { ItemAnswers } from './answers/itemAnswers';
import type { RolloutReport } from '../mixture/rolloutReport';
import type { DatasetRequest } from './datasetApi';
import type { GlickoMatchesReport, GlickoMatchesRequest, GlickoReport, GlickoRequest } from './glickoApi';
import type { ImportNote, ImportQuestion, ImportReport, JoinReport } from './importReport';
import type { CallContext } from './rpc';

/** Response logs to be looked at before they are imported. */
export type PreviewRequest = RequestOf<typeof responses.previewResponses.input>;

/** A field or column of a response log, for one who says what it holds. */
export interface LogField {
  readonly name: string;
  /** A value of it; empty where there is none to show. */
  readonly example: string;
  /** Whether it was taken for one of the columns of answers of a table. */
  readonly holdsAnswers: boolean;
}

/** What response logs hold, and what could be made of them. */
export interface ResponsesPreview {
  readonly report: ImportReport;
  /** The fields of the first file, where it has any that can be named. */
  readonly fields: readonly LogField[];
  readonly join: JoinReport | undefined;
  /** The responses that the dataset remembers now; undefined where there are none. */
  readonly known: ImportNote | undefined;
  /** The respondents with how many attempts each made and how many were correct: the first thousand. */
  readonly respondents: readonly {
    readonly name: string;
    readonly attempts: number;
    readonly correct: number;
  }[];
  /** The model that so many answers allow; undefined where several do, which are compared. */
  readonly model: IrtModel | undefined;
  /** Why that model, as a sentence. */
  readonly why: string;
}

/** How response logs are to be calibrated. */
export type CalibrateRequest = RequestOf<typeof calibrateInput>;

/** Response logs to be calibrated, and where the tables of items and respondents go. */
export type CalibrateFilesRequest = RequestOf<typeof responses.calibrate.input>;

/** A table of a dataset's calibration to be written. */
export type ExportItemsRequest = RequestOf<typeof responses.exportItems.input>;

/** Response logs to be calibrated and joined to a dataset, which remembers them. */
export type ImportRequest = RequestOf<typeof responses.importResponses.input>;

/** An import that is done. */
export interface ImportedResponses extends CalibrationReport {
  /** What it took the place of; undefined where there was nothing. */
  readonly replaced: ImportNote | undefined;
}

/** An import or a removal to be taken back. */
export type TakeBackRequest = RequestOf<typeof takeBackInput>;

/** Two runs of rollouts to be compared on a dataset. */
export type CompareRunsRequest = RequestOf<typeof responses.compareRuns.input>;

/** A row of a dataset in two runs of rollouts. */
export interface ComparedRow extends ComparedPrompt {
  readonly row: number;
  /** The beginning of what it asks. */
  readonly question: string;
  /** How many tries there were in either run, and how many of them were right. */
  readonly tries: readonly [before: number, after: number];
  readonly right: readonly [before: number, after: number];
}

/** Two runs of rollouts on one dataset. */
export interface RunsComparison {
  readonly name: string;
  /** The chance that a row must have crossed to have graduated. */
  readonly bar: number;
  /** The rows that were tried in both, in their order. */
  readonly rows: readonly ComparedRow[];
  /** How many rows were tried in one of them alone. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly before: ImportReport;
  readonly after: ImportReport;
}

/** How far a calibration has come. */
export type CalibrationProgress =
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'fitting';
      /** What is being fitted: "2PL", or "1PL, to compare". */
      readonly what: string;
      readonly iteration: number;
      /** The largest change of a parameter in it, and the one to get below. */
      readonly change: number;
      readonly limit: number;
    }
  /** Looking whether one ability explains the answers. */
  | { readonly kind: 'checking' }
  | { readonly kind: 'joining' };

/** What the engine does with response logs. */
export interface ResponsesApi {
  /** Reads logs and says what they hold; what was read is kept for the call after. */
  previewResponses(
    request: PreviewRequest,
    context: CallContext<CalibrationProgress>,
  ): Promise<ResponsesPreview>;
  calibrate(
    request: CalibrateFilesRequest,
    context: CallContext<CalibrationProgress>,
  ): Promise<CalibrationReport>;
  /** Says what an import would replace and what speaks against its join; nothing is calibrated. */
  weighResponses(request: ImportRequest, context: CallContext<CalibrationProgress>): Promise<ImportQuestion>;
  /**
   * Calibrates, joins the items to the dataset and remembers both: its psychometric measures can be scored from then on.
   * What replaces other responses, or is joined doubtfully, is refused unless the request insists on it.
   */
  importResponses(
    request: ImportRequest,
    context: CallContext<CalibrationProgress>,
  ): Promise<ImportedResponses>;
  /** The calibration that a dataset remembers; undefined where none was imported. */
  calibration(request: DatasetRequest, context: CallContext): Promise<CalibrationReport | undefined>;
  /** Who answered an item of the calibration that a dataset remembers; `item` is an index. */
  itemAnswers(
    request: RequestOf<typeof responses.itemAnswers.input>,
    context: CallContext,
  ): Promise<ItemAnswers>;
  /** What kind of log a file is, in words, by its beginning; undefined for what is none, or may as well be a dataset. */
  logKind(
    request: RequestOf<typeof screen.logKind>,
    context: CallContext,
  ): Promise<{ readonly title: string } | undefined>;
  /** What the tries of policies come to; undefined where the responses are none, or were not kept one by one. */
  rollouts(request: DatasetRequest, context: CallContext): Promise<RolloutReport | undefined>;
  /** Writes the items or respondents of the calibration that a dataset remembers, as CSV or JSONL. */
  exportItems(request: ExportItemsRequest, context: CallContext): Promise<{ rows: number }>;
  /** Forgets the responses of a dataset; false where there were none. They can be taken back until others are imported. */
  forgetResponses(request: DatasetRequest, context: CallContext): Promise<boolean>;
  /** Puts back the responses that were replaced or forgotten last. Throws UserError where there are none. */
  takeBackResponses(request: TakeBackRequest, context: CallContext): Promise<ImportNote>;
  /** Compares two runs of rollouts of one policy, row by row; nothing is kept. */
  compareRuns(
    request: CompareRunsRequest,
    context: CallContext<CalibrationProgress>,
  ): Promise<RunsComparison>;
  glicko(request: GlickoRequest, context: CallContext<CalibrationProgress>): Promise<GlickoReport>;
  glickoMatches(request: GlickoMatchesRequest, context: CallContext): Promise<GlickoMatchesReport>;
}
