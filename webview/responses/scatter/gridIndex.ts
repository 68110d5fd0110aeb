/** The side of a cell, in pixels. */
const side = 16;

/** Finds the point nearest to a place among very many: points sorted into the cells of a grid. */
export class GridIndex {
  private readonly across: number;
  private readonly down: number;
  /** Where the points of a cell begin in `points`. */
  private readonly start: Uint32Array;
  private readonly points: Uint32Array;

  constructor(
    private readonly xs: Float32Array,
    private readonly ys: Float32Array,
    width: number,
    height: number,
  ) {
    this.across = Math.max(1, Math.ceil(width / side));
    this.down = Math.max(1, Math.ceil(height / side));
    this.start = new Uint32Array(this.across * this.down + 1);
    const cells = new Int32Array(xs.length);
    for (let at = 0; at < xs.length; at++) {
      cells[at] = Number.isNaN(xs[at]) ? -1 : this.cellOf(xs[at]!, ys[at]!);
      if (cells[at]! >= 0) this.start[cells[at]! + 1]!++;
    }
    for (let cell = 0; cell + 1 < this.start.length; cell++) this.start[cell + 1]! += this.start[cell]!;
    const next = this.start.slice();
    this.points = new Uint32Array(this.start.at(-1)!);
    for (let at = 0; at < xs.length; at++) if (cells[at]! >= 0) this.points[next[cells[at]!]!++] = at;
  }

  /** The nearest point no further away than this; undefined where there is none. */
  nearest(x: number, y: number, furthest: number): number | undefined {
    let found: number | undefined;
    let least = furthest ** 2;
    for (let row = this.row(y - furthest); row <= this.row(y + furthest); row++)
      for (let column = this.column(x - furthest); column <= this.column(x + furthest); column++) {
        const cell = row * this.across + column;
        for (let at = this.start[cell]!; at < this.start[cell + 1]!; at++) {
          const point = this.points[at]!;
          const distance = (this.xs[point]! - x) ** 2 + (this.ys[point]! - y) ** 2;
          if (distance <= least) [found, least] = [point, distance];
        }
      }
    return found;
  }

  private cellOf(x: number, y: number): number {
    return this.row(y) * this.across + this.column(x);
  }

  private row(y: number): number {
    return Math.min(this.down - 1, Math.max(0, Math.floor(y / side)));
  }

  private column(x: number): number {
    return Math.min(this.across - 1, Math.max(0, Math.floor(x / side)));
  }
}
