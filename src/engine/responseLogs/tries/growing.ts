/** A column of numbers that grows. */
export class Growing {
  length = 0;
  private values = new Float64Array(1024);

  /** Adds a number at the end. */
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Float64Array(2 * this.length);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length++] = value;
  }

  /** The number at a place that was filled. */
  at(index: number): number {
    return this.values[index]!;
  }
}
