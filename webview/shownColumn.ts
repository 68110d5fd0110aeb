import { binRows, type Bins } from '../src/core/scores/bins';
import { histogramOf } from '../src/core/scores/histogram';
import type { ScoreColumn } from '../src/core/scores/table';
import { Axis } from './axis';

/** A column as it is drawn: where its rows lie on an axis. */
export interface ShownColumn {
  readonly column: ScoreColumn;
  readonly axis: Axis;
  readonly bins: Bins;
  readonly known: number;
  readonly min: number;
  readonly max: number;
}

/** Bins of the small histograms, and of the large one. */
export const binCounts = { small: 40, large: 100 } as const;

/** Prepares a column to be drawn; undefined where none of its values is known. */
export function showColumn(column: ScoreColumn, most: number): ShownColumn | undefined {
  const { known, min, max } = extentOf(column.values);
  if (known === 0) return undefined;
  const histogram = histogramOf(column.values, most);
  return { column, axis: new Axis(histogram), bins: binRows(column.values, histogram), known, min, max };
}

/** Whether any of a column's scores is known. */
export function isKnown({ values }: ScoreColumn): boolean {
  return values.some((value) => !Number.isNaN(value));
}

/** The values that bins from one to another hold; those of the outermost go to the ends of the data. */
export function valuesIn(
  { axis, bins, min, max }: ShownColumn,
  from: number,
  to: number,
): { low: number; high: number } {
  const { low, high } = axis.valuesIn(from, to);
  return { low: from === 0 ? min : low, high: to === bins.count ? max : high };
}

function extentOf(values: Float64Array): { known: number; min: number; max: number } {
  let [known, min, max] = [0, Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    known++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { known, min, max };
}
