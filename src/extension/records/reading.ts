import { rowStates } from '../../core/protocol/engineApi';
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
  /** `stale`: edited since it was scored. */
  readonly state: 'scored' | 'stale' | 'unscored' | 'broken';
  /** The record's row in the file; -1 where the file does not hold it. */
  readonly row: number;
  readonly description: Description | undefined;
  readonly problem: string;
}

/** Looks a record up by its content. Never scores. */
export function readingOf(
  scores: Scores,
  examined: (id: Uint32Array) => ExaminedRecord | undefined,
  problems: ReadonlyMap<number, string>,
  record: DocumentRecord,
): Reading {
  const row = scores.rowOf(record.id);
  if (row < 0) return editedReading(scores, examined(record.id));
  const problem = problems.get(row) ?? '';
  if (problem) return { state: 'broken', row, description: undefined, problem };
  const state = stateOf(scores, row);
  const description = describeBy(scores, (column) => scores.valueAt(column, row));
  return {
    state,
    row,
    description: state === 'unscored' && isEmpty(description) ? undefined : description,
    problem,
  };
}

function editedReading(scores: Scores, known: ExaminedRecord | undefined): Reading {
  if (known?.problem) return { state: 'broken', row: -1, description: undefined, problem: known.problem };
  const description = known && describeBy(scores, (column) => known.values.get(column) ?? NaN);
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

function isEmpty(description: Description | undefined): boolean {
  return description === undefined || description.readings.every(({ value }) => Number.isNaN(value));
}
