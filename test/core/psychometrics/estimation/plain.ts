import type { ItemParameters, Population } from '../../../../src/core/psychometrics/model/irtModel';
import { buildResponses, type Responses } from '../../../../src/core/psychometrics/model/responses';

/** An item by its parameters. */
export interface PlainItem {
  readonly a: number;
  readonly d: number;
  readonly c: number;
}

/** One respondent's answers: k of n correct, by item. */
export type PlainRow = readonly (readonly [item: number, correct: number, attempts: number])[];

/** The chance of a correct answer, as Birnbaum has it. */
export function chance({ a, d, c }: PlainItem, theta: number): number {
  return c + (1 - c) / (1 + Math.exp(-(a * theta + d)));
}

/** The log-likelihood of a respondent's answers at an ability. */
export function logLikelihood(items: readonly PlainItem[], row: PlainRow, theta: number): number {
  return row.reduce((sum, [item, k, n]) => {
    const p = chance(items[item]!, theta);
    return sum + k * Math.log(p) + (n - k) * Math.log(1 - p);
  }, 0);
}

/** The abilities that integrals are taken over: 61 from −6 to 6. */
export const plainNodes = Array.from({ length: 61 }, (_, q) => (q - 30) / 5);

/** The share of a normal population at each of them. */
export function plainShares({ mean, sd }: Population): number[] {
  const heights = plainNodes.map((node) => Math.exp(-((node - mean) ** 2) / (2 * sd * sd)));
  const total = heights.reduce((sum, height) => sum + height, 0);
  return heights.map((height) => height / total);
}

/** The posterior of a respondent's ability over the nodes, and the likelihood of the answers. */
export function plainPosterior(
  items: readonly PlainItem[],
  row: PlainRow,
  population: Population,
): { posterior: number[]; likelihood: number } {
  const shares = plainShares(population);
  const joint = plainNodes.map((node, q) => shares[q]! * Math.exp(logLikelihood(items, row, node)));
  const likelihood = joint.reduce((sum, one) => sum + one, 0);
  return { posterior: joint.map((one) => one / likelihood), likelihood };
}

/** The marginal log-likelihood of all answers. */
export function marginal(
  items: readonly PlainItem[],
  rows: readonly PlainRow[],
  population: Population = { mean: 0, sd: 1 },
): number {
  return rows.reduce((sum, row) => sum + Math.log(plainPosterior(items, row, population).likelihood), 0);
}

/** The matrix of these answers. */
export function responsesFrom(rows: readonly PlainRow[], items: number): Responses {
  const cells = rows.flatMap((row, respondent) => row.map(([item, k, n]) => ({ respondent, item, k, n })));
  return buildResponses({
    respondent: cells.map(({ respondent }) => respondent),
    item: cells.map(({ item }) => item),
    correct: cells.map(({ k }) => k),
    attempts: cells.map(({ n }) => n),
    respondents: rows.length,
    items,
  });
}

/** Items as the estimation has them. */
export function parametersOf(items: readonly PlainItem[]): ItemParameters {
  return {
    line: Float64Array.from(items.flatMap(({ a, d }) => [a, d])),
    guess: Float64Array.from(items, ({ c }) => c),
  };
}

/** The derivative of a function of several numbers in one of them, by central differences: right to `step`². */
export function slopeIn(
  f: (at: readonly number[]) => number,
  at: readonly number[],
  which: number,
  step = 1e-4,
): number {
  return (f(moved(at, which, step)) - f(moved(at, which, -step))) / (2 * step);
}

/** The second derivative in two of them, likewise. */
export function bendIn(
  f: (at: readonly number[]) => number,
  at: readonly number[],
  [one, other]: readonly [number, number],
  step = 2e-3,
): number {
  return slopeIn((here) => slopeIn(f, here, one, step), at, other, step);
}

function moved(at: readonly number[], which: number, by: number): number[] {
  return at.map((value, place) => (place === which ? value + by : value));
}

/** The items whose d, a and logit c stand in a row, three an item. */
export function itemsAt(numbers: readonly number[]): PlainItem[] {
  return Array.from({ length: numbers.length / 3 }, (_, item) => ({
    d: numbers[3 * item]!,
    a: numbers[3 * item + 1]!,
    c: numbers[3 * item + 2] === -Infinity ? 0 : 1 / (1 + Math.exp(-numbers[3 * item + 2]!)),
  }));
}

/** The other way round. */
export function numbersOf(items: readonly PlainItem[]): number[] {
  return items.flatMap(({ a, d, c }) => [d, a, Math.log(c / (1 - c))]);
}

/** What a test makes when it first asks for it, and the others after it take as it is. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
