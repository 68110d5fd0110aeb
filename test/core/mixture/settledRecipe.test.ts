import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkRecipe } from '../../../src/core/mixture/recipe';
import { settledRecipe } from '../../../src/core/mixture/settledRecipe';
import { cutOffs, shownCutOffs } from '../../../src/core/scores/bands';
import { presetCut } from '../../../src/core/scores/presets';
import { columns, recipes } from './given';

const bare = checkRecipe({ mixture: 'easy', order: 'shuffled' }, 'it');

it('says the bands that are shown, where the recipe says none', () => {
  fc.assert(
    fc.property(columns, (column) => {
      const { bands } = settledRecipe(bare, column);
      const { values, direction } = column;
      const cut = 'preset' in bands ? presetCut(bands.preset, column) : cutOffs(values, direction, bands);
      expect(cut).toEqual(shownCutOffs(values, direction).cut);
    }),
  );
});

it('leaves a recipe that says its bands as it is, with its fields in the same order', () => {
  fc.assert(
    fc.property(recipes, columns, (recipe, column) => {
      expect(JSON.stringify(settledRecipe(recipe, column))).toBe(JSON.stringify(recipe));
    }),
  );
});

it('says quantiles for many values and levels for few, in the order that manifests have', () => {
  const many = { values: Float64Array.from({ length: 100 }, (_, row) => row), direction: 1 as const };
  const few = {
    values: Float64Array.from({ length: 100 }, (_, row) => Math.min(3, row % 10)),
    direction: 1 as const,
  };
  expect(settledRecipe(bare, many).bands).toEqual({ easy: 0.3, hard: 0.7 });
  expect(settledRecipe(bare, few).bands).toEqual({ easyUpTo: 1, hardFrom: 3 });
  expect(Object.keys(settledRecipe(bare, few))).toEqual([
    'gradus',
    'mixture',
    'seed',
    'bands',
    'shortage',
    'order',
  ]);
});
