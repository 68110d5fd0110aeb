import * as v from 'valibot';
import { figureSchema, type Message } from '../message';

/** What the engine is doing for the dataset. */
export const activitySchema = v.variant('kind', [
  v.object({ kind: v.literal('idle') }),
  v.object({
    kind: v.literal('scoring'),
    /** What people call it. */
    measure: v.string(),
    preparing: v.exactOptional(v.string()),
    done: figureSchema,
    total: figureSchema,
    /** Which of how many measures this is, from 1. */
    step: v.exactOptional(figureSchema),
    steps: v.exactOptional(figureSchema),
    /** The share of all that is to be done, from 0 to 1. */
    share: v.exactOptional(figureSchema),
    /** Until everything is done; NaN where it cannot be told yet. */
    secondsLeft: figureSchema,
    /** See ScoreProgress. */
    isEstimating: v.exactOptional(v.literal(true)),
  }),
  v.object({
    kind: v.literal('calibrating'),
    /** What it does, in words: "reading the log", "2PL, iteration 7". */
    what: v.string(),
    /** From 0 to 1; NaN where it cannot be told. */
    done: figureSchema,
  }),
  v.object({ kind: v.literal('stopped'), message: v.string() }),
]);

/** What the engine is doing for the dataset. */
export type Activity = Message<typeof activitySchema>;
