import type { ColumnInfo } from '../measures/measure';
import { orientation, shownCutOffs, type CutOffs } from './bands';
import { countBelow } from '../numbers/quantile';
import type { ScoreColumn } from './table';
import { knownValues, type Values } from '../numbers/values';

/** A column's known scores in order: percentiles are then found without going through all rows. */
export interface Distribution extends ColumnInfo {
  /** The known scores from the easiest to the hardest, turned so that they ascend. */
  readonly ordered: Values;
  readonly cut: CutOffs;
  readonly stale: boolean;
}

/** The distribution of a column's known scores. */
export function distributionOf(column: ScoreColumn): Distribution {
  const { id, title, unit, direction, errorOf, isName, values, stale = false } = column;
  const sign = orientation(direction);
  const known = knownValues(values);
  const ordered = sign < 0 ? known.map((value) => -value).sort() : known.sort();
  const info = {
    id,
    title,
    unit,
    direction,
    ...(errorOf !== undefined && { errorOf }),
    ...(isName && { isName }),
  };
  return { ...info, ordered, cut: shownCutOffs(values, direction).cut, stale };
}

/** The share of the known scores that are strictly easier than this one; NaN where it is unknown. */
export function percentileIn({ ordered, direction }: Distribution, value: number): number {
  return Number.isNaN(value) ? NaN : countBelow(ordered, orientation(direction) * value) / ordered.length;
}

/** The same share, counted in one pass over all rows: for a column that is asked for a single value. */
export function shareEasier({ values, direction }: ScoreColumn, value: number): number {
  if (Number.isNaN(value)) return NaN;
  const sign = orientation(direction);
  let easier = 0;
  let known = 0;
  for (const one of values) {
    if (Number.isNaN(one)) continue;
    known++;
    if (sign * one < sign * value) easier++;
  }
  return easier / known;
}
