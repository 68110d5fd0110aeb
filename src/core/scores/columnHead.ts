import type { ColumnInfo } from '../measures/measure';
import { countKnown, type ScoreColumn } from './table';

/** A column without its numbers: what can be said of it before any of them is sent. */
export interface ColumnHead extends ColumnInfo {
  /** Another text whenever its numbers may be others; undefined where they do not come from the store. */
  readonly version?: string;
  /** Computed before the dataset was changed, by a measure that looks at all of it. */
  readonly stale?: true;
  /** How many rows there are, and how many of them have a score. */
  readonly rows: number;
  readonly known: number;
  /** Whether its scores differ. */
  readonly varies: boolean;
}

type Counts = Pick<ColumnHead, 'rows' | 'known' | 'varies'>;

const counted = new WeakMap<ScoreColumn['values'], Counts>();

/** What can be said of a column without its numbers; counted once for the same numbers. */
export function headOf(column: ScoreColumn): ColumnHead {
  const { values, ...rest } = column;
  const counts = counted.get(values) ?? countsOf(column);
  counted.set(values, counts);
  return { ...rest, ...counts };
}

function countsOf(column: ScoreColumn): Counts {
  return { rows: column.values.length, known: countKnown(column), varies: varies(column) };
}

/** Whether a column has scores that differ. */
export function varies({ values }: Pick<ScoreColumn, 'values'>): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  return values.some((value) => !Number.isNaN(value) && value !== first);
}
