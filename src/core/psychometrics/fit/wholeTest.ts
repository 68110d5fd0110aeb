import { gridNodes, gridSize, logShares } from '../estimation/grid';
import type { Calibration } from '../irt';
import { chanceAt, curveOf } from '../model/itemCurve';
import type { Responses } from '../model/responses';

/** Whether everybody answered everything exactly once, which statistics of whole answer patterns ask for. */
export function isWholeTest({ respondents, items, cells, rows }: Responses): boolean {
  return cells === respondents * items && rows.attempts === undefined;
}

/** The model as probabilities at the nodes of a grid. */
export interface ModelAtNodes {
  /** P(correct) of item j at node q, at `gridSize` · j + q. */
  readonly correct: Float64Array;
  /** The share of the population at each node. */
  readonly share: Float64Array;
}

/** A calibration as probabilities at nodes. */
export function modelAtNodes({ items, population }: Calibration): ModelAtNodes {
  const correct = new Float64Array(items.slope.length * gridSize);
  for (let item = 0; item < items.slope.length; item++) {
    const curve = curveOf(items, item);
    gridNodes.forEach(
      (node, q) => (correct[item * gridSize + q] = chanceAt(curve, scaled(node, population))),
    );
  }
  return { correct, share: logShares({ mean: 0, sd: 1 }).map(Math.exp) };
}

function scaled(node: number, { mean, sd }: Calibration['population']): number {
  return mean + sd * node;
}
