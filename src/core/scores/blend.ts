import { UserError } from '../userError';
import { orientation } from './bands';
import { rankedColumn } from './rankedColumn';
import type { ScoreColumn } from './table';

/** The id of a blend's column: a recipe has one. */
export const blendId = 'blend';

/**
 * A blend of measures: the weighted mean of their directed percentile ranks, so that units do not matter and no
 * monotone change of a measure changes anything. A rank is (mean rank − 1)/(n − 1) among the rows the measure knows,
 * from 0 for the easiest to 1 for the hardest; ½ where all values are the same. A row that one of the measures does
 * not know has no blend. `weights` go by the names that the columns were found by, in the same order.
 * Throws UserError where two names are of one column.
 */
export function blendOf(
  weights: Readonly<Record<string, number>>,
  columns: readonly ScoreColumn[],
): ScoreColumn {
  const parts = Object.values(weights)
    .map((weight, at) => ({ weight, column: columns[at]! }))
    .sort((one, other) => (one.column.id < other.column.id ? -1 : 1));
  const twice = parts.find(({ column }, at) => column.id === parts[at + 1]?.column.id);
  if (twice)
    throw new UserError(
      `The blend names ${twice.column.title} (${twice.column.id}) twice: add its weights up.`,
    );
  const sum = parts.reduce((all, { weight }) => all + weight, 0);
  // Only their shares count. A power of two leaves these as they are, where the sum is too large for a number.
  const scale = Number.isFinite(sum) ? 1 : 2 ** -32;
  const total = parts.reduce((all, { weight }) => all + weight * scale, 0);
  const values = new Float64Array(columns[0]?.values.length ?? 0);
  for (const { weight, column } of parts) {
    const ranks = percentileRanks(column);
    for (let row = 0; row < values.length; row++) values[row]! += ((weight * scale) / total) * ranks[row]!;
  }
  const isStale = columns.some(({ stale }) => stale);
  const title = `blend of ${parts.map(({ weight, column }) => (parts.length === 1 ? column.title : `${column.title} × ${weight}`)).join(', ')}`;
  const info = { id: blendId, title, unit: 'mean percentile rank', direction: 1 as const };
  return { ...info, values, ...(isStale && { stale: true as const }) };
}

/** Percentile ranks from 0, the easiest, to 1, the hardest; equal values share the mean of theirs. NaN where unknown. */
export function percentileRanks({ values, direction }: ScoreColumn): Float64Array {
  const { order } = rankedColumn(values);
  const ranks = new Float64Array(values.length).fill(NaN);
  const last = order.length - 1;
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    const rank = last === 0 ? 0.5 : (from + to - 1) / 2 / last;
    for (let at = from; at < to; at++) ranks[order[at]!] = orientation(direction) === 1 ? rank : 1 - rank;
    from = to;
  }
  return ranks;
}
