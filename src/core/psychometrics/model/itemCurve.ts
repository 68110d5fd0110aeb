import { exactLogistic } from '../../numbers/logistic';

/** An item of a 1PL, 2PL or 3PL: a in logits of the ability's unit, d in logits or b = −d/a in the ability's unit, c from 0 to 1 (0 where absent). */
export type ItemCurve = {
  readonly slope: number;
  readonly guessing?: number;
} & ({ readonly intercept: number } | { readonly difficulty: number });

/** Columns of items, as an item table has them. */
export interface ItemColumns {
  readonly slope: ArrayLike<number>;
  readonly intercept: ArrayLike<number>;
  readonly guessing: ArrayLike<number>;
}

/** The item in a row of a table. */
export function curveOf({ slope, intercept, guessing }: ItemColumns, row: number): ItemCurve {
  return { slope: slope[row]!, intercept: intercept[row]!, guessing: guessing[row]! };
}

/** The items of a table, row by row. */
export function curvesOf(items: ItemColumns): ItemCurve[] {
  return Array.from(items.slope, (_, row) => curveOf(items, row));
}

/** The chance of a correct answer at an ability: c + (1 − c)/(1 + e^−(aθ + d)) (Birnbaum 1968). NaN where the item is unknown. */
export function chanceAt(item: ItemCurve, theta: number): number {
  const c = item.guessing ?? 0;
  return c + (1 - c) * exactLogistic(logitAt(item, theta));
}

/**
 * The information that an answer gives on the ability: P′²/(PQ), which in the 3PL is a²(1 − c)s²(1 − s)/P with s the chance, guessing apart
 * (Lord 1980, equation 4-43). In units of 1/θ². NaN where the item is unknown.
 */
export function informationAt(item: ItemCurve, theta: number): number {
  const c = item.guessing ?? 0;
  const s = exactLogistic(logitAt(item, theta));
  const p = c + (1 - c) * s;
  // Where s has run to 0, so has its square over P.
  return p === 0 ? 0 : (item.slope ** 2 * (1 - c) * s * s * (1 - s)) / p;
}

/** The information of a whole test: the sum over its items (Lord 1980, equation 5-6). Unknown items give none. */
export function testInformation(items: Iterable<ItemCurve>, theta: number): number {
  let sum = 0;
  for (const item of items) sum += informationAt(item, theta) || 0;
  return sum;
}

function logitAt(item: ItemCurve, theta: number): number {
  return 'intercept' in item ? item.slope * theta + item.intercept : item.slope * (theta - item.difficulty);
}
