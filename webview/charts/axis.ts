import type { Histogram } from '../../src/core/scores/histogram';

/** Where values stand on a histogram, from 0 at its beginning to 1 at its end. */
export class Axis {
  readonly low: number;
  readonly high: number;
  readonly bins: number;
  /** Whether values are few whole levels, any whole numbers, or any numbers. */
  readonly kind: 'levels' | 'whole' | 'continuous';

  constructor(readonly histogram: Histogram) {
    const { edges, levels } = histogram;
    this.bins = edges.length - 1;
    this.low = edges[0]!;
    this.high = edges[this.bins]!;
    this.kind = levels ? 'levels' : edges.every(Number.isInteger) ? 'whole' : 'continuous';
  }

  /** How far it reaches. */
  get span(): number {
    return this.high - this.low;
  }

  /** The place of a value; those beyond the ends stand at the ends. */
  place(value: number): number {
    return Math.min(1, Math.max(0, (value - this.low) / this.span));
  }

  /** The value at a place. */
  valueAt(place: number): number {
    return this.low + place * this.span;
  }

  /** Where the values up to and including this one end. */
  endOf(value: number): number {
    return this.place(this.kind === 'continuous' ? value : Math.floor(value) + 1 - this.half);
  }

  /** Where the values from this one on begin. */
  startOf(value: number): number {
    return this.place(this.kind === 'continuous' ? value : Math.ceil(value) - this.half);
  }

  /** The least and the greatest value that a bin can hold, its outermost values left out. */
  valuesIn(from: number, to: number): { low: number; high: number } {
    const { edges, levels } = this.histogram;
    if (levels) return { low: levels[from]!, high: levels[to - 1]! };
    return { low: edges[from]!, high: edges[to]! - (this.kind === 'whole' ? 1 : 0) };
  }

  /** The bin at a place. */
  binAt(place: number): number {
    return Math.min(this.bins - 1, Math.max(0, Math.floor(place * this.bins)));
  }

  private get half(): number {
    return this.kind === 'levels' ? 0.5 : 0;
  }
}
