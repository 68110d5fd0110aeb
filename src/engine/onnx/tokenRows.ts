/** The token ids of several texts, one text after another: those of text i end before `ends[i]`. */
export interface TokenRows {
  readonly ids: Int32Array;
  readonly ends: Int32Array;
}

/** Puts the ids of texts one after another. */
export function tokenRows(rows: readonly (readonly number[])[]): TokenRows {
  const ends = new Int32Array(rows.length);
  const ids = new Int32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let end = 0;
  rows.forEach((row, at) => {
    ids.set(row, end);
    ends[at] = end += row.length;
  });
  return { ids, ends };
}

/** The ids of each text. */
export function rowsOf({ ids, ends }: TokenRows): Int32Array[] {
  return Array.from(ends, (end, at) => ids.subarray(at === 0 ? 0 : ends[at - 1]!, end));
}
