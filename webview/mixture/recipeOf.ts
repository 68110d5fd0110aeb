import * as l10n from '@vscode/l10n';
import type { PartialRecipe } from '../../src/core/mixture/recipe';
import type { Difficulty } from '../bands/difficulty';
import type { MixtureChoices } from '../state/panelState';
import type { Weights } from '../state/weights';

/** The recipe that the form says. Throws an error whose sentence can be shown where a field says no number. */
export function recipeOf(form: MixtureChoices, difficulty: Difficulty): PartialRecipe {
  const size = wholeNumber(form.size, 1, l10n.t('The size is a whole number from 1 on, or empty.'));
  const seed = wholeNumber(form.seed, 0, l10n.t('The seed is a whole number, 0 or greater.'));
  return {
    mixture: form.mixture,
    ...(size === undefined ? {} : { size }),
    seed: seed ?? 0,
    ...(form.by === 'blend' ? { blend: blendOf(form.weights) } : { measure: difficulty.column.id }),
    ...(form.by === 'blend' ? {} : bandsOf(difficulty)),
    ...(form.fill ? { shortage: 'fill' as const } : {}),
    ...(form.order === 'source' ? {} : { order: form.order }),
  };
}

/** Where nothing was moved no bands are said: the same recipe as the command line's, and so the same bytes. */
function bandsOf({ cut, moved, preset }: Difficulty): Pick<PartialRecipe, 'bands'> {
  if (preset !== undefined) return { bands: { preset } };
  return moved ? { bands: { easyUpTo: cut.easy, hardFrom: cut.hard } } : {};
}

function blendOf(weights: Weights): Record<string, number> {
  const parts = Object.entries(weights).map(([id, text]) => {
    const weight = Number(text.trim().replace(',', '.'));
    if (text.trim() === '' || !(weight > 0) || !Number.isFinite(weight))
      throw new Error(l10n.t('A weight is a number above 0: take out of the blend what is to have none.'));
    return [id, weight] as const;
  });
  if (parts.length === 0) throw new Error(l10n.t('Add a measure to the blend.'));
  return Object.fromEntries(parts);
}

function wholeNumber(text: string, least: number, sentence: string): number | undefined {
  const digits = text.trim().replace(/(?<=\d)[\s.,’'_](?=\d{3}\b)/g, '');
  if (digits === '') return undefined;
  const value = Number(digits);
  if (!/^\d+$/.test(digits) || value < least || value >= 2 ** 32) throw new Error(sentence);
  return value;
}
