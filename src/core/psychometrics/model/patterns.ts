import type { Lines, Responses } from './responses';

/** Respondents with the same answers, told once: what they contribute is the same. */
export interface Patterns {
  readonly rows: Lines;
  /** How many respondents have each pattern. */
  readonly weight: Float64Array;
  /** The pattern of each respondent. */
  readonly of: Int32Array;
}

// Longer rows are hardly ever the same, and looking for it would cost more than it saves.
const longest = 24;

/** Collapses equal rows, in the order in which they first occur; where rows are long every respondent is a pattern. */
export function patternsOf({ respondents, items, rows }: Responses): Patterns {
  if (items > longest)
    return {
      rows,
      weight: new Float64Array(respondents).fill(1),
      of: Int32Array.from({ length: respondents }, (_, at) => at),
    };
  const known = new Map<string, number>();
  const first: number[] = [];
  const weight: number[] = [];
  const of = new Int32Array(respondents);
  for (let respondent = 0; respondent < respondents; respondent++) {
    const key = keyOf(rows, respondent);
    let pattern = known.get(key);
    if (pattern === undefined) {
      known.set(key, (pattern = first.length));
      first.push(respondent);
      weight.push(0);
    }
    weight[pattern]!++;
    of[respondent] = pattern;
  }
  return { rows: picked(rows, first), weight: Float64Array.from(weight), of };
}

function keyOf({ start, index, correct, attempts }: Lines, row: number): string {
  let key = '';
  for (let cell = start[row]!; cell < start[row + 1]!; cell++)
    key += `${index[cell]}:${correct[cell]}/${attempts ? attempts[cell] : 1} `;
  return key;
}

function picked({ start, index, correct, attempts }: Lines, which: readonly number[]): Lines {
  const cells = which.flatMap((row) =>
    Array.from({ length: start[row + 1]! - start[row]! }, (_, at) => start[row]! + at),
  );
  const outStart = new Int32Array(which.length + 1);
  which.forEach((row, at) => (outStart[at + 1] = outStart[at]! + start[row + 1]! - start[row]!));
  const values = Float64Array.from(cells, (cell) => correct[cell]!);
  return {
    start: outStart,
    index: Int32Array.from(cells, (cell) => index[cell]!),
    correct: attempts ? values : Uint8Array.from(values),
    ...(attempts && { attempts: Float64Array.from(cells, (cell) => attempts[cell]!) }),
  };
}
