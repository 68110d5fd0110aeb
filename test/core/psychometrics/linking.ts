import { gridNodes, logShares } from '../../../src/core/psychometrics/estimation/grid';
import type { Anchor } from '../../../src/core/psychometrics/model/irtModel';
import type { ItemTable } from '../../../src/core/psychometrics/tables/itemTable';
import { chanceAt, type ItemCurve } from '../../../src/core/psychometrics/model/itemCurve';
import { exactLogistic } from '../../../src/core/numbers/logistic';

/** How one scale becomes another: θ′ = A θ + B, b′ = A b + B, a′ = a / A. */
export interface Link {
  readonly slope: number;
  readonly shift: number;
  /** How many items the two have in common. */
  readonly common: number;
}

/** What linking looks at in an item table. */
export type LinkedItems = Pick<ItemTable, 'slope' | 'difficulty' | 'guessing'>;

/** The link by means and deviations of the common items' difficulties (Marco 1977). Row j of one is row j of the other; rows with NaN in either are not common. */
export function meanSigma(from: LinkedItems, to: LinkedItems): Link {
  const rows = commonRows(from, to);
  const [mean, sd] = momentsOf(rows.map((row) => from.difficulty[row]!));
  const [toMean, toSd] = momentsOf(rows.map((row) => to.difficulty[row]!));
  const slope = rows.length < 2 ? 1 : toSd / sd;
  return { slope, shift: toMean - slope * mean, common: rows.length };
}

/** The link that brings the test characteristic curves of the common items together (Stocking & Lord 1983), by Gauss–Newton from the mean-sigma link. */
export function stockingLord(from: LinkedItems, to: LinkedItems): Link {
  const rows = commonRows(from, to);
  let { slope, shift } = meanSigma(from, to);
  const shares = logShares({ mean: 0, sd: 1 });
  for (let iteration = 0; iteration < 50; iteration++) {
    let [aa, ab, bb, ga, gb] = [1e-12, 0, 1e-12, 0, 0];
    gridNodes.forEach((theta, q) => {
      let [gap, inSlope, inShift] = [0, 0, 0];
      for (const row of rows) {
        const [a, c] = [from.slope[row]!, from.guessing[row]!];
        const place = (theta - shift) / slope;
        const s = exactLogistic(a * (place - from.difficulty[row]!));
        const steep = ((1 - c) * s * (1 - s) * a) / slope;
        gap += chanceAt(itemOf(to, row), theta) - (c + (1 - c) * s);
        inSlope -= steep * place;
        inShift -= steep;
      }
      const weight = Math.exp(shares[q]!);
      aa += weight * inSlope * inSlope;
      ab += weight * inSlope * inShift;
      bb += weight * inShift * inShift;
      ga += weight * inSlope * gap;
      gb += weight * inShift * gap;
    });
    const determinant = aa * bb - ab * ab;
    slope = Math.max(0.05, slope + (bb * ga - ab * gb) / determinant);
    shift += (aa * gb - ab * ga) / determinant;
  }
  return { slope, shift, common: rows.length };
}

/** The items of an earlier calibration among those of new data, by their names: they stay as they are while the rest is calibrated onto their scale. */
export function anchorOn(
  earlierIds: readonly string[],
  earlier: Pick<ItemTable, 'slope' | 'intercept' | 'guessing'>,
  ids: readonly string[],
): Anchor {
  const rowOf = new Map(earlierIds.map((id, row) => [id, row]));
  const taken = (values: Float64Array): Float64Array =>
    Float64Array.from(ids, (id) => values[rowOf.get(id) ?? -1] ?? NaN);
  return {
    slope: taken(earlier.slope),
    intercept: taken(earlier.intercept),
    guessing: taken(earlier.guessing),
  };
}

function commonRows(from: LinkedItems, to: LinkedItems): number[] {
  return Array.from(from.difficulty.keys()).filter(
    (row) => Number.isFinite(from.difficulty[row]!) && Number.isFinite(to.difficulty[row]!),
  );
}

function momentsOf(values: readonly number[]): [mean: number, sd: number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)];
}

function itemOf({ slope, difficulty, guessing }: LinkedItems, row: number): ItemCurve {
  return { slope: slope[row]!, difficulty: difficulty[row]!, guessing: guessing[row]! };
}
