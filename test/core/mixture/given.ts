import fc from 'fast-check';
import {
  checkRecipe,
  mixtures,
  type MixtureName,
  type PartialRecipe,
} from '../../../src/core/mixture/recipe';
import type { SettledRecipe } from '../../../src/core/mixture/settledRecipe';
import { defaultBands } from '../../../src/core/scores/bands';
import { priority } from '../../../src/core/numbers/priority';
import { drawRows, type Draw } from '../../../src/core/mixture/sampler';
import type { ScoreColumn } from '../../../src/core/scores/table';
import { UserError } from '../../../src/core/userError';
import { columnOf, directions } from '../scores/columns';

/** A recipe with its usual values filled in, the bands by quantiles. */
export function recipeOf(partial: PartialRecipe): SettledRecipe {
  return checkRecipe({ bands: defaultBands, ...partial }, 'recipe.yaml') as SettledRecipe;
}

/** A content hash for every row, no two alike. */
export function idOf(row: number): string {
  return (Math.imul(row + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0').repeat(4);
}

/** A draw by the priorities of content hashes, sorted the plain way. */
export function drawBy(recipe: SettledRecipe, column: ScoreColumn, id: (row: number) => string = idOf): Draw {
  return drawRows(recipe, column, (seed) => {
    const ranks = Float64Array.from(column.values, (_, row) => priority(seed, id(row)));
    return Uint32Array.from(ranks.keys()).sort((a, b) => ranks[a]! - ranks[b]! || a - b);
  });
}

/** A draw, or the message of the UserError that is thrown instead. */
export function drawOrRefusal(
  recipe: SettledRecipe,
  column: ScoreColumn,
  id: (row: number) => string = idOf,
): Draw | string {
  try {
    return drawBy(recipe, column, id);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

/** Any recipe for a dataset of a hundred rows or so. */
export const recipes: fc.Arbitrary<SettledRecipe> = fc
  .record(
    {
      mixture: fc.constantFrom(...(Object.keys(mixtures) as MixtureName[])),
      size: fc.integer({ min: 1, max: 40 }),
      seed: fc.nat(2 ** 32 - 1),
      bands: fc.constantFrom({ easy: 0.3, hard: 0.7 }, { easy: 0.1, hard: 0.6 }),
      shortage: fc.constantFrom('error' as const, 'fill' as const),
      order: fc.constantFrom(
        'source' as const,
        'easy-first' as const,
        'hard-first' as const,
        'shuffled' as const,
      ),
    },
    { requiredKeys: ['mixture'] },
  )
  .map(recipeOf);

/** Any column of a hundred rows or so, with many values or a few, some of them unknown. */
export const columns: fc.Arbitrary<ScoreColumn> = fc
  .tuple(fc.constantFrom(8, 1000), directions)
  .chain(([most, direction]) =>
    fc
      .array(fc.oneof({ arbitrary: fc.nat(most), weight: 9 }, fc.constant(NaN)), {
        minLength: 20,
        maxLength: 120,
      })
      .map((values) => columnOf('loss', values, direction)),
  );
