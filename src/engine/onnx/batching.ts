/** Tokens that are run together, padding counted in, and the most texts of a batch. */
export interface BatchSize {
  readonly tokens: number;
  readonly texts: number;
}

/** Cuts rows into batches of alike length and a bounded size: nothing is padded by more than its neighbours need. */
export function* batchesOf<T extends { readonly length: number }>(
  rows: readonly T[],
  { tokens, texts }: BatchSize,
): Generator<readonly T[]> {
  const sorted = [...rows].sort((one, other) => one.length - other.length);
  let from = 0;
  for (let at = 1; at <= sorted.length; at++) {
    const size = at - from;
    const next = sorted[at]?.length ?? Infinity;
    if (size < texts && next * (size + 1) <= tokens) continue;
    yield sorted.slice(from, at);
    from = at;
  }
}
