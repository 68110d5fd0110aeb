import { l10n } from 'vscode';
import { rowStates } from '../../core/protocol/editorApi';
import { describe, type Description } from '../../core/scores/describe';
import type { DocumentRecord } from './documentRecords';
import type { Scores } from './scores';

/** What record-scoped measures said of a record that is not in the file. */
export interface ExaminedRecord {
  readonly values: ReadonlyMap<string, number>;
  /** What is wrong with it; empty where nothing is. */
  readonly problem: string;
}

/** What is known of a record of a document. */
export interface Reading {
  /** `stale`: new or edited since the dataset was scored; nothing tells which. */
  readonly state: 'scored' | 'stale' | 'unscored' | 'broken';
  /** The record's row in the file; -1 where the file does not hold it. */
  readonly row: number;
  readonly description: Description | undefined;
  readonly problem: string;
}

/** What stands in place of a verdict where a record has none. */
export function withoutVerdict({ state }: Pick<Reading, 'state'>): string {
  return state === 'scored'
    ? l10n.t('No measure tells this example from the others')
    : l10n.t('Not scored yet');
}

/** Looks a record up by its content. Never scores. */
export function readingOf(
  scores: Scores,
  examined: (id: Uint32Array) => ExaminedRecord | undefined,
  problems: ReadonlyMap<number, string>,
  record: DocumentRecord,
): Reading {
  const row = Math.max(scores.rowOf(record.id), record.otherId ? scores.rowOf(record.otherId) : -1);
  if (row < 0) return editedReading(scores, examined(record.id));
  const problem = problems.get(row) ?? '';
  if (problem) return { state: 'broken', row, description: undefined, problem };
  const state = stateOf(scores, row);
  const values = state === 'scored' ? undefined : examined(record.id)?.values;
  const description = describeBy(scores, (column) => known(scores.valueAt(column, row), values?.get(column)));
  const isEmpty = state === 'unscored' && description?.readings.every(({ value }) => Number.isNaN(value));
  return { state, row, description: isEmpty ? undefined : description, problem };
}

/** A stored score, or where there is none what was found out since. */
function known(stored: number, examined: number | undefined): number {
  return Number.isNaN(stored) ? (examined ?? NaN) : stored;
}

function editedReading(scores: Scores, examined: ExaminedRecord | undefined): Reading {
  if (examined?.problem)
    return { state: 'broken', row: -1, description: undefined, problem: examined.problem };
  const description = examined && describeBy(scores, (column) => examined.values.get(column) ?? NaN);
  return { state: 'stale', row: -1, description, problem: '' };
}

function stateOf({ snapshot }: Scores, row: number): 'scored' | 'stale' | 'unscored' {
  const state = snapshot.states[row];
  return state === rowStates.scored ? 'scored' : state === rowStates.stale ? 'stale' : 'unscored';
}

function describeBy(scores: Scores, valueOf: (column: string) => number): Description | undefined {
  const { primary } = scores;
  return primary && describe(scores.all, scores.distribution(primary), valueOf);
}
