/** How points spread over clusters. */
export interface Coverage {
  /** How many of the clusters hold a point. */
  readonly touched: number;
  readonly clusters: number;
  /** The entropy of their shares over that of equal shares (Pielou 1966): 1 where all hold as many, 0 where one holds all. */
  readonly evenness: number;
}

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
