import { pearson, withInterval, type Agreement } from '../numbers/correlation';
import { ascendingRows } from '../numbers/ascendingRows';
import type { Values } from '../numbers/values';

/** A column with its rows in ascending order, so that it need not be sorted again for every column it is compared with. */
export interface RankedColumn {
  readonly values: Values;
  /** The rows of finite values, ascending by value. */
  readonly order: Uint32Array;
}

/** Sorts a column once for all comparisons. */
export function rankedColumn(values: Values): RankedColumn {
  return { values, order: ascendingRows(values).filter((row) => Number.isFinite(values[row])) };
}

/** Spearman's rank correlation of two sorted columns over the rows where both are known: what `spearman` gives, in linear time. */
export function spearmanOfRanked(one: RankedColumn, other: RankedColumn): Agreement {
  const place = new Int32Array(one.values.length).fill(-1);
  let n = 0;
  for (let row = 0; row < place.length; row++)
    if (Number.isFinite(one.values[row]) && Number.isFinite(other.values[row])) place[row] = n++;
  return withInterval(pearson(ranksAt(one, place, n), ranksAt(other, place, n)), n);
}

/** The mean ranks among the rows that have a place, each at its place. */
function ranksAt({ values, order }: RankedColumn, place: Int32Array, n: number): Float64Array {
  const shared = order.filter((row) => place[row]! >= 0);
  const ranked = new Float64Array(n);
  for (let from = 0; from < shared.length;) {
    let to = from + 1;
    while (to < shared.length && values[shared[to]!] === values[shared[from]!]) to++;
    for (let at = from; at < to; at++) ranked[place[shared[at]!]!] = (from + to + 1) / 2;
    from = to;
  }
  return ranked;
}
