/** A row of token ids, of which those from `first` on are to be scored. */
export interface TokenRow {
  readonly ids: readonly number[];
  readonly first: number;
}

/** Rows that are run, and which of them each row that was asked for is the beginning of, or the same as. */
export interface SharedRows {
  readonly run: readonly TokenRow[];
  readonly of: readonly number[];
}

/**
 * Leaves out the rows that others begin with: in a causal model what a token costs does not hang on what follows, so
 * a row is scored along with any longer row of the same beginning, equal rows with each other.
 */
export function sharedRows(rows: readonly TokenRow[]): SharedRows {
  return shared(rows, isBeginning);
}

/** Leaves out the rows that equal others. */
export function distinctRows(rows: readonly TokenRow[]): SharedRows {
  return shared(rows, (ids, of) => ids.length === of.length && isBeginning(ids, of));
}

function shared(rows: readonly TokenRow[], isIn: typeof isBeginning): SharedRows {
  const order = [...rows.keys()].sort((a, b) => compare(rows[a]!.ids, rows[b]!.ids));
  const run: TokenRow[] = [];
  const of: number[] = Array.from({ length: rows.length }, () => 0);
  let longer: readonly number[] | undefined;
  // From the last one on: a row stands right before those that it begins.
  for (const at of order.reverse()) {
    const { ids, first } = rows[at]!;
    if (longer && isIn(ids, longer)) {
      const last = run.pop()!;
      run.push({ ids: last.ids, first: Math.min(last.first, first) });
    } else {
      run.push({ ids, first });
      longer = ids;
    }
    of[at] = run.length - 1;
  }
  return { run, of };
}

function compare(one: readonly number[], other: readonly number[]): number {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at++) if (one[at] !== other[at]) return one[at]! - other[at]!;
  return one.length - other.length;
}

function isBeginning(ids: readonly number[], of: readonly number[]): boolean {
  return ids.length <= of.length && ids.every((id, at) => of[at] === id);
}
