import { ticks } from 'd3-array';
import type { CalibrationReport } from '../../src/core/protocol/answers/calibrationReport';
import { quantile, sortedFinite } from '../../src/core/numbers/quantile';

/** A straight axis from one value to another. */
export class LinearAxis {
  constructor(
    readonly low: number,
    readonly high: number,
  ) {}

  /** Where a value stands, from 0 to 1; those beyond the ends stand at the ends. */
  place(value: number): number {
    return Math.min(1, Math.max(0, (value - this.low) / (this.high - this.low)));
  }

  /** The value at a place. */
  valueAt(place: number): number {
    return this.low + place * (this.high - this.low);
  }

  /** Whether a value lies beyond an end. */
  isBeyond(value: number): boolean {
    return value < this.low || value > this.high;
  }

  /** At most about so many round values along it. */
  ticks(most: number): number[] {
    return ticks(this.low, this.high, Math.max(2, most));
  }
}

/** The least that an axis of logits reaches to either side, and the most. */
const reach = { least: 3, most: 8 };

/** An axis that holds these logits: all where they are sensible, otherwise all but the outermost hundredth. */
export function logitAxis(values: ArrayLike<number>): LinearAxis {
  const sorted = sortedFinite(values);
  if (sorted.length === 0) return new LinearAxis(-reach.least, reach.least);
  const end = (all: number, most: number): number => (Math.abs(all) > 6 ? most : all);
  const low = Math.floor(end(sorted[0]!, quantile(sorted, 0.005)) - 0.1);
  const high = Math.ceil(end(sorted.at(-1)!, quantile(sorted, 0.995)) + 0.1);
  return new LinearAxis(
    Math.max(-reach.most, Math.min(-reach.least, low)),
    Math.min(reach.most, Math.max(reach.least, high)),
  );
}

/** An axis from 0 on that holds these values, or all but the outermost hundredth where they are far apart; it holds 1 too. */
export function positiveAxis(values: ArrayLike<number>): LinearAxis {
  const sorted = sortedFinite(values);
  const usual = quantile(sorted, 0.995);
  const most = sorted.at(-1) ?? 1;
  const top = most > 2 * usual ? usual : most;
  const low = sorted.length > 0 && sorted[0]! < 0 ? Math.max(-2, sorted[0]!) : 0;
  return new LinearAxis(low, Math.max(1.5, Math.min(10, 1.06 * top)));
}

/** The axis that abilities and difficulties share. */
export function sharedAxis({ respondents, items }: CalibrationReport): LinearAxis {
  const both = new Float64Array(respondents.ability.length + items.difficulty.length);
  both.set(respondents.ability);
  both.set(items.difficulty, respondents.ability.length);
  return logitAxis(both);
}
