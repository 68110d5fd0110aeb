import { bandOf, type Band } from './bands';
import { percentileIn, type Distribution } from './distribution';

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

/** Describes the difficulty of an example: `valueOf` gives its score by a column. */
export function describe(
  distributions: readonly Distribution[],
  primary: Distribution,
  valueOf: (column: string) => number,
): Description {
  const ordered = [primary, ...distributions.filter((one) => one !== primary)];
  const readings = ordered.map((one) => read(one, valueOf(one.id)));
  const band = bandOf(readings[0]!.value, primary.cut, primary.direction);
  return { verdict: verdict(band, readings[0]!, primary.ordered.length), band, readings };
}

function read(distribution: Distribution, value: number): MeasureReading {
  const { id, title, unit } = distribution;
  return { id, title, unit, value, percentile: percentileIn(distribution, value) };
}

function verdict(band: Band | undefined, { percentile, title }: MeasureReading, scored: number): string {
  if (!band) return `Unknown · ${title} has no score for this example`;
  const share = Math.floor(100 * percentile);
  return `${band[0]!.toUpperCase()}${band.slice(1)} · harder than ${share} % of ${scored.toLocaleString('en')} by ${title}`;
}
