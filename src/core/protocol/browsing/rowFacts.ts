import * as v from 'valibot';
import type { Message } from '../../message';

/** The difficulty of a row in the reader's words: what a hover in the text editor says of it. */
export const rowFactsSchema = v.object({
  /** "Hard", "Broken", "Not scored yet". */
  verdict: v.string(),
  /** What is said after it; empty where nothing is. */
  more: v.string(),
  /** A sentence on scores of an earlier state; empty where there are none. */
  note: v.string(),
  /** The primary measure first. */
  measures: v.array(
    v.object({ title: v.string(), value: v.string(), harder: v.string(), isStale: v.boolean() }),
  ),
});

/** The difficulty of a row in the reader's words. */
export type RowFacts = Message<typeof rowFactsSchema>;
