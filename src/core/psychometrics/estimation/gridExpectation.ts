import { gridNodes, gridSize, type LogTables } from './grid';
import type { Patterns } from '../model/patterns';
import type { Lines } from '../model/responses';

/** What the expectation over a grid gives. */
export interface Expected {
  /** Expected correct answers of item j at node q, at `gridSize` · j + q. */
  readonly correct: Float64Array;
  /** Expected answers likewise. */
  readonly attempts: Float64Array;
  logLikelihood: number;
  /** Moments of the abilities of all respondents with an answer. */
  mean: number;
  square: number;
}

/** Room for the expectation over so many items. */
export function emptyExpectation(items: number): Expected {
  const size = items * gridSize;
  return {
    correct: new Float64Array(size),
    attempts: new Float64Array(size),
    logLikelihood: 0,
    mean: 0,
    square: 0,
  };
}

/** The expected counts of Bock & Aitkin (1981), and the marginal log-likelihood. */
export function expectCounts(
  patterns: Patterns,
  tables: LogTables,
  shares: Float64Array,
  into: Expected,
): void {
  const { rows, weight } = patterns;
  const posterior = new Float64Array(gridSize);
  into.correct.fill(0);
  into.attempts.fill(0);
  let [logLikelihood, mean, square, respondents] = [0, 0, 0, 0];
  for (let pattern = 0; pattern < weight.length; pattern++) {
    if (rows.start[pattern] === rows.start[pattern + 1]) continue;
    const times = weight[pattern]!;
    logLikelihood += times * posteriorOf(rows, pattern, tables, shares, posterior);
    const [from, to] = supportOf(posterior);
    for (let q = from; q < to; q++) {
      const share = (posterior[q]! *= times);
      mean += share * gridNodes[q]!;
      square += share * gridNodes[q]! * gridNodes[q]!;
    }
    respondents += times;
    addCounts(rows, pattern, posterior, from, to, into);
  }
  into.logLikelihood = logLikelihood;
  into.mean = mean / respondents;
  into.square = square / respondents;
}

/** The posterior of a row's ability over the nodes, in `into`; returns the log-likelihood of the row. */
export function posteriorOf(
  { start, index, correct, attempts }: Lines,
  row: number,
  tables: LogTables,
  shares: Float64Array,
  into: Float64Array,
): number {
  into.set(shares);
  for (let cell = start[row]!, end = start[row + 1]!; cell < end; cell++) {
    const base = index[cell]! * gridSize;
    const k = correct[cell]!;
    if (attempts === undefined) {
      const table = k === 1 ? tables.correct : tables.wrong;
      for (let q = 0; q < gridSize; q++) into[q]! += table[base + q]!;
    } else {
      const wrong = attempts[cell]! - k;
      for (let q = 0; q < gridSize; q++)
        into[q]! += k * tables.correct[base + q]! + wrong * tables.wrong[base + q]!;
    }
  }
  let highest = -Infinity;
  for (let q = 0; q < gridSize; q++) if (into[q]! > highest) highest = into[q]!;
  let total = 0;
  for (let q = 0; q < gridSize; q++) total += into[q] = Math.exp(into[q]! - highest);
  for (let q = 0; q < gridSize; q++) into[q]! /= total;
  return highest + Math.log(total);
}

/** The nodes that carry more than a trillionth of the posterior, from the first to behind the last. */
export function supportOf(posterior: Float64Array): [number, number] {
  let from = 0;
  let to = gridSize;
  while (posterior[from]! < 1e-12) from++;
  while (posterior[to - 1]! < 1e-12) to--;
  return [from, to];
}

function addCounts(
  { start, index, correct, attempts }: Lines,
  row: number,
  posterior: Float64Array,
  from: number,
  to: number,
  into: Expected,
): void {
  for (let cell = start[row]!, end = start[row + 1]!; cell < end; cell++) {
    const base = index[cell]! * gridSize;
    const k = correct[cell]!;
    const n = attempts === undefined ? 1 : attempts[cell]!;
    for (let q = from; q < to; q++) into.attempts[base + q]! += n * posterior[q]!;
    if (k > 0) for (let q = from; q < to; q++) into.correct[base + q]! += k * posterior[q]!;
  }
}
