import type { ColumnInfo, Direction } from '../measures/measure';
import { bandOf, type Band, type CutOffs } from './bands';
import { percentileIn, type Distribution } from './distribution';
import { responseColumns, responseWords, type ResponseWords } from './responseWords';
import { ownColumns } from './table';

/** One measure's word on one example. */
export interface MeasureReading {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly direction: Direction;
  readonly value: number;
  /** The standard error of the value, where it is known. */
  readonly error?: number;
  /** The share of scored rows that are strictly easier; NaN where the value is unknown. */
  readonly percentile: number;
}

/** An example's difficulty in words and numbers: what hover, panel and command line all show. */
export interface Description {
  readonly verdict: string;
  /** What responses to it say, to be told after the verdict. */
  readonly responses: ResponseWords;
  readonly band: Band | undefined;
  /** The primary measure first, then what responses say. Standard errors stand beside what they belong to. */
  readonly readings: readonly MeasureReading[];
}

/** A column as a description needs it: how many rows have a score, and which share of them is easier than a value. */
export interface Spread extends ColumnInfo {
  readonly known: number;
  readonly shareEasier: (value: number) => number;
}

/** The spread of a column whose known scores are in order. */
export function spreadOf(distribution: Distribution): Spread {
  const { ordered } = distribution;
  return {
    ...distribution,
    known: ordered.length,
    shareEasier: (value) => percentileIn(distribution, value),
  };
}

/** Describes the difficulty of an example: `valueOf` gives its score by a column, NaN where there is none. */
export function describe(
  distributions: readonly Distribution[],
  primary: Distribution,
  valueOf: (column: string) => number,
): Description {
  return describeBySpreads(distributions.map(spreadOf), { ...spreadOf(primary), cut: primary.cut }, valueOf);
}

/** The same by spreads, the primary one among them. */
export function describeBySpreads(
  spreads: readonly Spread[],
  primary: Spread & { readonly cut: CutOffs },
  valueOf: (column: string) => number,
): Description {
  const errors = new Map(spreads.map(({ id, errorOf }) => [errorOf, id]));
  const readings = inOrder(spreads, primary).map((one) => read(one, valueOf, errors.get(one.id)));
  const band = bandOf(readings[0]!.value, primary.cut, primary.direction);
  const responses = responseWords(valueOf);
  const said = verdict(band, readings[0]!, primary.known, responses);
  return { verdict: said, responses, band, readings };
}

function inOrder(spreads: readonly Spread[], primary: Spread): Spread[] {
  const others = ownColumns(spreads).filter(({ id }) => id !== primary.id);
  const answered = responseColumns.flatMap((id) => others.filter((one) => one.id === id));
  return [primary, ...answered, ...others.filter((one) => !answered.includes(one))];
}

function read(
  { id, title, unit, direction, shareEasier }: Spread,
  valueOf: (column: string) => number,
  errorColumn: string | undefined,
): MeasureReading {
  const value = valueOf(id);
  const error = errorColumn === undefined ? NaN : valueOf(errorColumn);
  return {
    ...{ id, title, unit, direction, value },
    ...(!Number.isNaN(value) && !Number.isNaN(error) && { error }),
    percentile: shareEasier(value),
  };
}

function verdict(
  band: Band | undefined,
  { id, percentile, title }: MeasureReading,
  scored: number,
  responses: ResponseWords,
): string {
  if (!band) return `Unknown · ${title} has no score for this example`;
  const share = Math.floor(100 * percentile);
  const by = responses.column === id ? '' : ` by ${title}`;
  return `${band[0]!.toUpperCase()}${band.slice(1)} · harder than ${share}% of ${scored.toLocaleString('en')}${by}`;
}
