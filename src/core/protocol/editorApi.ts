import type { SetReport } from '../mixture/setReport';
import type { mixing } from '../operations/mixing';
import type { RequestOf } from '../operations/operation';
import type { screen } from '../operations/screen';
import type { HintKind } from '../scores/hints';
import type { ColumnHead } from '../scores/columnHead';
import type { SentColumn } from '../scores/heldColumns';
import type { AgreementReport } from './answers/agreementReport';
import type { ColumnNumbers } from './answers/columnNumbers';
import type { CorrelationReport } from './answers/correlationReport';
import type { DrawReport } from './answers/drawReport';
import type { ExampleBrief } from './answers/exampleBrief';
import type { DatasetRequest, Problem, TableReport, TableRequest } from './datasetApi';
import type { MeasureStanding } from './answers/measureStanding';
import type { ModelInPlace } from './answers/modelInPlace';
import type { CallContext } from './rpc';

/**
 * How a row stands: every measure that was asked for of the dataset was computed for it as it is now (which does not say that
 * its score is known), for what it was before an edit, or one of them was not. Where there is more to compute, a row of which
 * no number is known is unscored too.
 */
export const rowStates = { scored: 0, stale: 1, unscored: 2 } as const;

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
export type SnapshotRequest = RequestOf<typeof screen.snapshot>;

/** Asks for a column's numbers in these rows, from 0 and without the last: a long column is asked for part by part. */
export type NumbersRequest = RequestOf<typeof screen.numbers>;

/** A snapshot without what is held already: ids and lines where the records are the same, and numbers of columns. */
export interface SnapshotUpdate extends Omit<Snapshot, 'table' | 'ids' | 'lines'> {
  readonly table: readonly SentColumn[];
  readonly ids?: Uint32Array;
  readonly lines?: Float64Array;
}

/** Records that are not, or not yet, in the file. */
export type ExamineRequest = RequestOf<typeof screen.examine>;

/** What record-scoped measures say of records: a value a record for each column. */
export interface Examination {
  readonly columns: readonly { readonly id: string; readonly values: Float64Array }[];
  /** What is wrong with a record; empty where nothing is. */
  readonly problems: readonly string[];
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
export type AnswerTokensRequest = RequestOf<typeof screen.answerTokens>;

/** A mixture to be drawn, but not written. */
export type DrawRequest = RequestOf<typeof mixing.draw.input>;

/** Rows to be described as a set: those of a recipe, these, or all where neither is said. */
export type SetRequest = RequestOf<typeof mixing.describeSet.input>;

/** Rows to be written as they stand, in the order of the file. */
export type ExportRowsRequest = RequestOf<typeof mixing.exportRows.input>;

/** A recipe to be written as YAML. */
export type SaveRecipeRequest = RequestOf<typeof mixing.saveRecipe.input>;

/** What the engine does for an editor alone. */
export interface EditorApi {
  snapshot(request: SnapshotRequest, context: CallContext): Promise<SnapshotUpdate>;
  /** Undefined where there is no such column. */
  numbers(request: NumbersRequest, context: CallContext): Promise<ColumnNumbers | undefined>;
  problems(request: DatasetRequest, context: CallContext): Promise<readonly Problem[]>;
  hints(request: DatasetRequest, context: CallContext): Promise<readonly Hint[]>;
  examine(request: ExamineRequest, context: CallContext): Promise<Examination>;
  examples(
    request: RequestOf<typeof screen.examples>,
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
