import type { ColumnInfo } from '../measures/measure';
import type { Values } from '../numbers/values';

/** One measure's scores for every row of a dataset; NaN is unknown. */
export interface ScoreColumn extends ColumnInfo {
  readonly values: Values;
  /** Another text whenever its numbers may be others; undefined where they do not come from the store. */
  readonly version?: string;
  /** Computed before the dataset was changed, by a measure that looks at all of it. */
  readonly stale?: true;
}

/** The scores of a dataset: columns of one number a row. */
export type ScoreTable = readonly ScoreColumn[];

/** The columns that say something by themselves: standard errors belong to another, and the number of a group is no measure. */
export function ownColumns<T extends ColumnInfo>(table: readonly T[]): T[] {
  return table.filter(({ errorOf, isName }) => errorOf === undefined && !isName);
}

/** The number of rows that a column has a score for. */
export function countKnown({ values }: ScoreColumn): number {
  let known = 0;
  for (const value of values) if (!Number.isNaN(value)) known++;
  return known;
}
