import type { browsing } from '../../operations/browsing';
import type { RequestOf } from '../../operations/operation';
import type { Description } from '../../scores/describe';
import type { HeadReport } from './headReport';
import type { RecordParts } from './recordParts';
import type { RowCells } from './rowCells';
import type { CallContext } from '../rpc';

/** What rows are put in order by. */
export type RowSort = RequestOf<typeof browsing.sortRows>['sort'];

/** Which scores the marks of rows tell. */
export type MarkedScores = RequestOf<typeof browsing.describeRow>['scores'];

/** How far something has come through the rows or bytes of a dataset. */
export interface ReadingProgress {
  readonly done: number;
  readonly total: number;
}

/** How far a search has come: how many rows it found, and where the first stands in the file. */
export interface FindProgress extends ReadingProgress {
  readonly found: number;
  readonly first?: number;
}

/** What a search found. */
export interface FindReport {
  /** All rows that hold the text. */
  readonly count: number;
  /** The positions of the first of them in the order that was asked for, ascending: ten thousand at most. */
  readonly places: Uint32Array;
}

/** The difficulty of a row in words and numbers. */
export interface RowDescription {
  readonly state: 'scored' | 'stale' | 'unscored';
  /** Undefined where nothing is known. */
  readonly description: Description | undefined;
  /** The columns of an earlier state of the dataset. */
  readonly stale: readonly string[];
}

/** What the engine does for the dataset editor: a few rows at a time of a dataset of any size. */
export interface BrowsingApi {
  /** No rows where the beginning of the file does not tell. */
  head(request: RequestOf<typeof browsing.head>, context: CallContext): Promise<HeadReport>;
  cells(request: RequestOf<typeof browsing.cells>, context: CallContext): Promise<readonly RowCells[]>;
  /** Puts the rows in order, to be asked for by position: says how many have no value, and are last. */
  sortRows(
    request: RequestOf<typeof browsing.sortRows>,
    context: CallContext<ReadingProgress>,
  ): Promise<{ readonly unknown: number }>;
  findText(
    request: RequestOf<typeof browsing.findText>,
    context: CallContext<FindProgress>,
  ): Promise<FindReport>;
  /** The row, and its position; undefined where there is none. */
  findPlace(
    request: RequestOf<typeof browsing.findPlace>,
    context: CallContext,
  ): Promise<{ readonly row: number; readonly position: number } | undefined>;
  recordParts(request: RequestOf<typeof browsing.recordParts>, context: CallContext): Promise<RecordParts>;
  describeRow(request: RequestOf<typeof browsing.describeRow>, context: CallContext): Promise<RowDescription>;
}
