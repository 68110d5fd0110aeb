/** The rows of a dataset in an order. */
export class RowOrder {
  private positions: Uint32Array | undefined;

  constructor(
    readonly rows: Uint32Array,
    /** How many rows have no value: they are last. */
    readonly unknown: number,
  ) {}

  /** Where a row stands. */
  positionOf(row: number): number {
    this.positions ??= inverse(this.rows);
    return this.positions[row]!;
  }
}

function inverse(rows: Uint32Array): Uint32Array {
  const positions = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) positions[rows[at]!] = at;
  return positions;
}
