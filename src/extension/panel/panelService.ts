import * as v from 'valibot';
import * as vscode from 'vscode';
import type { FieldMap } from '../../core/dataset/fields/fieldMap';
import type { PartialRecipe } from '../../core/mixture/recipe';
import type { DatasetRequest } from '../../core/protocol/datasetApi';
import { panelRequests, type panelActions, type PanelHost } from '../../core/protocol/panelApi';
import { numbersIn } from '../../core/scores/heldColumns';
import { UserError } from '../../core/userError';
import { writeLearnable } from '../commands/buildMixture';
import { chooseFields } from '../commands/chooseFields';
import { chooseMeasure } from '../commands/chooseMeasure';
import { exportCalibration } from '../commands/exportItems';
import { exportScores } from '../commands/exportScores';
import { importResponses } from '../commands/importResponses';
import { removeResponses } from '../commands/removeImport';
import { saveAs } from '../commands/saveAs';
import { scoreOne, showProblems } from '../commands/score';
import { turnedRound, type Said } from '../dataset/said';
import type { Surroundings } from '../dataset/surroundings';
import { withProgress } from '../host/withProgress';
import { openFile, writeShownMixture } from '../commands/writeMixture';
import type { Dataset } from '../dataset/dataset';
import { formatNumber } from '../words/numbers';
import { faultText, remarkText } from '../words/remedyWords';
import { reveal } from '../editor/reveal';
import { nameOf } from '../host/target';

/** What the extension does for the panel of a dataset: every request is checked where it arrives. */
export function panelService(
  surroundings: Surroundings,
  dataset: Dataset,
  ready: () => Promise<void>,
): Record<keyof PanelHost, (request: unknown) => Promise<unknown>> {
  const { engine } = surroundings;
  const host: PanelHost = {
    ready,
    act: async ({ action }) => void act(surroundings, dataset, action),
    choosePrimary: ({ id }) => dataset.choosePrimary(id),
    turnRound: ({ path }) => sayAgain(surroundings, dataset, (map) => turnedRound(map, path, dataset.said)),
    orderLevels: ({ levels }) => sayAgain(surroundings, dataset, () => ({ ...dataset.said, levels })),
    // As the texts of rows: while the file is another one, its numbers come with what it holds now.
    numbers: async (part) =>
      numbersIn(dataset.scores?.snapshot.table ?? [], part) ??
      (dataset.change === '' ? engine.call('numbers', { ...shown(dataset), ...part }) : undefined),
    // While the file is another one, its rows are others: their texts are asked for again with what it holds now.
    examples: async ({ rows }) =>
      dataset.change === '' ? engine.call('examples', { ...shown(dataset), rows }) : [],
    agreement: () => engine.call('agreement', dataset.request),
    correlations: async () => {
      const report = await engine.call('correlations', dataset.request);
      return { ...report, words: remarkText({ text: report.words, remedy: report.remedy }) };
    },
    describeSet: (set) => inEditorWords(() => engine.call('describeSet', { ...shown(dataset), ...set })),
    preview: ({ recipe }) => inEditorWords(() => engine.call('draw', { ...shown(dataset), recipe })),
    writeMixture: async (seen) =>
      (await surroundings.notifications.guard(() => writeShownMixture(surroundings, dataset, seen))) ?? false,
    saveRecipe: async ({ recipe }) =>
      (await surroundings.notifications.guard(() => saveRecipe(surroundings, dataset, recipe))) ?? false,
    exportSelection: async ({ rows, of }) =>
      (await surroundings.notifications.guard(() => exportRows(surroundings, dataset, rows, of))) ?? false,
    itemAnswers: ({ item }) => inEditorWords(() => engine.call('itemAnswers', { ...dataset.request, item })),
    rollouts: () => inEditorWords(() => engine.call('rollouts', dataset.request)),
    reveal: async ({ row }) => void surroundings.notifications.guard(() => reveal(dataset, row)),
  };
  return checked(host);
}

/** The dataset as it is shown: of other records nothing is told. */
function shown({ request, scores }: Dataset): DatasetRequest {
  return scores ? { ...request, of: scores.snapshot.dataset.digest } : request;
}

/** What the user can mend, said as it is mended here. */
async function inEditorWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof UserError ? new UserError(faultText(error)) : error;
  }
}

/** The same methods for requests of any shape: one that is not what it should be is refused. */
function checked(host: PanelHost): Record<keyof PanelHost, (request: unknown) => Promise<unknown>> {
  const methods = Object.keys(panelRequests) as (keyof PanelHost)[];
  return Object.fromEntries(
    methods.map((method) => [
      method,
      async (request: unknown): Promise<unknown> =>
        (host[method] as (request: unknown) => Promise<unknown>)(v.parse(panelRequests[method], request)),
    ]),
  ) as Record<keyof PanelHost, (request: unknown) => Promise<unknown>>;
}

function act(surroundings: Surroundings, dataset: Dataset, action: (typeof panelActions)[number]): unknown {
  const { notifications, log } = surroundings;
  switch (action) {
    case 'score':
      return scoreOne(surroundings, dataset);
    case 'cancel':
      return dataset.work.cancel();
    case 'chooseMeasure':
      return notifications.guard(() => chooseMeasure(surroundings, dataset.uri));
    case 'chooseFields':
      return notifications.guard(() => chooseFields(surroundings, dataset.uri));
    case 'exportScores':
      return notifications.guard(() => exportScores(surroundings, dataset.uri));
    case 'importResponses':
      return notifications.guard(() => importResponses(surroundings, dataset.uri));
    case 'forgetResponses':
      return notifications.guard(() => removeResponses(surroundings, dataset.uri));
    case 'buildLearnable':
      return notifications.guard(() => writeLearnable(surroundings, dataset));
    case 'exportItems':
      return notifications.guard(() => exportCalibration('items')(surroundings, dataset.uri));
    case 'exportRespondents':
      return notifications.guard(() => exportCalibration('respondents')(surroundings, dataset.uri));
    case 'showLog':
      return log.show();
    case 'showProblems':
      return showProblems();
  }
}

/** Reads a dataset in another way, and makes the scores that rest on it at once. */
async function sayAgain(
  { notifications }: Surroundings,
  dataset: Dataset,
  said: (map: FieldMap) => Said,
): Promise<void> {
  const map = dataset.scores?.snapshot.dataset.map;
  if (!map) return;
  await notifications.guard(async () => {
    dataset.work.refuseIfBusy();
    await dataset.say(said(map));
    await withProgress(vscode.l10n.t('Scoring {0}', nameOf(dataset.uri)), (signal) =>
      dataset.work.score(['human'], signal),
    );
  });
}

async function saveRecipe(
  { engine, notifications }: Surroundings,
  { uri, request }: Dataset,
  recipe: PartialRecipe,
): Promise<boolean> {
  const title = vscode.l10n.t('Save the recipe');
  const target = await saveAs(uri, recipe.mixture, title, { ending: '.yaml' });
  if (target === undefined) return false;
  const { out } = target;
  await engine.call('saveRecipe', { ...request, recipe, ...target });
  notifications.done(
    vscode.l10n.t(
      'Saved the recipe: "gradus mix {0} --recipe {1}" makes the same mixture.',
      nameOf(uri),
      nameOf(vscode.Uri.file(out)),
    ),
    { title: vscode.l10n.t('Open'), run: () => openFile(out) },
  );
  return true;
}

async function exportRows(
  { engine, notifications }: Surroundings,
  { uri, request }: Dataset,
  rows: Uint32Array,
  of: string | undefined,
): Promise<boolean> {
  const target = await saveAs(
    uri,
    'selection',
    vscode.l10n.t('Export {0} selected rows', formatNumber(rows.length)),
  );
  if (target === undefined) return false;
  const { out } = target;
  const written = await engine.call('exportRows', {
    ...request,
    ...(of !== undefined && { of }),
    rows,
    ...target,
  });
  notifications.done(
    vscode.l10n.t('Wrote {0} rows to {1}.', formatNumber(written.rows), nameOf(vscode.Uri.file(out))),
    { title: vscode.l10n.t('Open'), run: () => openFile(out) },
  );
  return true;
}
