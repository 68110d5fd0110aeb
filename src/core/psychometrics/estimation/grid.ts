import type { ItemParameters, Population } from '../model/irtModel';
import { exactLogistic, softplus } from '../../numbers/logistic';

/** How many nodes a grid has, and how far apart: 61 from −6 to 6, as the established programs have it. */
export const gridSize = 61;

/** The distance of neighbouring nodes. */
export const gridStep = 0.2;

/** The abilities at which integrals are taken. */
export const gridNodes = Float64Array.from({ length: gridSize }, (_, at) => -6 + gridStep * at);

/** log of the share of a normal population at each node; the shares add up to 1. */
export function logShares({ mean, sd }: Population): Float64Array {
  const heights = gridNodes.map((node) => -0.5 * ((node - mean) / sd) ** 2);
  const total = heights.reduce((sum, height) => sum + Math.exp(height), 0);
  return heights.map((height) => height - Math.log(total));
}

/** log P(correct) and log P(wrong) of every item at every node: item j's begin at `gridSize` · j. */
export interface LogTables {
  readonly correct: Float64Array;
  readonly wrong: Float64Array;
}

/** Room for the tables of so many items. */
export function emptyTables(items: number): LogTables {
  return { correct: new Float64Array(items * gridSize), wrong: new Float64Array(items * gridSize) };
}

/** Fills the tables. */
export function fillTables({ correct, wrong }: LogTables, { line, guess }: ItemParameters): void {
  for (let item = 0; item < guess.length; item++)
    for (let q = 0; q < gridSize; q++) {
      const z = line[2 * item]! * gridNodes[q]! + line[2 * item + 1]!;
      const c = guess[item]!;
      correct[item * gridSize + q] = c === 0 ? -softplus(-z) : Math.log(c + (1 - c) * exactLogistic(z));
      wrong[item * gridSize + q] = Math.log(1 - c) - softplus(z);
    }
}
