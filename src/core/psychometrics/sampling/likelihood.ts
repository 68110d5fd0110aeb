import { logistic } from '../../numbers/logistic';
import type { Lines } from '../model/responses';

/** The log-likelihood of one item's or respondent's answers, and the slopes of that. */
export interface LineValue {
  value: number;
  /** In what is multiplied with the other side's number: a, or θ. */
  byFactor: number;
  /** In what is added: d. */
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
  lines: Lines,
  item: number,
  a: number,
  d: number,
  ability: Float64Array,
  into: LineValue,
): void {
  lineValue(lines, item, { own: a, others: ability, common: d }, into);
}

/** A respondent's answers at θ. */
export function respondentValue(
  lines: Lines,
  respondent: number,
  theta: number,
  slope: Float64Array,
  intercept: Float64Array,
  into: LineValue,
): void {
  lineValue(lines, respondent, { own: theta, others: slope, summands: intercept }, into);
}

/** What the logits of a line's answers are made of: its own number times that of the other side, and what all share or each has of its own. */
interface Terms {
  readonly own: number;
  readonly others: Float64Array;
  readonly common?: number;
  readonly summands?: Float64Array;
}

function lineValue(
  { start, index, correct, attempts }: Lines,
  line: number,
  { own, others, common = 0, summands }: Terms,
  into: LineValue,
): void {
  let value = 0;
  let byFactor = 0;
  let bySummand = 0;
  let product = 1;
  let factors = 0;
  for (let cell = start[line]!, end = start[line + 1]!; cell < end; cell++) {
    const other = index[cell]!;
    const factor = others[other]!;
    const p = logistic(own * factor + (summands === undefined ? common : summands[other]!));
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
    byFactor += residual * factor;
    bySummand += residual;
  }
  into.value = value + Math.log(product);
  into.byFactor = byFactor;
  into.bySummand = bySummand;
}

function partial(p: number, correct: number, attempts: number): number {
  return correct * Math.log(Math.max(p, least)) + (attempts - correct) * Math.log(Math.max(1 - p, least));
}
