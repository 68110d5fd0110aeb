import type { Calibration } from '../psychometrics/irt';
import type { IrtModel } from '../psychometrics/model/irtModel';
import type { ItemFit } from '../psychometrics/fit/itemFit';
import type { MarginFit } from '../psychometrics/fit/marginFit';
import type { Ratings } from '../psychometrics/glicko/glicko2';
import type { ItemTable } from '../psychometrics/tables/itemTable';
import type { RespondentTable } from '../psychometrics/tables/respondentTable';
import type { Agreed } from './agreed';
import type { DatasetRequest } from './datasetApi';
import type { GlickoMatchesReport, GlickoMatchesRequest, GlickoReport, GlickoRequest } from './glickoApi';
import type { ImportConsent, ImportNote, ImportQuestion, ImportReport, JoinReport } from './importReport';
import type { LogsRequest } from './logsRequest';
import type { CallContext } from './rpc';

/** Response logs to be looked at before they are imported. */
export interface PreviewRequest extends LogsRequest {
  /** The dataset that the items are looked for in. */
  readonly dataset?: DatasetRequest;
}

/** What response logs hold, and what could be made of them. */
export interface ResponsesPreview {
  readonly report: ImportReport;
  readonly join: JoinReport | undefined;
  /** The responses that the dataset remembers now; undefined where there are none. */
  readonly known: ImportNote | undefined;
  /** The respondents with how many attempts each made and how many were correct: the first thousand. */
  readonly respondents: readonly {
    readonly name: string;
    readonly attempts: number;
    readonly correct: number;
  }[];
  /** The model that so many answers allow. */
  readonly model: IrtModel;
  /** Why that model, as a sentence. */
  readonly why: string;
}

/** How response logs are to be calibrated. */
export interface CalibrateRequest extends LogsRequest {
  /** Where absent, those that so many answers allow are compared on held-out answers and the best is taken. */
  readonly model?: IrtModel;
  /** `default` where absent; `none` is plain maximum likelihood. */
  readonly priors?: 'default' | 'none';
  /** How many alternatives a question has, for the prior of guessing: 4 where absent. */
  readonly choices?: number;
  /** An item table of an earlier calibration, as `gradus irt --out` writes it: its items stay as they are and the rest joins their scale. */
  readonly anchors?: string;
}

/** Response logs to be calibrated, and where the tables of items and respondents go. */
export interface CalibrateFilesRequest extends CalibrateRequest, Agreed {
  readonly out?: string;
  readonly respondents?: string;
  /** Easy2Hard-Bench's column names beside our own. */
  readonly e2h?: boolean;
  /** Whether in CSV a text that a spreadsheet would take for a formula gets an apostrophe before it. */
  readonly escapeFormulas?: boolean;
}

/** A table of a dataset's calibration to be written. */
export interface ExportItemsRequest extends DatasetRequest, Agreed {
  readonly what: 'items' | 'respondents';
  readonly out: string;
  /** Easy2Hard-Bench's column names beside our own. */
  readonly e2h?: boolean;
  /** Whether in CSV a text that a spreadsheet would take for a formula gets an apostrophe before it. */
  readonly escapeFormulas?: boolean;
}

/** Response logs to be calibrated and joined to a dataset, which remembers them. */
export interface ImportRequest extends CalibrateRequest, ImportConsent {
  readonly dataset: DatasetRequest;
}

/** An import that is done. */
export interface ImportedResponses extends CalibrationReport {
  /** What it took the place of; undefined where there was nothing. */
  readonly replaced: ImportNote | undefined;
}

/** An import or a removal to be taken back. */
export interface TakeBackRequest extends DatasetRequest {
  /** The key of what is to go, empty for a removal: where something else is there by now, nothing is done. Anything where absent. */
  readonly from?: string;
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

/** How well a model predicts a tenth of the answers that it was not shown. */
export interface ModelComparison {
  readonly model: IrtModel;
  /** Mean −log p in nats. */
  readonly logLoss: number;
  readonly auc: number;
  /** The log-loss of each item's own share correct. */
  readonly baseline: number;
  /** How many pairs of respondent and item were held out. */
  readonly cells: number;
}

/** What a calibration came to as a whole. */
export interface CalibrationSummary extends Omit<Calibration, 'items' | 'respondents'> {
  /** Whether it is plain maximum likelihood: nothing was assumed of the items. */
  readonly isPlain: boolean;
  /** The models compared; empty where the user named the model. */
  readonly compared: readonly ModelComparison[];
  /** How well the model fits pairs of items (M2); only for plain maximum likelihood and a small test that everybody answered. */
  readonly margins: MarginFit | undefined;
}

/** The items of a calibration in columns; NaN is unknown. */
export interface ItemColumns
  extends
    Omit<ItemTable, 'intercept' | 'interceptSe' | 'guessingSe' | 'slopeZ'>,
    Pick<ItemFit, 'infit' | 'outfit'>,
    Pick<Ratings, 'rating' | 'deviation'> {
  readonly names: readonly string[];
  /** The p of S-X²: small where an item does not follow the model. NaN where it is not computed, as for M2. */
  readonly scoreFitP: Float64Array;
  /** The first row of the dataset that an item belongs to; -1 where it belongs to none or there is no dataset. */
  readonly row: Int32Array;
}

/** The respondents of a calibration in columns; NaN is unknown. */
export interface RespondentColumns extends RespondentTable {
  readonly names: readonly string[];
}

/** A calibration as it is shown. */
export interface CalibrationReport {
  readonly summary: CalibrationSummary;
  readonly items: ItemColumns;
  readonly respondents: RespondentColumns;
  readonly log: ImportReport;
  /** Undefined where there is no dataset. */
  readonly join: JoinReport | undefined;
}

/** Who answered an item. */
export interface ItemAnswers {
  /** Indices of respondents. */
  readonly respondent: Uint32Array;
  /** How many of how many were correct, by each. */
  readonly correct: Float64Array;
  readonly attempts: Float64Array;
}

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
  itemAnswers(request: DatasetRequest & { item: number }, context: CallContext): Promise<ItemAnswers>;
  /** Writes the items or respondents of the calibration that a dataset remembers, as CSV or JSONL. */
  exportItems(request: ExportItemsRequest, context: CallContext): Promise<{ rows: number }>;
  /** Forgets the responses of a dataset; false where there were none. They can be taken back until others are imported. */
  forgetResponses(request: DatasetRequest, context: CallContext): Promise<boolean>;
  /** Puts back the responses that were replaced or forgotten last. Throws UserError where there are none. */
  takeBackResponses(request: TakeBackRequest, context: CallContext): Promise<ImportNote>;
  glicko(request: GlickoRequest, context: CallContext<CalibrationProgress>): Promise<GlickoReport>;
  glickoMatches(request: GlickoMatchesRequest, context: CallContext): Promise<GlickoMatchesReport>;
}
