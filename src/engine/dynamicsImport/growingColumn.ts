/** Numbers by index, as many as come: NaN where none was put. */
export class GrowingColumn {
  private values = new Float64Array(1024).fill(NaN);

  put(at: number, value: number): void {
    if (at >= this.values.length) {
      const wider = new Float64Array(Math.max(at + 1, 2 * this.values.length)).fill(NaN);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[at] = value;
  }

  get(at: number): number {
    return this.values[at] ?? NaN;
  }
}
