import * as v from 'valibot';
import { columnInfoSchema } from '../measures/measure';
import { countSchema, type Message } from '../message';
import { countKnown, type ScoreColumn } from './table';

/** A column without its numbers: what can be said of it before any of them is sent. */
export const columnHeadSchema = v.object({
  ...columnInfoSchema.entries,
  /** Another text whenever its numbers may be others; undefined where they do not come from the store. */
  version: v.exactOptional(v.string()),
  /** Computed before the dataset was changed, by a measure that looks at all of it. */
  stale: v.exactOptional(v.literal(true)),
  /** How many rows there are, and how many of them have a score. */
  rows: countSchema,
  known: countSchema,
  /** Whether its scores differ. */
  varies: v.boolean(),
});

/** A column without its numbers: what can be said of it before any of them is sent. */
export type ColumnHead = Message<typeof columnHeadSchema>;

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
