import { bandOf, orientation, shownCutOffs, type Band } from './bands';
import { countKnown, type ScoreColumn, type ScoreTable } from './table';

/** One measure's word on one example. */
export interface MeasureReading {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  /** The share of scored rows that are strictly easier; NaN where the value is unknown. */
  readonly percentile: number;
}

/** An example's difficulty in words and numbers: what hover, panel and command line all show. */
export interface Description {
  readonly verdict: string;
  readonly band: Band | undefined;
  /** The primary measure first. */
  readonly readings: readonly MeasureReading[];
}

/** Describes the difficulty of one row of a table. */
export function describe(table: ScoreTable, primary: ScoreColumn, row: number): Description {
  const readings = [primary, ...table.filter((column) => column !== primary)].map((column) =>
    read(column, row),
  );
  const { cut } = shownCutOffs(primary.values, primary.direction);
  const band = bandOf(readings[0]!.value, cut, primary.direction);
  return { verdict: verdict(band, readings[0]!, countKnown(primary)), band, readings };
}

function read({ id, title, unit, values, direction }: ScoreColumn, row: number): MeasureReading {
  const value = values[row] ?? NaN;
  return { id, title, unit, value, percentile: percentile(values, value, orientation(direction)) };
}

/** The share of the known values that are strictly easier. */
function percentile(values: Float64Array, value: number, sign: 1 | -1): number {
  if (Number.isNaN(value)) return NaN;
  let easier = 0;
  let known = 0;
  for (const other of values) {
    if (Number.isNaN(other)) continue;
    known++;
    if (sign * other < sign * value) easier++;
  }
  return easier / known;
}

function verdict(band: Band | undefined, { percentile, title }: MeasureReading, scored: number): string {
  if (!band) return `Unknown · ${title} has no score for this example`;
  const share = Math.floor(100 * percentile);
  return `${band[0]!.toUpperCase()}${band.slice(1)} · harder than ${share} % of ${scored.toLocaleString('en')} by ${title}`;
}
