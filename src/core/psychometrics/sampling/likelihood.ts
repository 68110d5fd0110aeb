import { logistic } from '../../numbers/logistic';
import type { Lines } from '../model/responses';

/** The log-likelihood of one item's or respondent's answers, and the slopes of that. */
export interface LineValue {
  value: number;
  /** In what is multiplied with the other side's number: a, or θ. */
  byFactor: number;
  /** In what is added: d. 0 for respondents. */
  bySummand: number;
}

/** Room for a value. */
export function emptyValue(): LineValue {
  return { value: 0, byFactor: 0, bySummand: 0 };
}

// A product of so many chances of at least e^-40 each is no underflow, and takes one logarithm.
const together = 16;
const least = 4e-18;

/** An item's answers at a and d. */
export function itemValue(
  { start, index, correct, attempts }: Lines,
  item: number,
  a: number,
  d: number,
  ability: Float64Array,
  into: LineValue,
): void {
  let value = 0;
  let byFactor = 0;
  let bySummand = 0;
  let product = 1;
  let factors = 0;
  for (let cell = start[item]!, end = start[item + 1]!; cell < end; cell++) {
    const theta = ability[index[cell]!]!;
    const p = logistic(a * theta + d);
    const k = correct[cell]!;
    let residual = k - p;
    if (attempts === undefined) {
      product *= Math.max(least, k === 1 ? p : 1 - p);
      if (++factors === together) {
        value += Math.log(product);
        product = 1;
        factors = 0;
      }
    } else {
      value += partial(p, k, attempts[cell]!);
      residual = k - attempts[cell]! * p;
    }
    byFactor += residual * theta;
    bySummand += residual;
  }
  into.value = value + Math.log(product);
  into.byFactor = byFactor;
  into.bySummand = bySummand;
}

/** A respondent's answers at θ. */
export function respondentValue(
  { start, index, correct, attempts }: Lines,
  respondent: number,
  theta: number,
  slope: Float64Array,
  intercept: Float64Array,
  into: LineValue,
): void {
  let value = 0;
  let byFactor = 0;
  let product = 1;
  let factors = 0;
  for (let cell = start[respondent]!, end = start[respondent + 1]!; cell < end; cell++) {
    const item = index[cell]!;
    const a = slope[item]!;
    const p = logistic(a * theta + intercept[item]!);
    const k = correct[cell]!;
    let residual = k - p;
    if (attempts === undefined) {
      product *= Math.max(least, k === 1 ? p : 1 - p);
      if (++factors === together) {
        value += Math.log(product);
        product = 1;
        factors = 0;
      }
    } else {
      value += partial(p, k, attempts[cell]!);
      residual = k - attempts[cell]! * p;
    }
    byFactor += residual * a;
  }
  into.value = value + Math.log(product);
  into.byFactor = byFactor;
}

function partial(p: number, correct: number, attempts: number): number {
  return correct * Math.log(Math.max(p, least)) + (attempts - correct) * Math.log(Math.max(1 - p, least));
}
