import * as v from 'valibot';
import { countSchema, type Message } from '../../message';

/** How far a measure that was asked for of a dataset has come. */
export const measureStandingSchema = v.object({
  measure: v.string(),
  /** How many rows it was computed for. */
  rows: countSchema,
  /** It looks at the whole dataset, which was another one when it was computed. */
  stale: v.boolean(),
});

/** How far a measure that was asked for of a dataset has come. */
export type MeasureStanding = Message<typeof measureStandingSchema>;
