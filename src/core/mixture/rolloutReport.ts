import * as v from 'valibot';
import { countSchema, figureSchema, maybe, type Message } from '../message';
import { passRateBinSchema } from './passRateBins';

const learnableCountsSchema = v.object({
  learnable: countSchema,
  saturated: countSchema,
  dead: countSchema,
  between: countSchema,
  unknown: countSchema,
});

const policySchema = v.object({
  name: v.string(),
  /** How many tries it has at an example it tried: the least and the most. */
  tries: v.object({ least: figureSchema, most: figureSchema }),
  /** The dataset's rows, by its pass rate. */
  bins: v.array(passRateBinSchema),
  counts: learnableCountsSchema,
  /** The same of each domain, in the order of their names. */
  domains: v.array(learnableCountsSchema),
});

/** What the tries of one policy come to. */
export type PolicyReport = Message<typeof policySchema>;

/** What the tries of policies at the rows of a dataset come to. */
export const rolloutReportSchema = v.pipe(
  v.object({
    /** How many tries a group has that is to differ, and from which chance of that on a row is learnable. */
    group: countSchema,
    leastSignal: figureSchema,
    policies: v.pipe(v.array(policySchema), v.minLength(1)),
    /** How many policies there are besides. */
    others: countSchema,
    /** The share of all tries that were cut off or ended in an error; undefined where the log does not tell. */
    unfinished: maybe(figureSchema),
    /** Mean number of tokens that a try wrote; undefined where the log does not tell. */
    outputTokens: maybe(figureSchema),
    /** The field that says what a row is about, its most frequent values, and how many it has besides. */
    domains: maybe(v.object({ field: v.string(), names: v.array(v.string()), others: countSchema })),
  }),
  v.check(
    ({ policies, domains }) =>
      !domains || policies.every((policy) => policy.domains.length === domains.names.length),
  ),
);

/** What the tries of policies at the rows of a dataset come to. */
export type RolloutReport = Message<typeof rolloutReportSchema>;
