import * as v from 'valibot';
import { floatsSchema, placesSchema, type Message } from '../../message';

/** Who answered an item. */
export const itemAnswersSchema = v.pipe(
  v.object({
    /** Indices of respondents. */
    respondent: placesSchema,
    /** How many of how many were correct, by each. */
    correct: floatsSchema,
    attempts: floatsSchema,
  }),
  v.check(({ respondent, correct, attempts }) =>
    [correct, attempts].every(({ length }) => length === respondent.length),
  ),
);

/** Who answered an item. */
export type ItemAnswers = Message<typeof itemAnswersSchema>;
