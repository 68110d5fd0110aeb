import type { State } from './state';

/** How many draws of b are kept of each item: so many place a quantile of 2.5% within a fortieth of the interval's width or so. */
const kept = 400;

/** Draws of b = −d/a. Where a may be 0 these have neither mean nor deviation, but they have quantiles. */
export class Difficulties {
  private readonly draws: Float32Array;
  private filled = 0;

  constructor(private readonly items: number) {
    this.draws = new Float32Array(items * kept);
  }

  /** Keeps the draw of this sweep, if it is one of those that are kept of so many. */
  add({ slope, intercept }: State, sweep: number, sweeps: number): void {
    if (this.filled >= Math.min(kept, ((sweep + 1) * kept) / sweeps)) return;
    for (let item = 0; item < this.items; item++)
      this.draws[item * kept + this.filled] = -intercept[item]! / slope[item]!;
    this.filled++;
  }

  /** By item the width of the middle 95% of the draws, as a normal distribution's deviation. */
  errors(): Float64Array {
    return Float64Array.from({ length: this.items }, (_, item) => {
      const drawn = this.draws.slice(item * kept, item * kept + this.filled).sort();
      const at = (share: number): number => drawn[Math.round(share * (this.filled - 1))]!;
      return (at(0.975) - at(0.025)) / (2 * 1.959964);
    });
  }
}
