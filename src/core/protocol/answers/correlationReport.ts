import * as v from 'valibot';
import { countSchema, maybe, type Message } from '../../message';
import { agreementSchema } from '../../numbers/correlation';
import { remedySchema } from '../../remedy';
import { trustSchema } from '../../scores/trust';

const correlatedColumnSchema = v.object({
  id: v.string(),
  title: v.string(),
  /** What it is, in a sentence; empty where its scores come from a file. */
  summary: v.string(),
  /** The model that its scores are made with; undefined where none is. */
  model: v.exactOptional(v.string()),
  /** How many rows have a score. */
  known: countSchema,
});

/** A column as the matrix of correlations tells of it. */
export type CorrelatedColumn = Message<typeof correlatedColumnSchema>;

/** How all columns agree with each other, and which to trust. */
export const correlationReportSchema = v.pipe(
  v.object({
    /** In the order of the matrix. */
    columns: v.array(correlatedColumnSchema),
    /** The lower half of the matrix, row by row. */
    cells: v.array(agreementSchema),
    trust: maybe(trustSchema),
    /** Which measure to trust, in words. */
    words: v.string(),
    /** What would tell which to trust, where nothing does. */
    remedy: v.exactOptional(remedySchema),
    /** How many rows were looked at: a sample where there are very many. */
    rows: countSchema,
  }),
  v.check(({ columns, cells }) => cells.length === (columns.length * (columns.length - 1)) / 2),
);

/** How all columns agree with each other, and which to trust. */
export type CorrelationReport = Message<typeof correlationReportSchema>;
