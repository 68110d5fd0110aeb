import type { Calibration } from '../irt';
import { chanceAt, curveOf } from '../model/itemCurve';
import type { Responses } from '../model/responses';

/** How far the answers to each item stray from the model: 1 as expected, above 1 more at random, below 1 more alike than the model has it. NaN is unknown. */
export interface ItemFit {
  /** Σ(y − p)² / Σp(1 − p): weighted by information. */
  readonly infit: Float64Array;
  /** The mean of (y − p)²/(p(1 − p)): unweighted, moved by single surprises far from the item. */
  readonly outfit: Float64Array;
}

/** Infit and outfit (Wright & Masters 1982) at the posterior means of ability, as mirt has them by default. */
export function itemFit(
  { items, columns: { start, index, correct, attempts } }: Responses,
  calibration: Calibration,
): ItemFit {
  const infit = new Float64Array(items).fill(NaN);
  const outfit = new Float64Array(items).fill(NaN);
  const { ability } = calibration.respondents;
  for (let item = 0; item < items; item++) {
    const curve = curveOf(calibration.items, item);
    let [cells, squares, information, surprise] = [0, 0, 0, 0];
    for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
      const n = attempts ? attempts[cell]! : 1;
      const p = chanceAt(curve, ability[index[cell]!]!);
      const variance = n * p * (1 - p);
      const square = (correct[cell]! - n * p) ** 2;
      cells++;
      squares += square;
      information += variance;
      surprise += square / variance;
    }
    infit[item] = squares / information;
    outfit[item] = surprise / cells;
  }
  return { infit, outfit };
}

/** The chance that a respondent, at the posterior mean of ability, gets an item right. */
export function chance(
  { items, respondents }: Pick<Calibration, 'items' | 'respondents'>,
  respondent: number,
  item: number,
): number {
  return chanceAt(curveOf(items, item), respondents.ability[respondent]!);
}
