import * as v from 'valibot';
import { figureSchema, countSchema, type Message } from '../../message';
import { chiSquareTail } from '../../numbers/chiSquare';
import { gridSize } from '../estimation/grid';
import type { Calibration } from '../irt';
import { parametersPerItem } from '../model/irtModel';
import type { Responses } from '../model/responses';
import { inverseOf } from '../../numbers/symmetric';
import { isWholeTest, modelAtNodes, type ModelAtNodes } from './wholeTest';

/** How well the model predicts each item's and each pair's share correct, as a whole. */
export const marginFitSchema = v.object({
  /** M2 of Maydeu-Olivares & Joe (2006). */
  statistic: figureSchema,
  df: countSchema,
  p: figureSchema,
  /** √(max(0, M2 − df)/(df · N)): up to 0.05 is close. */
  rmsea: figureSchema,
  /** The root mean square of the differences between observed and expected correlations of pairs. */
  srmsr: figureSchema,
});

/** How well the model predicts each item's and each pair's share correct, as a whole. */
export type MarginFit = Message<typeof marginFitSchema>;

/** The most items for which it is computed: its matrix has a row for each pair. */
export const mostMarginFitItems = 40;

/** M2, at maximum-likelihood estimates. Undefined where not everybody answered everything once, with more than 40 items, and in the 3PL (its guessing is not determined by pairs). */
export function marginFit(responses: Responses, calibration: Calibration): MarginFit | undefined {
  const { items, respondents } = responses;
  const isPossible =
    isWholeTest(responses) && items >= 3 && items <= mostMarginFitItems && calibration.model !== '3pl';
  if (!isPossible) return undefined;
  const model = modelAtNodes(calibration);
  const margins = marginsOf(items);
  const expected = margins.map((margin) => expectation(model, margin));
  const observed = observedShares(responses, margins);
  const size = margins.length;
  const inverse = inverseOf(covariance(model, margins, expected), size);
  const slopes = derivatives(model, calibration, margins);
  const width = slopes.length / size;
  const projected = inverse && multiplied(inverse, slopes, size, size, width);
  const inner = projected && inverseOf(crossed(slopes, projected, size, width), width);
  if (!inner) return undefined;
  const residual = Float64Array.from(expected, (value, at) => observed[at]! - value);
  const direct = quadratic(inverse, residual, size);
  const statistic =
    respondents *
    (direct -
      quadratic(inner, multiplied(transposed(projected, size, width), residual, width, size, 1), width));
  const df = size - width;
  return {
    ...{ statistic, df, p: chiSquareTail(statistic, df) },
    rmsea: Math.sqrt(Math.max(0, statistic - df) / (df * respondents)),
    srmsr: correlationError(items, margins, observed, expected),
  };
}

type Margin = readonly number[];

/** Every item, then every pair. */
function marginsOf(items: number): Margin[] {
  const all: Margin[] = Array.from({ length: items }, (_, item) => [item]);
  for (let one = 0; one < items; one++) for (let other = 0; other < one; other++) all.push([other, one]);
  return all;
}

/** The chance that all of these are correct; a number that occurs twice counts once. */
function expectation({ correct, share }: ModelAtNodes, margin: Margin): number {
  let sum = 0;
  for (let q = 0; q < gridSize; q++) {
    let product = share[q]!;
    for (let at = 0; at < margin.length; at++) {
      const item = margin[at]!;
      if (margin.indexOf(item) === at) product *= correct[item * gridSize + q]!;
    }
    sum += product;
  }
  return sum;
}

function observedShares(
  { respondents, items, rows: { correct } }: Responses,
  margins: readonly Margin[],
): Float64Array {
  const counts = new Float64Array(margins.length);
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let at = 0; at < margins.length; at++)
      if (margins[at]!.every((item) => correct[respondent * items + item] === 1)) counts[at]!++;
  return counts.map((count) => count / respondents);
}

function covariance(
  model: ModelAtNodes,
  margins: readonly Margin[],
  expected: readonly number[],
): Float64Array {
  const size = margins.length;
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < size; row++)
    for (let column = 0; column <= row; column++) {
      const both = expectation(model, [...margins[row]!, ...margins[column]!]);
      matrix[row * size + column] = matrix[column * size + row] = both - expected[row]! * expected[column]!;
    }
  return matrix;
}

/** Derivatives of the margins (rows) in the parameters: d of every item, then a of every item, or the one slope. */
function derivatives(
  model: ModelAtNodes,
  { items, population, model: kind }: Calibration,
  margins: readonly Margin[],
): Float64Array {
  const count = items.slope.length;
  const each = parametersPerItem(kind);
  const width = each === 1 ? count + 1 : 2 * count;
  const out = new Float64Array(margins.length * width);
  margins.forEach((margin, row) => {
    for (const item of margin) {
      const [inD, inA] = slopesOf(model, margin, item, population);
      out[row * width + item]! += inD;
      out[row * width + (each === 1 ? count : count + item)]! += inA;
    }
  });
  return out;
}

function slopesOf(
  { correct, share }: ModelAtNodes,
  margin: Margin,
  item: number,
  { mean, sd }: Calibration['population'],
): [number, number] {
  let [inD, inA] = [0, 0];
  for (let q = 0; q < gridSize; q++) {
    let product = share[q]! * (1 - correct[item * gridSize + q]!);
    for (const factor of margin) product *= correct[factor * gridSize + q]!;
    inD += product;
    inA += product * (mean + sd * (-6 + 0.2 * q));
  }
  return [inD, inA];
}

function correlationError(
  items: number,
  margins: readonly Margin[],
  observed: Float64Array,
  expected: readonly number[],
): number {
  const correlation = (shares: ArrayLike<number>, at: number): number => {
    const [one, other] = margins[at]! as [number, number];
    const variance = (item: number): number => shares[item]! * (1 - shares[item]!);
    return (shares[at]! - shares[one]! * shares[other]!) / Math.sqrt(variance(one) * variance(other));
  };
  let sum = 0;
  for (let at = items; at < margins.length; at++)
    sum += (correlation(observed, at) - correlation(expected, at)) ** 2;
  return Math.sqrt(sum / (margins.length - items));
}

function multiplied(
  one: Float64Array,
  other: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < inner; k++)
      for (let j = 0; j < columns; j++)
        out[i * columns + j]! += one[i * inner + k]! * other[k * columns + j]!;
  return out;
}

function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  return matrix.map((_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)]!);
}

function crossed(one: Float64Array, other: Float64Array, rows: number, columns: number): Float64Array {
  return multiplied(transposed(one, rows, columns), other, columns, rows, columns);
}

function quadratic(matrix: Float64Array, vector: Float64Array, size: number): number {
  const image = multiplied(matrix, vector, size, size, 1);
  return image.reduce((sum, value, at) => sum + value * vector[at]!, 0);
}
