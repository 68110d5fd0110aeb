import * as v from 'valibot';
import { countSchema, type Message } from '../../message';

/** The beginning of what a row says. */
export const exampleBriefSchema = v.object({
  row: countSchema,
  line: countSchema,
  /** The question, or what there is; at most 300 characters. */
  text: v.string(),
  problem: v.exactOptional(v.string()),
});

/** The beginning of what a row says. */
export type ExampleBrief = Message<typeof exampleBriefSchema>;
