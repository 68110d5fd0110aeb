/** Sums over the draws of many numbers: their means and deviations. */
export class Moments {
  private readonly first: Float64Array;
  private readonly sum: Float64Array;
  private readonly squares: Float64Array;
  private draws = 0;

  constructor(size: number) {
    this.first = new Float64Array(size);
    this.sum = new Float64Array(size);
    this.squares = new Float64Array(size);
  }

  /** Adds a draw of each number. */
  add(values: Float64Array): void {
    // Squares are of what lies beyond the first draw, so that none is the small difference of large ones.
    if (this.draws++ === 0) this.first.set(values);
    for (let at = 0; at < values.length; at++) {
      const beyond = values[at]! - this.first[at]!;
      this.sum[at]! += beyond;
      this.squares[at]! += beyond * beyond;
    }
  }

  means(): Float64Array {
    return this.sum.map((sum, at) => this.first[at]! + sum / this.draws);
  }

  deviations(): Float64Array {
    return this.squares.map((square, at) =>
      Math.sqrt(Math.max(0, square / this.draws - (this.sum[at]! / this.draws) ** 2)),
    );
  }
}
