import { randomOf } from '../../../src/core/numbers/random';
import {
  buildResponses,
  type Answers,
  type Responses,
} from '../../../src/core/psychometrics/model/responses';
import type { Simulated } from './simulate';
import lsat from './fixtures/lsat.json';

/** The names of the two tests of Bock & Lieberman (1970): 1,000 respondents, 5 items. */
export type LsatName = keyof typeof lsat;

/** Answer patterns, and how many respondents gave each. */
export function lsatPatterns(name: LsatName): [pattern: string, respondents: number][] {
  return Object.entries(lsat[name]);
}

/** One of the two tests, a row per respondent, pattern by pattern. */
export function lsatResponses(name: LsatName): Responses {
  return responsesOf(lsatPatterns(name).flatMap(([pattern, times]) => Array<string>(times).fill(pattern)));
}

/** The row of the first respondent with this pattern. */
export function lsatRow(name: LsatName, pattern: string): number {
  let row = 0;
  for (const [one, times] of lsatPatterns(name)) {
    if (one === pattern && times > 0) return row;
    row += times;
  }
  throw new Error(`Nobody answered ${pattern}.`);
}

/** Responses written as lines of 0, 1 and '.' (missing), a respondent each. */
export function responsesOf(lines: readonly string[]): Responses {
  const answers = { respondent: [] as number[], item: [] as number[], correct: [] as number[] };
  lines.forEach((line, respondent) =>
    [...line].forEach((answer, item) => {
      if (answer === '.') return;
      answers.respondent.push(respondent);
      answers.item.push(item);
      answers.correct.push(Number(answer));
    }),
  );
  return buildResponses({ ...answers, respondents: lines.length, items: lines[0]!.length });
}

/** The answers of a matrix, row by row. */
export function answersOf({ respondents, items, rows }: Responses): Answers & {
  respondent: number[];
  item: number[];
  correct: number[];
} {
  const respondent = Array.from({ length: respondents }, (_, row) =>
    Array<number>(rows.start[row + 1]! - rows.start[row]!).fill(row),
  ).flat();
  return { respondent, item: [...rows.index], correct: [...rows.correct], respondents, items };
}

/** A random order of 0 … length − 1. */
export function randomOrder(length: number, seed: number): number[] {
  const random = randomOf(seed);
  return Array.from({ length }, (_, at) => ({ at, key: random.uniform() }))
    .sort((one, other) => one.key - other.key || one.at - other.at)
    .map(({ at }) => at);
}

/** The truth on the scale where the abilities drawn have mean 0 and deviation 1, which is the scale that data can tell. */
export function onSampleScale({ ability, slope, difficulty }: Simulated): {
  ability: Float64Array;
  slope: Float64Array;
  difficulty: Float64Array;
} {
  const mean = ability.reduce((sum, theta) => sum + theta, 0) / ability.length;
  const sd = Math.sqrt(ability.reduce((sum, theta) => sum + (theta - mean) ** 2, 0) / ability.length);
  return {
    ability: ability.map((theta) => (theta - mean) / sd),
    slope: slope.map((a) => a * sd),
    difficulty: difficulty.map((b) => (b - mean) / sd),
  };
}

/** The root mean square difference of two columns, over the rows that both have. */
export function rmse(one: Float64Array, other: Float64Array): number {
  const squares = [...one]
    .map((value, at) => (value - other[at]!) ** 2)
    .filter((square) => !Number.isNaN(square));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** Pearson's correlation. */
export function correlation(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const [x, y] = [centred(one), centred(other)];
  const dot = (u: readonly number[], v: readonly number[]): number =>
    u.reduce((sum, value, at) => sum + value * v[at]!, 0);
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

function centred(values: ArrayLike<number>): number[] {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return list.map((value) => value - mean);
}

/** Spearman's correlation of columns without ties. */
export function spearman(one: Float64Array, other: Float64Array): number {
  return correlation(ranks(one), ranks(other));
}

function ranks(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length);
  [...values.keys()].sort((x, y) => values[x]! - values[y]!).forEach((at, rank) => (out[at] = rank));
  return out;
}

/** The share of estimates whose 95% interval holds the truth. */
export function coverage(estimate: Float64Array, error: Float64Array, truth: Float64Array): number {
  let [held, known] = [0, 0];
  estimate.forEach((value, at) => {
    if (Number.isNaN(value)) return;
    known++;
    if (Math.abs(value - truth[at]!) <= 1.959964 * error[at]!) held++;
  });
  return held / known;
}
