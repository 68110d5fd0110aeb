/** One figure: a JSON line. `ratio` is to `baseline`, measured in the same run. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
  readonly baseline?: string;
  readonly ratio?: number;
}

/** Prints a figure, its numbers to four digits. */
export function report(figure: Figure): void {
  console.log(
    JSON.stringify({
      ...figure,
      value: round(figure.value),
      ...(figure.ratio === undefined ? {} : { ratio: round(figure.ratio) }),
    }),
  );
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
