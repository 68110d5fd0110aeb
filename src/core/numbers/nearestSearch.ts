/** The `k` reference vectors most similar to each query, by inner product. */
export interface NearestSearch {
  /** Similarities, descending, `k` a query; indices into the reference alike. */
  search(queries: Float32Array, k: number): Promise<{ similarities: Float32Array; indices: Float64Array }>;
}
