import * as v from 'valibot';
import { countSchema, figureSchema, type Message } from '../message';

/** How points spread over clusters. */
export const coverageSchema = v.object({
  /** How many of the clusters hold a point. */
  touched: countSchema,
  clusters: countSchema,
  /** The entropy of their shares over that of equal shares (Pielou 1966): 1 where all hold as many, 0 where one holds all. */
  evenness: figureSchema,
});

/** How points spread over clusters. */
export type Coverage = Message<typeof coverageSchema>;

/** How points spread over so many clusters, from the cluster of each. */
export function coverageOf(assigned: ArrayLike<number>, clusters: number): Coverage {
  const counts = new Uint32Array(clusters);
  for (let at = 0; at < assigned.length; at++) counts[assigned[at]!]!++;
  let touched = 0;
  let entropy = 0;
  for (const count of counts) {
    if (count === 0) continue;
    touched++;
    entropy -= (count / assigned.length) * Math.log(count / assigned.length);
  }
  return { touched, clusters, evenness: clusters > 1 ? entropy / Math.log(clusters) : 1 };
}
