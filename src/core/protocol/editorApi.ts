import type { Remedy } from '../remedy';
import type { PartialRecipe, Recipe } from '../mixture/recipe';
import type { SetReport } from '../mixture/setReport';
import type { Draw } from '../mixture/sampler';
import type { Agreement } from '../numbers/correlation';
import type { Trust } from '../scores/trust';
import type { HintKind } from '../scores/hints';
import type { ColumnHead } from '../scores/columnHead';
import type { SentColumn } from '../scores/heldColumns';
import type { ScoreColumn } from '../scores/table';
import type { Agreed } from './agreed';
import type { DatasetRequest, Problem, TableReport, TableRequest } from './datasetApi';
import type { ModelInPlace } from './modelsApi';
import type { CallContext } from './rpc';

/**
 * How a row stands: every measure that was asked for of the dataset was computed for it as it is now (which does not say that
 * its score is known), for what it was before an edit, or one of them was not. Where there is more to compute, a row of which
 * no number is known is unscored too.
 */
export const rowStates = { scored: 0, stale: 1, unscored: 2 } as const;

/** How far a measure that was asked for of a dataset has come. */
export interface MeasureStanding {
  readonly measure: string;
  /** How many rows it was computed for. */
  readonly rows: number;
  /** It looks at the whole dataset, which was another one when it was computed. */
  readonly stale: boolean;
}

/** Everything an editor shows of a dataset: what is stored, also of an earlier state of the file. Its table holds the columns whose numbers are here. */
export interface Snapshot extends TableReport {
  /** Every column there is. */
  readonly heads: readonly ColumnHead[];
  /** The ids of all records, four 32-bit words each; empty where they were not asked for. */
  readonly ids: Uint32Array;
  /** The 1-based line that each record begins on; empty where it was not asked for. */
  readonly lines: Float64Array;
  /** One of `rowStates` a row. */
  readonly states: Uint8Array;
  /** Each measure that was asked for, by which `states` go, be it computed or not. */
  readonly standings: readonly MeasureStanding[];
  /** The models that it is scored with. */
  readonly models: readonly ModelInPlace[];
}

/** Asks for a snapshot by one who holds an earlier one: of what is the same, only the name is sent. */
export interface SnapshotRequest extends DatasetRequest {
  readonly held?: {
    /** The digest of the records whose snapshot it is. */
    readonly digest: string;
    /** The versions of its columns, see `versionKey`. */
    readonly versions: readonly string[];
    /** Whether ids and lines are held. */
    readonly rows: boolean;
  };
  /** The measures that a user wants of every dataset: others, be they stored in part, leave no row unscored. All, where none are named. */
  readonly measures?: readonly string[];
  /** Of one column alone the numbers are wanted, and neither ids nor lines: the primary one, which is this where there is such a column. */
  readonly primaryOnly?: { readonly chosen: string | undefined };
}

/** Asks for a column's numbers in these rows, from 0 and without the last: a long column is asked for part by part. */
export interface NumbersRequest extends DatasetRequest {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** A column's numbers in some rows, and the version of the column that they are of. */
export type ColumnNumbers = Pick<ScoreColumn, 'version' | 'values'>;

/** A snapshot without what is held already: ids and lines where the records are the same, and numbers of columns. */
export interface SnapshotUpdate extends Omit<Snapshot, 'table' | 'ids' | 'lines'> {
  readonly table: readonly SentColumn[];
  readonly ids?: Uint32Array;
  readonly lines?: Float64Array;
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

/** A record whose stored scores call it into question. */
export interface Hint {
  readonly row: number;
  /** The 1-based line that it begins on. */
  readonly line: number;
  readonly kind: HintKind;
  /** Another record of its group of duplicates and its line; -1 where there is none. */
  readonly other: number;
  readonly otherLine: number;
  /** The similarity to its nearest duplicate; NaN where there is none. */
  readonly similarity: number;
  /** The label that it has, and the one that it should rather have; empty where that is not known. */
  readonly label: string;
  readonly suggested: string;
}

/** A token of an answer, and what it costs a language model: −log p in nats given everything before it; NaN where that is not known. */
export interface AnswerToken {
  readonly text: string;
  readonly nats: number;
}

/** A record whose answer's tokens are asked for: where it stands, and its id (four words), lest the file was changed since. */
export interface AnswerTokensRequest extends DatasetRequest {
  readonly row: number;
  readonly id: Uint32Array;
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

/** A column as the matrix of correlations tells of it. */
export interface CorrelatedColumn {
  readonly id: string;
  readonly title: string;
  /** What it is, in a sentence; empty where its scores come from a file. */
  readonly summary: string;
  /** The model that its scores are made with; undefined where none is. */
  readonly model?: string;
  /** How many rows have a score. */
  readonly known: number;
}

/** How all columns agree with each other, and which to trust. */
export interface CorrelationReport {
  /** In the order of the matrix. */
  readonly columns: readonly CorrelatedColumn[];
  /** The lower half of the matrix, row by row. */
  readonly cells: readonly Agreement[];
  readonly trust: Trust | undefined;
  /** Which measure to trust, in words. */
  readonly words: string;
  /** What would tell which to trust, where nothing does. */
  readonly remedy?: Remedy;
  /** How many rows were looked at: a sample where there are very many. */
  readonly rows: number;
}

/** A mixture to be drawn, but not written. */
export interface DrawRequest extends TableRequest {
  readonly recipe: PartialRecipe;
}

/** Rows that could have a score by what a mixture goes by and have none of the dataset as it is, and the measures that give it. */
export interface ToScore {
  readonly rows: number;
  /** Whether there are scores of an earlier state of the dataset in their place. */
  readonly stale: boolean;
  readonly measures: readonly string[];
}

/** What a mixture would hold. */
export interface DrawReport extends Omit<Draw, 'rows'> {
  readonly rows: Uint32Array;
  readonly recipe: Recipe;
  /** The column that it goes by, and what people call it. */
  readonly measure: string;
  readonly title: string;
  /** A digest of what was drawn, to ask for this and nothing else. */
  readonly digest: string;
  /** What would be computed before it is written. */
  readonly toScore: ToScore;
  /** The tokens of its questions and answers together; undefined where none are counted. */
  readonly tokens?: number;
}

/** Rows to be described as a set: those of a recipe, these, or all where neither is said. */
export interface SetRequest extends TableRequest {
  readonly recipe?: PartialRecipe;
  readonly rows?: Uint32Array;
}

/** Rows to be written as they stand, in the order of the file. */
export interface ExportRowsRequest extends DatasetRequest, Agreed {
  readonly rows: Uint32Array;
  readonly out: string;
}

/** A recipe to be written as YAML. */
export interface SaveRecipeRequest extends DatasetRequest, Agreed {
  readonly recipe: PartialRecipe;
  readonly out: string;
}

/** What the engine does for an editor alone. */
export interface EditorApi {
  snapshot(request: SnapshotRequest, context: CallContext): Promise<SnapshotUpdate>;
  /** Undefined where there is no such column. */
  numbers(request: NumbersRequest, context: CallContext): Promise<ColumnNumbers | undefined>;
  problems(request: DatasetRequest, context: CallContext): Promise<readonly Problem[]>;
  hints(request: DatasetRequest, context: CallContext): Promise<readonly Hint[]>;
  examine(request: ExamineRequest, context: CallContext): Promise<Examination>;
  examples(
    request: DatasetRequest & { rows: readonly number[] },
    context: CallContext,
  ): Promise<readonly ExampleBrief[]>;
  answerTokens(request: AnswerTokensRequest, context: CallContext): Promise<readonly AnswerToken[]>;
  agreement(request: TableRequest, context: CallContext): Promise<AgreementReport>;
  correlations(request: TableRequest, context: CallContext): Promise<CorrelationReport>;
  draw(request: DrawRequest, context: CallContext): Promise<DrawReport>;
  describeSet(request: SetRequest, context: CallContext): Promise<SetReport>;
  saveRecipe(request: SaveRecipeRequest, context: CallContext): Promise<void>;
  exportRows(request: ExportRowsRequest, context: CallContext): Promise<{ rows: number; bytes: number }>;
}
