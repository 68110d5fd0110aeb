/** One figure: a JSON line. `ratio` is to `baseline`, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
  readonly baseline?: string;
  readonly ratio?: number;
  /** Whatever else was measured with it. */
  readonly [other: string]: unknown;
}

/** Prints a figure, its numbers to four digits. */
export function report(figure: Figure): void {
  const rounded = Object.entries(figure).map(([name, value]) => [
    name,
    typeof value === 'number' ? Number(value.toPrecision(4)) : value,
  ]);
  console.log(JSON.stringify(Object.fromEntries(rounded)));
}
