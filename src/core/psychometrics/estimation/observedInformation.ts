import { gridNodes, gridSize, type LogTables } from './grid';
import { gridSums } from './gridSums';
import { posteriorOf, supportOf, type Expected } from './gridExpectation';
import { parametersPerItem, type IrtModel, type ItemParameters } from '../model/irtModel';
import { itemSum, sumsPerItem } from './itemSums';
import { exactLogistic } from '../../numbers/logistic';
import type { Patterns } from '../model/patterns';

/** The nodes that matter to a pattern: from the first to behind the last. */
type Nodes = readonly [from: number, to: number];

/** Information on items from the data alone, without priors. */
export interface Information {
  /** On each item's own parameters with the other items held; laid out as `itemSum` says. */
  readonly information: Float64Array;
  /**
   * On all parameters together: (d), (d, a) or (d, a, logit c) of each item in turn, and in the 1PL the common slope last; row-major, the lower triangle. Only where it can be had
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
  const roots = new Float64Array(gridSize);
  for (let pattern = 0; pattern < patterns.weight.length; pattern++) {
    posteriorOf(patterns.rows, pattern, tables, shares, posterior);
    const nodes = supportOf(posterior);
    for (let q = nodes[0]; q < nodes[1]; q++) roots[q] = Math.sqrt(patterns.weight[pattern]! * posterior[q]!);
    weightedScores(patterns, pattern, parameters, posterior, roots, nodes, scores);
    subtractOwn(patterns, pattern, nodes, scores, information);
    if (joint) subtractJoint(patterns, pattern, nodes, scores, joint, each, size);
  }
  return joint ? { information, joint } : { information };
}

function completeInformation(parameters: ItemParameters, expected: Expected): Float64Array {
  const sums = new Float64Array(parameters.guess.length * sumsPerItem);
  gridSums(expected, parameters, sums);
  return sums;
}

/**
 * Scores in d, a and logit c of every answer of a pattern at every node, less their posterior means and times the root of the node's weight, so that their products add
 * up to a variance: (3 · answer + which) · gridSize + node.
 */
function weightedScores(
  { rows }: Patterns,
  pattern: number,
  { line, guess }: ItemParameters,
  posterior: Float64Array,
  roots: Float64Array,
  nodes: Nodes,
  scores: Float64Array,
): void {
  for (let cell = rows.start[pattern]!, to = 0; cell < rows.start[pattern + 1]!; cell++, to += 3 * gridSize) {
    const item = rows.index[cell]!;
    const c = guess[item]!;
    const n = rows.attempts ? rows.attempts[cell]! : 1;
    for (let q = nodes[0]; q < nodes[1]; q++) {
      const s = exactLogistic(line[2 * item]! * gridNodes[q]! + line[2 * item + 1]!);
      const p = c + (1 - c) * s;
      const residual = rows.correct[cell]! - n * p;
      const score = c === 0 ? residual : (residual * s) / p;
      scores[to + q] = score;
      scores[to + gridSize + q] = score * gridNodes[q]!;
      scores[to + 2 * gridSize + q] = c === 0 ? 0 : (residual * c) / p;
    }
    for (let which = 0; which < 3; which++) centre(scores, to + which * gridSize, posterior, roots, nodes);
  }
}

function centre(
  scores: Float64Array,
  from: number,
  posterior: Float64Array,
  roots: Float64Array,
  [first, end]: Nodes,
): void {
  let mean = 0;
  for (let q = first; q < end; q++) mean += posterior[q]! * scores[from + q]!;
  for (let q = first; q < end; q++) scores[from + q] = (scores[from + q]! - mean) * roots[q]!;
}

function product(scores: Float64Array, one: number, other: number, [first, end]: Nodes): number {
  let sum = 0;
  for (let q = first; q < end; q++) sum += scores[one + q]! * scores[other + q]!;
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
  nodes: Nodes,
  scores: Float64Array,
  information: Float64Array,
): void {
  for (let cell = rows.start[pattern]!, at = 0; cell < rows.start[pattern + 1]!; cell++, at += 3 * gridSize)
    for (const [one, other, to] of pairs)
      information[rows.index[cell]! * sumsPerItem + to]! -= product(
        scores,
        at + one * gridSize,
        at + other * gridSize,
        nodes,
      );
}

/** The information of complete data as one matrix: items do not share any, but for the common slope. */
function jointOf(information: Float64Array, each: 1 | 2 | 3, size: number): Float64Array {
  const joint = new Float64Array(size * size);
  const add = (column: number, row: number, value: number): void => {
    joint[row * size + column]! += value;
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
  nodes: Nodes,
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
  const kept = each === 1 ? slopesGathered(places, scores, size) : places;
  for (const [row, at] of kept)
    for (const [column, other] of kept) {
      // Rows ascend.
      if (column > row) break;
      joint[row * size + column]! -= product(scores, at, other, nodes);
    }
}

/** In the 1PL the scores of all answers in the slope are one score: the first answer's place takes their sum, and comes last. */
function slopesGathered(
  places: readonly [row: number, at: number][],
  scores: Float64Array,
  size: number,
): readonly [row: number, at: number][] {
  const slopes = places.filter(([row]) => row === size - 1);
  const first = slopes[0];
  if (first === undefined) return places;
  for (const [, at] of slopes.slice(1))
    for (let q = 0; q < gridSize; q++) scores[first[1] + q]! += scores[at + q]!;
  return [...places.filter(([row]) => row !== size - 1), first];
}
