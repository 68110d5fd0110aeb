import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../../message';
import { bands } from '../../scores/bands';

/** The difficulty of a row as its mark tells it. */
export const rowMarkSchema = v.object({
  value: figureSchema,
  /** The share of the scored rows that are strictly easier; NaN where the value is unknown. */
  percentile: figureSchema,
  band: v.exactOptional(v.picklist(bands)),
  /** Whether it was computed for the dataset as it was before an edit. */
  isStale: v.exactOptional(v.literal(true)),
});

/** The difficulty of a row as its mark tells it. */
export type RowMark = Message<typeof rowMarkSchema>;

/** A row of a dataset's table. */
export const rowCellsSchema = v.object({
  row: countSchema,
  /** The line that it begins on, from 1. */
  line: countSchema,
  /** The beginning of each column's value, on one line; where the record cannot be used, of the record itself alone. */
  cells: v.array(v.string()),
  /** Why it cannot be used. */
  problem: v.exactOptional(v.string()),
  mark: v.exactOptional(rowMarkSchema),
});

/** A row of a dataset's table. */
export type RowCells = Message<typeof rowCellsSchema>;
