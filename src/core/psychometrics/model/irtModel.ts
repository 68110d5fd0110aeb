/**
 * The models of item response theory by how many parameters an item has (Birnbaum 1968): P(correct) = c + (1 − c) / (1 + e^−(aθ + d)), b = −d/a.
 * 1pl: one a for all items, θ ~ N(0, 1). rasch: the same fit told with a = 1 and the variance of θ free. 2pl: a by item. 3pl: a and c by item.
 */
export const irtModels = ['1pl', 'rasch', '2pl', '3pl'] as const;

/** One of the models. */
export type IrtModel = (typeof irtModels)[number];

/** Parameters of all items. Slopes and intercepts lie side by side because every use of one needs the other. */
export interface ItemParameters {
  /** a and d of item j at 2j and 2j + 1, on the scale where θ ~ N(0, 1) at the start. */
  readonly line: Float64Array;
  /** c of item j; all 0 but in the 3PL. */
  readonly guess: Float64Array;
}

/** The distribution of abilities: normal. */
export interface Population {
  readonly mean: number;
  readonly sd: number;
}

/** Parameters that are known and stay as they are. NaN where an item or respondent is free. */
export interface Anchor {
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
  readonly guessing?: Float64Array;
  /** Abilities that stay: with their errors. */
  readonly ability?: Float64Array;
  readonly abilitySe?: Float64Array;
}

/** How many numbers are estimated for each item. 1: an intercept, beside one slope for all. */
export function parametersPerItem(model: IrtModel): 1 | 2 | 3 {
  if (model === '3pl') return 3;
  return model === '2pl' ? 2 : 1;
}

/** All items alike: a = 1, d = 0, c = `guess`. */
export function equalItems(items: number, guess: number): ItemParameters {
  const line = new Float64Array(2 * items);
  for (let item = 0; item < items; item++) line[2 * item] = 1;
  return { line, guess: new Float64Array(items).fill(guess) };
}
