import { gridNodes, gridSize, type LogTables } from './grid';
import { posteriorOf, type Expected } from './gridExpectation';
import { parametersPerItem, type IrtModel, type ItemParameters } from './irtModel';
import { addPoint, itemSum, sumsPerItem } from './itemSums';
import { exactLogistic } from './logistic';
import type { Patterns } from './patterns';

/** Information on items from the data alone, without priors. */
export interface Information {
  /** On each item's own parameters with the other items held; laid out as `itemSum` says. */
  readonly information: Float64Array;
  /**
   * On all parameters together: (d), (d, a) or (d, a, logit c) of each item in turn, and in the 1PL the common slope last; row-major. Only where it can be had
   * within a second or so.
   */
  readonly joint?: Float64Array;
}

// Multiplications that the joint matrix may take: about half a second.
const dearest = 5e8;

/** The observed information by Louis (1982): that of complete data less the variance of the complete-data score over each respondent's posterior. */
export function observedInformation(
  model: IrtModel,
  parameters: ItemParameters,
  patterns: Patterns,
  tables: LogTables,
  shares: Float64Array,
  expected: Expected,
): Information {
  const items = parameters.guess.length;
  const each = parametersPerItem(model);
  const size = each * items + (each === 1 ? 1 : 0);
  const information = completeInformation(parameters, expected);
  const isCheap = patterns.weight.length * gridSize * size * size < 2 * dearest;
  const joint = isCheap ? jointOf(information, each, size) : undefined;
  const scores = new Float64Array(gridSize * 3 * items);
  const posterior = new Float64Array(gridSize);
  for (let pattern = 0; pattern < patterns.weight.length; pattern++) {
    posteriorOf(patterns.rows, pattern, tables, shares, posterior);
    centredScores(patterns, pattern, parameters, posterior, scores);
    const weight = patterns.weight[pattern]!;
    subtractOwn(patterns, pattern, posterior, weight, scores, information);
    if (joint) subtractJoint(patterns, pattern, posterior, weight, scores, joint, each, size);
  }
  return joint ? { information, joint } : { information };
}

function completeInformation({ line, guess }: ItemParameters, { right, count }: Expected): Float64Array {
  const sums = new Float64Array(guess.length * sumsPerItem);
  for (let item = 0; item < guess.length; item++)
    for (let q = 0; q < gridSize; q++) {
      const at = item * gridSize + q;
      addPoint(
        sums,
        item * sumsPerItem,
        gridNodes[q]!,
        right[at]!,
        count[at]!,
        line[2 * item]!,
        line[2 * item + 1]!,
        guess[item]!,
      );
    }
  return sums;
}

/** Scores in d, a and logit c of every answer of a pattern at every node, less their posterior means: (3 · answer + which) · gridSize + node. */
function centredScores(
  { rows }: Patterns,
  pattern: number,
  { line, guess }: ItemParameters,
  posterior: Float64Array,
  scores: Float64Array,
): void {
  for (let cell = rows.start[pattern]!, to = 0; cell < rows.start[pattern + 1]!; cell++, to += 3 * gridSize) {
    const item = rows.index[cell]!;
    const c = guess[item]!;
    const n = rows.count ? rows.count[cell]! : 1;
    for (let q = 0; q < gridSize; q++) {
      const s = exactLogistic(line[2 * item]! * gridNodes[q]! + line[2 * item + 1]!);
      const p = c + (1 - c) * s;
      const residual = rows.right[cell]! - n * p;
      const score = c === 0 ? residual : (residual * s) / p;
      scores[to + q] = score;
      scores[to + gridSize + q] = score * gridNodes[q]!;
      scores[to + 2 * gridSize + q] = c === 0 ? 0 : (residual * c) / p;
    }
    for (let which = 0; which < 3; which++) centre(scores, to + which * gridSize, posterior);
  }
}

function centre(scores: Float64Array, from: number, posterior: Float64Array): void {
  let mean = 0;
  for (let q = 0; q < gridSize; q++) mean += posterior[q]! * scores[from + q]!;
  for (let q = 0; q < gridSize; q++) scores[from + q]! -= mean;
}

function product(scores: Float64Array, one: number, other: number, posterior: Float64Array): number {
  let sum = 0;
  for (let q = 0; q < gridSize; q++) sum += posterior[q]! * scores[one + q]! * scores[other + q]!;
  return sum;
}

const pairs = [
  [0, 0, itemSum.dd],
  [0, 1, itemSum.da],
  [1, 1, itemSum.aa],
  [0, 2, itemSum.dg],
  [1, 2, itemSum.ag],
  [2, 2, itemSum.gg],
] as const;

function subtractOwn(
  { rows }: Patterns,
  pattern: number,
  posterior: Float64Array,
  weight: number,
  scores: Float64Array,
  information: Float64Array,
): void {
  for (let cell = rows.start[pattern]!, at = 0; cell < rows.start[pattern + 1]!; cell++, at += 3 * gridSize)
    for (const [one, other, to] of pairs)
      information[rows.index[cell]! * sumsPerItem + to]! -=
        weight * product(scores, at + one * gridSize, at + other * gridSize, posterior);
}

/** The information of complete data as one matrix: items do not share any, but for the common slope. */
function jointOf(information: Float64Array, each: 1 | 2 | 3, size: number): Float64Array {
  const joint = new Float64Array(size * size);
  const add = (row: number, column: number, value: number): void => {
    joint[row * size + column]! += value;
    if (row !== column) joint[column * size + row]! += value;
  };
  for (let from = 0, item = 0; from < information.length; from += sumsPerItem, item++)
    for (const [one, other, to] of pairs) {
      if (each === 1 && other < 2)
        add(one === 0 ? item : size - 1, other === 0 ? item : size - 1, information[from + to]!);
      else if (other < each) add(item * each + one, item * each + other, information[from + to]!);
    }
  return joint;
}

function subtractJoint(
  { rows }: Patterns,
  pattern: number,
  posterior: Float64Array,
  weight: number,
  scores: Float64Array,
  joint: Float64Array,
  each: 1 | 2 | 3,
  size: number,
): void {
  const places: [row: number, at: number][] = [];
  for (let cell = rows.start[pattern]!, at = 0; cell < rows.start[pattern + 1]!; cell++, at += 3 * gridSize)
    for (let which = 0; which < Math.max(each, 2); which++)
      places.push([
        each === 1 && which === 1 ? size - 1 : rows.index[cell]! * each + which,
        at + which * gridSize,
      ]);
  if (each === 1) gatherSlope(places, scores, size);
  for (const [row, at] of places)
    for (const [column, other] of places) {
      if (column > row) continue;
      const value = weight * product(scores, at, other, posterior);
      joint[row * size + column]! -= value;
      if (row !== column) joint[column * size + row]! -= value;
    }
}

/** In the 1PL the scores of all answers in the slope are one score: the first answer's place takes their sum. */
function gatherSlope(places: [row: number, at: number][], scores: Float64Array, size: number): void {
  const slopes = places.filter(([row]) => row === size - 1);
  const first = slopes[0];
  if (first === undefined) return;
  for (const [, at] of slopes.slice(1))
    for (let q = 0; q < gridSize; q++) scores[first[1] + q]! += scores[at + q]!;
  const kept = places.filter((place) => place === first || place[0] !== size - 1);
  places.splice(0, places.length, ...kept);
}
