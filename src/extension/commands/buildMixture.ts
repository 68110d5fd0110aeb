import * as vscode from 'vscode';
import { mixtures, type MixtureName, type PartialRecipe } from '../../core/mixture/recipe';
import { learnableColumn } from '../../core/mixture/learnable';
import { UserError } from '../../core/userError';
import { orientation, shownCutOffs } from '../../core/scores/bands';
import type { ScoreColumn } from '../../core/scores/table';
import type { Dataset } from '../dataset/dataset';
import { failureText, faultText } from '../words/remedyWords';
import { formatNumber } from '../words/numbers';
import { nameOf } from '../host/target';
import { fillingPick } from '../host/fillingPick';
import { scoredDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { writeMixture } from './writeMixture';

/** Gradus: Build Mixture: which, how many, where to, from one dataset that is named. The panel has more to choose from. */
export async function buildMixture(surroundings: Surroundings, uri?: unknown, uris?: unknown): Promise<void> {
  const dataset = await scoredDataset(surroundings, uri, uris);
  const { digest } = dataset.scores.snapshot.dataset;
  const recipe = await pickRecipe(surroundings, dataset, dataset.scores.primary!);
  if (!recipe) return;
  const size = await askSize(surroundings, dataset, recipe);
  if (size === undefined) return;
  await writeMixture(surroundings, dataset, {
    recipe: size === 'all' ? recipe : { ...recipe, size },
    of: digest,
  });
}

/** Writes all learnable rows as a mixture; what is not scored yet is scored first. False where the user changed their mind. */
export function writeLearnable(surroundings: Surroundings, dataset: Dataset): Promise<boolean> {
  return writeMixture(surroundings, dataset, {
    recipe: { mixture: 'learnable', measure: learnableColumn },
    of: dataset.scores?.snapshot.dataset.digest,
  });
}

async function pickRecipe(
  surroundings: Surroundings,
  dataset: Dataset,
  primary: ScoreColumn,
): Promise<PartialRecipe | undefined> {
  const hasTries = dataset.scores!.snapshot.heads.some(({ id }) => id === learnableColumn);
  const all = Object.keys(mixtures) as MixtureName[];
  const names = all.filter((name) => name !== 'learnable' || hasTries);
  const items = names.map((name) => ({
    label: name,
    id: name,
    recipe: { mixture: name, measure: name === 'learnable' ? learnableColumn : primary.id },
  }));
  const counted = (signal: AbortSignal): Promise<typeof items> =>
    Promise.all(
      items.map(async (item) => ({
        ...item,
        description: await rowsOf(surroundings, dataset, item.recipe, signal),
      })),
    );
  const chosen = await fillingPick(items, counted, {
    title: vscode.l10n.t('Build a mixture of {0} by {1}', nameOf(dataset.uri), primary.title),
    placeholder: bandWords(primary),
  });
  return chosen?.recipe;
}

/** What the bands are by, so that a person sees where the panel's are others. */
function bandWords({ values, direction }: ScoreColumn): string {
  const { cut } = shownCutOffs(values, direction);
  const [easy, hard] = [formatNumber(cut.easy), formatNumber(cut.hard)];
  return orientation(direction) === 1
    ? vscode.l10n.t(
        'Which examples to train on: easy ≤ {0}, hard ≥ {1}; the panel takes other cut-offs',
        easy,
        hard,
      )
    : vscode.l10n.t(
        'Which examples to train on: easy ≥ {0}, hard ≤ {1}; the panel takes other cut-offs',
        easy,
        hard,
      );
}

async function rowsOf(
  { engine }: Surroundings,
  { request }: Dataset,
  recipe: PartialRecipe,
  signal: AbortSignal,
): Promise<string> {
  try {
    const { rows } = await engine.call('draw', { ...request, recipe }, { signal });
    return vscode.l10n.t('{0} rows', formatNumber(rows.length));
  } catch (error) {
    if (error instanceof UserError) return faultText(error);
    throw error;
  }
}

async function askSize(
  { engine }: Surroundings,
  { request, uri }: Dataset,
  recipe: PartialRecipe,
): Promise<number | 'all' | undefined> {
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('How many rows of {0}?', nameOf(uri)),
    prompt: vscode.l10n.t('Leave it empty for as many as the bands give.'),
    validateInput: async (text) => {
      if (text.trim() === '') return undefined;
      if (!/^[1-9]\d*$/.test(text.trim())) return vscode.l10n.t('A whole number from 1, or nothing.');
      try {
        await engine.call('draw', { ...request, recipe: { ...recipe, size: Number(text) } });
        return undefined;
      } catch (error) {
        return failureText(error);
      }
    },
  });
  return answer === undefined ? undefined : answer.trim() === '' ? 'all' : Number(answer);
}
