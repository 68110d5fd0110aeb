import { binRows, type Bins } from '../../src/core/scores/bins';
import { histogramOf } from '../../src/core/scores/histogram';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import type { ScoreColumn } from '../../src/core/scores/table';
import { Axis } from './axis';
import type { Values } from '../../src/core/numbers/values';

/** A column as it is drawn: where its rows lie on an axis. */
export interface ShownColumn {
  readonly column: ScoreColumn;
  readonly axis: Axis;
  readonly bins: Bins;
  readonly known: number;
  readonly min: number;
  readonly max: number;
}

/** Most bins of a small histogram, and of the large one. */
export const mostBins = { small: 40, large: 100 } as const;

/** How many bins so many values are sorted into: few values in many bins would show noise. */
export function binsFor(known: number, size: keyof typeof mostBins): number {
  return Math.min(mostBins[size], Math.max(20, Math.ceil(3 * Math.cbrt(known))));
}

/** Prepares a column to be drawn; undefined where none of its values is known. */
export function showColumn(column: ScoreColumn, size: keyof typeof mostBins): ShownColumn | undefined {
  const { known, min, max } = extentOf(column.values);
  if (known === 0) return undefined;
  const histogram = histogramOf(column.values, binsFor(known, size));
  return { column, axis: new Axis(histogram), bins: binRows(column.values, histogram), known, min, max };
}

/** Whether any of a column's scores is known. */
export function isKnown({ known }: ColumnHead): boolean {
  return known > 0;
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

function extentOf(values: Values): { known: number; min: number; max: number } {
  let [known, min, max] = [0, Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    known++;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { known, min, max };
}
