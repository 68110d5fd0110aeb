import * as v from 'valibot';
import type { Message } from '../../message';
import { valuesSchema } from '../../numbers/values';

/** A column's numbers in some rows, and the version of the column that they are of. */
export const columnNumbersSchema = v.object({
  /** Another text whenever its numbers may be others; undefined where they do not come from the store. */
  version: v.exactOptional(v.string()),
  /** NaN is unknown. In 32 bits each where that holds them exactly, else in 64. */
  values: valuesSchema,
});

/** A column's numbers in some rows, and the version of the column that they are of. */
export type ColumnNumbers = Message<typeof columnNumbersSchema>;
