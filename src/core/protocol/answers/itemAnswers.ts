import * as v from 'valibot';
import { floatsSchema, placesSchema, type Message } from '../../message';

/** Who answered an item. */
export const itemAnswersSchema = v.pipe(
  v.object({
    /** Indices of respondents. */
    respondent: placesSchema,
    /** How many of how many were right, by each. */
    right: floatsSchema,
    answers: floatsSchema,
  }),
  v.check(({ respondent, right, answers }) =>
    [right, answers].every(({ length }) => length === respondent.length),
  ),
);

/** Who answered an item. */
export type ItemAnswers = Message<typeof itemAnswersSchema>;
