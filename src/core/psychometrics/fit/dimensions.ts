import type { Calibration } from '../irt';
import { chance } from './itemFit';
import { randomOf } from '../../numbers/random';
import type { Lines, Responses } from '../model/responses';

/** Whether one ability is enough to explain who got what right. */
export interface Dimensions {
  /** The first eigenvalue of the residuals' products, over the mean one. */
  readonly eigenvalue: number;
  /** The largest of the same in data simulated from the calibration, in which there is but one dimension. */
  readonly simulated: number;
  /** Whether something besides one ability is at work: the eigenvalue is more than a tenth above all simulated ones. */
  readonly isSuspect: boolean;
  /** How many respondents were looked at: all, or where there are very many answers the first of them that hold a million. */
  readonly respondents: number;
}

const mostCells = 1_000_000;
// The eigenvalue is compared with others that differ by chance: a change of a thousandth tells nothing more.
const settled = 1e-3;
const draws = 10;

/**
 * The first eigenvalue of Z′Z, Z the standardised residuals (y − p)/√(npq) of the answered pairs, against that of simulated answers to the same pairs
 * (a parallel analysis of residuals: Horn 1965; Drasgow & Lissak 1983).
 */
export function dimensions(responses: Responses, calibration: Calibration, seed: number): Dimensions {
  const { rows, items } = responses;
  let respondents = 0;
  while (respondents < responses.respondents && rows.start[respondents + 1]! <= mostCells) respondents++;
  const p = chances(rows, respondents, calibration);
  const residuals = p.map((chance, cell) =>
    standardised(rows.correct[cell]!, rows.attempts ? rows.attempts[cell]! : 1, chance),
  );
  const eigenvalue = firstEigenvalue(rows, respondents, items, residuals);
  const random = randomOf(seed);
  let simulated = 0;
  for (let draw = 0; draw < draws; draw++) {
    const drawn = p.map((chance, cell) =>
      standardised(
        binomial(random.uniform, rows, cell, chance),
        rows.attempts ? rows.attempts[cell]! : 1,
        chance,
      ),
    );
    simulated = Math.max(simulated, firstEigenvalue(rows, respondents, items, drawn));
  }
  return { eigenvalue, simulated, isSuspect: eigenvalue > 1.1 * simulated, respondents };
}

function chances({ start, index }: Lines, respondents: number, calibration: Calibration): Float64Array {
  const p = new Float64Array(start[respondents]!);
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++)
      p[cell] = chance(calibration, respondent, index[cell]!);
  return p;
}

function standardised(correct: number, count: number, p: number): number {
  return (correct - count * p) / Math.sqrt(Math.max(count * p * (1 - p), 1e-4));
}

/** How many of a cell’s answers are correct with this chance, drawn one by one. */
function binomial(uniform: () => number, { attempts }: Lines, cell: number, p: number): number {
  const n = attempts ? attempts[cell]! : 1;
  let correct = 0;
  for (let answer = 0; answer < Math.round(n); answer++) if (uniform() < p) correct++;
  return Math.min(n, correct);
}

/** By power iteration on the items' side, over the mean eigenvalue, which is the sum of squares over the smaller dimension. */
function firstEigenvalue(lines: Lines, respondents: number, items: number, residuals: Float64Array): number {
  let vector = Float64Array.from({ length: items }, (_, item) => Math.sin(1 + item * 1.618));
  let [value, before] = [normalise(vector), 0];
  for (let iteration = 0; iteration < 40 && Math.abs(value - before) > settled * value; iteration++) {
    vector = timesGram(lines, respondents, residuals, vector);
    [value, before] = [normalise(vector), value];
  }
  const total = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  return value / (total / Math.min(items, respondents));
}

/** Z′Z times a vector. */
function timesGram(
  { start, index }: Lines,
  respondents: number,
  residuals: Float64Array,
  vector: Float64Array,
): Float64Array<ArrayBuffer> {
  const product = new Float64Array(vector.length);
  for (let respondent = 0; respondent < respondents; respondent++) {
    let sum = 0;
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++)
      sum += residuals[cell]! * vector[index[cell]!]!;
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++)
      product[index[cell]!]! += residuals[cell]! * sum;
  }
  return product;
}

/** Gives a vector the length 1; returns the length it had. */
function normalise(vector: Float64Array): number {
  const length = Math.sqrt(vector.reduce((sum, entry) => sum + entry * entry, 0));
  if (length > 0) for (let at = 0; at < vector.length; at++) vector[at]! /= length;
  return length;
}
