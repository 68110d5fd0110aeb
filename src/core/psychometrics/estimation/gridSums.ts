import { gridNodes, gridSize } from './grid';
import type { Expected } from './gridExpectation';
import type { ItemParameters } from '../model/irtModel';
import { addPoint, sumsPerItem } from './itemSums';

/** The sums of every item over the nodes. */
export function gridSums(
  { correct, attempts }: Expected,
  { line, guess }: ItemParameters,
  sums: Float64Array,
): void {
  sums.fill(0);
  for (let item = 0; item < guess.length; item++)
    for (let q = 0; q < gridSize; q++) {
      const at = item * gridSize + q;
      addPoint(
        sums,
        item * sumsPerItem,
        gridNodes[q]!,
        correct[at]!,
        attempts[at]!,
        line[2 * item]!,
        line[2 * item + 1]!,
        guess[item]!,
      );
    }
}
