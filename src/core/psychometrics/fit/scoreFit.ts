import { chiSquareTail } from '../../numbers/chiSquare';
import { gridSize } from '../estimation/grid';
import type { Calibration } from '../irt';
import { parametersPerItem } from '../model/irtModel';
import type { Responses } from '../model/responses';
import { isWholeTest, modelAtNodes, type ModelAtNodes } from './wholeTest';

/** How well the model predicts the share correct at each total score. */
export interface ScoreFit {
  readonly statistic: Float64Array;
  readonly df: Float64Array;
  readonly p: Float64Array;
}

/** The most items for which it is computed. */
export const mostScoreFitItems = 100;

// A group of scores needs this many correct and wrong answers expected; smaller ones are joined with their neighbour towards the middle.
const fewest = 1;

/** S-X² of Orlando & Thissen (2000). Undefined where not everybody answered everything once, or with more than 100 items. */
export function scoreFit(responses: Responses, calibration: Calibration): ScoreFit | undefined {
  const { items } = responses;
  if (!isWholeTest(responses) || items < 3 || items > mostScoreFitItems) return undefined;
  const model = modelAtNodes(calibration);
  const observed = countScores(responses);
  const all = scoreShares(model, items, -1);
  const statistic = new Float64Array(items);
  const df = new Float64Array(items);
  for (let item = 0; item < items; item++) {
    const rest = scoreShares(model, items, item);
    const groups: Group[] = [];
    for (let score = 1; score < items; score++) {
      const share = mean(model, rest, score - 1, item) / mean(model, all, score, -1);
      groups.push({
        n: observed.n[score]!,
        correct: observed.correct[item * (items + 1) + score]!,
        expected: observed.n[score]! * share,
      });
    }
    const joined = joinSmall(groups);
    for (const { n, correct, expected } of joined)
      statistic[item]! += ((correct - expected) ** 2 * n) / (expected * (n - expected));
    df[item] = Math.max(0, joined.length - parametersPerItem(calibration.model));
  }
  return { statistic, df, p: statistic.map((value, item) => chiSquareTail(value, df[item]!)) };
}

interface Group {
  readonly n: number;
  readonly correct: number;
  readonly expected: number;
}

function countScores({ respondents, items, rows: { start, index, correct } }: Responses): {
  n: Float64Array;
  correct: Float64Array;
} {
  const n = new Float64Array(items + 1);
  const atScore = new Float64Array(items * (items + 1));
  for (let respondent = 0; respondent < respondents; respondent++) {
    let score = 0;
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++) score += correct[cell]!;
    n[score]!++;
    for (let cell = start[respondent]!; cell < start[respondent + 1]!; cell++)
      atScore[index[cell]! * (items + 1) + score]! += correct[cell]!;
  }
  return { n, correct: atScore };
}

/** The chance of each total score at each node, one item left out (Lord & Wingersky 1984): score · gridSize + node. */
function scoreShares({ correct }: ModelAtNodes, items: number, without: number): Float64Array {
  const shares = new Float64Array((items + 1) * gridSize);
  shares.fill(1, 0, gridSize);
  for (let item = 0; item < items; item++) {
    if (item === without) continue;
    for (let score = item + 1; score >= 0; score--)
      for (let q = 0; q < gridSize; q++) {
        const p = correct[item * gridSize + q]!;
        const lower = score > 0 ? shares[(score - 1) * gridSize + q]! : 0;
        shares[score * gridSize + q] = (1 - p) * shares[score * gridSize + q]! + p * lower;
      }
  }
  return shares;
}

/** The chance of a score over the population, together with a correct answer to `item` where there is one. */
function mean({ correct, share }: ModelAtNodes, shares: Float64Array, score: number, item: number): number {
  let sum = 0;
  for (let q = 0; q < gridSize; q++)
    sum += share[q]! * shares[score * gridSize + q]! * (item < 0 ? 1 : correct[item * gridSize + q]!);
  return sum;
}

function joinSmall(groups: readonly Group[]): Group[] {
  const middle = Math.floor(groups.length / 2);
  const lower = joinTowards(groups.slice(0, middle));
  const upper = joinTowards(groups.slice(middle).reverse());
  const joined = [...lower, ...upper.reverse()];
  const small = joined.findIndex((group) => !isLarge(group));
  if (small < 0 || joined.length < 2) return joined;
  const into = small > 0 ? small - 1 : 1;
  joined[into] = sumOf(joined[into]!, joined[small]!);
  joined.splice(small, 1);
  return joined;
}

function joinTowards(groups: readonly Group[]): Group[] {
  const out: Group[] = [];
  let waiting: Group | undefined;
  for (const group of groups) {
    const whole = waiting ? sumOf(waiting, group) : group;
    waiting = isLarge(whole) ? undefined : whole;
    if (!waiting) out.push(whole);
  }
  return waiting ? [...out, waiting] : out;
}

function isLarge({ n, expected }: Group): boolean {
  return expected >= fewest && n - expected >= fewest;
}

function sumOf(one: Group, other: Group): Group {
  return {
    n: one.n + other.n,
    correct: one.correct + other.correct,
    expected: one.expected + other.expected,
  };
}
