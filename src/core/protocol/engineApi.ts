import type { FieldReason } from '../dataset/fields';
import type { FieldMap, Role } from '../dataset/fieldMap';
import type { Format } from '../dataset/format';
import type { Shape } from '../dataset/shape';
import type { Manifest } from '../mixture/manifest';
import type { PartialRecipe, Recipe } from '../mixture/recipe';
import type { Draw } from '../mixture/sampler';
import type { Agreement } from '../scores/correlation';
import type { ScoreTable } from '../scores/table';
import type { CallContext } from './rpc';
import type { Shard } from './shard';

/** A dataset, and how it is to be read. */
export interface DatasetRequest {
  readonly path: string;
  /** What the user says of the fields; the rest is found out. */
  readonly map?: Partial<Record<Role, readonly string[]>>;
  /** The folder of an encoder in Hugging Face's layout; the embedded model where none is named. */
  readonly model?: string;
}

/** What is known of a dataset without scoring it. */
export interface DatasetSummary {
  readonly path: string;
  readonly name: string;
  readonly format: Format;
  readonly bytes: number;
  /** Records, broken ones included. */
  readonly rows: number;
  readonly shape: Shape;
  readonly map: FieldMap;
  readonly reasons: readonly FieldReason[];
  readonly paths: readonly string[];
}

/** A record or place of the file that cannot be used. */
export interface Problem {
  /** -1 where the fault lies between records. */
  readonly row: number;
  readonly line: number;
  readonly text: string;
}

/** Which measures are to be computed. */
export interface ScoreRequest extends DatasetRequest {
  readonly measures: readonly string[];
  /** Whether measures that cannot be computed are left out even where they are named. */
  readonly optional?: boolean;
  /** Only these rows; for measures that look at one record at a time. */
  readonly shard?: Shard;
}

/** How far scoring has come. */
export interface ScoreProgress {
  readonly measure: string;
  /** What it is busy with before the first score, such as "counting words". */
  readonly preparing?: string;
  readonly done: number;
  readonly total: number;
}

/** A measure that could not be computed, and why. */
export interface LeftOut {
  readonly measure: string;
  readonly why: string;
}

/** What scoring came to. */
export interface ScoreReport {
  readonly dataset: DatasetSummary;
  readonly problems: readonly Problem[];
  /** Sentences on measures that say little here. */
  readonly remarks: readonly string[];
  /** Examples scored now, and those known from before, by measure. */
  readonly scored: Readonly<Record<string, { readonly now: number; readonly before: number }>>;
  readonly leftOut: readonly LeftOut[];
  readonly model: string;
}

/** The scores of a dataset that are stored or stand in a file. */
export interface TableRequest extends DatasetRequest {
  /** A score file to read instead of the store. */
  readonly scores?: string;
}

/** A dataset with its scores. */
export interface TableReport {
  readonly dataset: DatasetSummary;
  readonly table: ScoreTable;
}

/** How a row stands: its scores are of its present content, of an earlier one, or there are none. */
export const rowStates = { scored: 0, stale: 1, unscored: 2 } as const;

/** Everything an editor shows of a dataset: what is stored, also of an earlier state of the file. */
export interface Snapshot extends TableReport {
  /** The ids of all records, four 32-bit words each. */
  readonly ids: Uint32Array;
  /** The 1-based line that each record begins on. */
  readonly lines: Float64Array;
  /** One of `rowStates` a row. */
  readonly states: Uint8Array;
}

/** Records that are not, or not yet, in the file. */
export interface ExamineRequest extends DatasetRequest {
  readonly records: readonly string[];
}

/** What record-scoped measures say of records: a value a record for each column. */
export interface Examination {
  readonly columns: readonly { readonly id: string; readonly values: Float64Array }[];
  /** What is wrong with a record; empty where nothing is. */
  readonly problems: readonly string[];
}

/** The beginning of what a row says. */
export interface ExampleBrief {
  readonly row: number;
  readonly line: number;
  /** The question, or what there is; at most 300 characters. */
  readonly text: string;
  readonly problem?: string;
}

/** How a column agrees with another. */
export interface ColumnAgreement {
  readonly id: string;
  readonly agreement: Agreement;
}

/** How the columns agree with the human column, or with plain length where there is none. */
export interface AgreementReport {
  /** The column that all are compared with; empty where there is nothing to compare with. */
  readonly with: string;
  readonly columns: readonly ColumnAgreement[];
}

/** A mixture to be drawn, but not written. */
export interface DrawRequest extends TableRequest {
  readonly recipe: PartialRecipe;
}

/** What a mixture would hold. */
export interface DrawReport extends Omit<Draw, 'rows'> {
  readonly rows: Uint32Array;
  readonly recipe: Recipe;
  /** The column that it goes by. */
  readonly measure: string;
}

/** Rows to be written as they stand, in the order of the file. */
export interface ExportRowsRequest extends DatasetRequest {
  readonly rows: Uint32Array;
  readonly out: string;
  readonly force?: boolean;
}

/** Scores to be written as a file. */
export interface ExportRequest extends TableRequest {
  readonly out: string;
  readonly force?: boolean;
  /** Only these rows. */
  readonly shard?: Shard;
}

/** One record, as it stands and as the measures see it. */
export interface RecordReport extends TableReport {
  readonly row: number;
  readonly line: number;
  readonly id: string;
  readonly text: string;
  readonly problem?: string;
  readonly question: string;
  readonly answer: string;
}

/** A mixture to be written. */
export interface MixRequest extends TableRequest {
  readonly recipe: PartialRecipe;
  /** A recipe file to take the recipe from; what `recipe` says stands above it. */
  readonly recipeFile?: string;
  readonly out: string;
  readonly force?: boolean;
}

/** A mixture that was written. */
export interface MixReport {
  readonly out: string;
  readonly manifestFile: string;
  readonly manifest: Manifest;
  /** The measure's scores: of the source, and of the mixture's rows. */
  readonly source: Float64Array;
  readonly mixture: Float64Array;
}

/** A manifest to be checked; its source and scores are found by it unless they are named. */
export interface VerifyRequest {
  readonly manifest: string;
  readonly data?: string;
  readonly scores?: string;
  readonly model?: string;
}

/** What checking a manifest came to: the reasons why the bytes would differ, none where they would not. */
export interface VerifyReport {
  readonly manifest: Manifest;
  readonly differences: readonly string[];
}

/** The stored scores of one dataset. */
export interface StoredDataset {
  readonly file: string;
  readonly dataset: string;
  readonly bytes: number;
}

/** What the store holds. */
export interface StoreReport {
  readonly folder: string;
  readonly datasets: readonly StoredDataset[];
}

/** A model that can be used. */
export interface ModelReport {
  readonly name: string;
  readonly folder: string;
  readonly bytes: number;
  readonly dimensions: number;
  readonly about: string;
}

/** What the engine does for the extension and the command line. */
export interface EngineApi {
  open(request: DatasetRequest, context: CallContext): Promise<DatasetSummary>;
  score(request: ScoreRequest, context: CallContext<ScoreProgress>): Promise<ScoreReport>;
  table(request: TableRequest, context: CallContext): Promise<TableReport>;
  exportScores(
    request: ExportRequest,
    context: CallContext,
  ): Promise<{ rows: number; columns: readonly string[] }>;
  record(request: TableRequest & { row: number }, context: CallContext): Promise<RecordReport>;
  snapshot(request: DatasetRequest, context: CallContext): Promise<Snapshot>;
  problems(request: DatasetRequest, context: CallContext): Promise<readonly Problem[]>;
  examine(request: ExamineRequest, context: CallContext): Promise<Examination>;
  examples(
    request: DatasetRequest & { rows: readonly number[] },
    context: CallContext,
  ): Promise<readonly ExampleBrief[]>;
  agreement(request: TableRequest, context: CallContext): Promise<AgreementReport>;
  draw(request: DrawRequest, context: CallContext<ScoreProgress>): Promise<DrawReport>;
  exportRows(request: ExportRowsRequest, context: CallContext): Promise<{ rows: number; bytes: number }>;
  mix(request: MixRequest, context: CallContext<ScoreProgress>): Promise<MixReport>;
  verify(request: VerifyRequest, context: CallContext<ScoreProgress>): Promise<VerifyReport>;
  store(request: { clear: boolean }, context: CallContext): Promise<StoreReport>;
  models(request: object, context: CallContext): Promise<readonly ModelReport[]>;
}
