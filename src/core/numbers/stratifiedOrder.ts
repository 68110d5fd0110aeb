const strata = 16;

/**
 * Rows in an order every beginning of which is a sample spread evenly over their sizes: rows are dealt out to 16
 * strata of equally many by size, each stratum is ordered by `priority` (a number in [0, 1) that hangs on content
 * alone), and the strata are drawn from in turn. A longer sample extends a shorter one.
 */
export function stratifiedOrder(
  count: number,
  size: (row: number) => number,
  priority: (row: number) => number,
): Uint32Array {
  const rank = Float64Array.from({ length: count }, (_, row) => priority(row));
  const bySize = Uint32Array.from({ length: count }, (_, row) => row).sort(
    (one, other) => size(one) - size(other) || rank[one]! - rank[other]!,
  );
  const place = new Float64Array(count);
  for (let stratum = 0; stratum < strata; stratum++) {
    const from = Math.floor((stratum * count) / strata);
    const rows = bySize.subarray(from, Math.floor(((stratum + 1) * count) / strata)).slice();
    rows.sort((one, other) => rank[one]! - rank[other]!);
    // Strata whose sizes differ by one row keep step, and none comes first every time.
    rows.forEach((row, at) => (place[row] = (at + rank[row]!) / rows.length));
  }
  return bySize.sort((one, other) => place[one]! - place[other]! || one - other);
}
