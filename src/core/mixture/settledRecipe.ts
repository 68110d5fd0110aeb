import { defaultBands, shownCutOffs } from '../scores/bands';
import type { ScoreColumn } from '../scores/table';
import { keepsLearnable, learnableBands } from './learnable';
import type { Recipe } from './recipe';

/** A recipe that says its bands. */
export type SettledRecipe = Recipe & { readonly bands: NonNullable<Recipe['bands']> };

/**
 * A recipe for the scores it goes by. Where it says no bands they are those that are shown everywhere: the easiest and the hardest
 * 30%, or values where the measure has so few levels that these overlap or leave no middle.
 */
export function settledRecipe(
  recipe: Recipe,
  { values, direction }: Pick<ScoreColumn, 'values' | 'direction'>,
): SettledRecipe {
  // In the order that manifests have had from the first.
  const { shortage, order, ...said } = recipe;
  return {
    ...said,
    bands: said.bands ?? (keepsLearnable(recipe) ? learnableBands : usualBands(values, direction)),
    shortage,
    order,
  };
}

function usualBands(...of: Parameters<typeof shownCutOffs>): SettledRecipe['bands'] {
  const { cut, by } = shownCutOffs(...of);
  return by === 'level' ? { easyUpTo: cut.easy, hardFrom: cut.hard } : defaultBands;
}
