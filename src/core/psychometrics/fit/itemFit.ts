import type { Calibration } from '../irt';
import { chanceAt, curveOf } from '../model/itemCurve';
import type { Responses } from '../model/responses';

/** How far the answers to each item stray from the model: 1 as expected, above 1 more at random, below 1 more alike than the model has it. NaN is unknown. */
export interface ItemFit {
  /** Σ(y − p)² / Σp(1 − p): weighted by information. */
  readonly infit: Float64Array;
  /** The mean of (y − p)²/(p(1 − p)): unweighted, moved by single surprises far from the item. */
  readonly outfit: Float64Array;
  /** The same as normal deviates, by Wilson & Hilferty's cube root. */
  readonly infitZ: Float64Array;
  readonly outfitZ: Float64Array;
}

/** Infit and outfit (Wright & Masters 1982) at the posterior means of ability, as mirt has them by default. */
export function itemFit(
  { items, columns: { start, index, right, count } }: Responses,
  calibration: Calibration,
): ItemFit {
  const [infit, outfit, infitZ, outfitZ] = [0, 1, 2, 3].map(() => new Float64Array(items).fill(NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { ability } = calibration.persons;
  for (let item = 0; item < items; item++) {
    const curve = curveOf(calibration.items, item);
    let [cells, squares, information, surprise, infitSpread, outfitSpread] = [0, 0, 0, 0, 0, 0];
    for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
      const n = count ? count[cell]! : 1;
      const p = chanceAt(curve, ability[index[cell]!]!);
      const each = p * (1 - p);
      const variance = n * each;
      const square = (right[cell]! - n * p) ** 2;
      // The fourth central moment of a binomial.
      const fourth = variance * (1 - 6 * each) + 3 * variance * variance;
      cells++;
      squares += square;
      information += variance;
      surprise += square / variance;
      infitSpread += fourth - variance * variance;
      outfitSpread += fourth / (variance * variance) - 1;
    }
    infit[item] = squares / information;
    outfit[item] = surprise / cells;
    infitZ[item] = deviate(infit[item]!, Math.sqrt(infitSpread) / information);
    outfitZ[item] = deviate(outfit[item]!, Math.sqrt(outfitSpread) / cells);
  }
  return { infit, outfit, infitZ, outfitZ };
}

/** The chance that a respondent, at the posterior mean of ability, gets an item right. */
export function chance(
  { items, persons }: Pick<Calibration, 'items' | 'persons'>,
  person: number,
  item: number,
): number {
  return chanceAt(curveOf(items, item), persons.ability[person]!);
}

function deviate(meanSquare: number, spread: number): number {
  return (Math.cbrt(meanSquare) - 1) * (3 / spread) + spread / 3;
}
