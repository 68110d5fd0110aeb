import * as vscode from 'vscode';
import { roles, type Role } from '../../core/dataset/fields/fieldMap';
import { manyFields } from '../../core/dataset/fields/overrides';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type { Dataset } from '../dataset/dataset';
import { chosenDataset } from './chosenDataset';
import { scoreOne } from './score';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Choose Fields: which field is the question, the answer, the difficulty … */
export async function chooseFields(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  const summary = await surroundings.engine.call('open', dataset.request);
  const role = await pickRole(summary);
  const fields = role && (await pickFields(role, summary));
  if (!role || !fields) return;
  const { said } = dataset;
  await dataset.say({ ...said, map: { ...said.map, [role]: fields } });
  offerToScore(surroundings, dataset, role, fields);
}

async function pickRole({ map, detections, name }: DatasetSummary): Promise<Role | undefined> {
  const items = roles.map((role) => {
    const fields = [map[role] ?? []].flat();
    return {
      role,
      label: role,
      description: fields.join(' + ') || '–',
      detail: detections
        .filter(({ subject }) => subject === role)
        .map(({ why }) => why)
        .join('; '),
    };
  });
  const title = vscode.l10n.t('What the fields of {0} were taken for', name);
  const placeHolder = vscode.l10n.t('Choose one to change it');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.role;
}

async function pickFields(role: Role, { map, paths }: DatasetSummary): Promise<string[] | undefined> {
  const now = [map[role] ?? []].flat();
  const title = vscode.l10n.t('Which field is the {0}? None takes it away.', role);
  const items = paths.map((path) => ({ label: path, picked: now.includes(path) }));
  if (manyFields.includes(role))
    return (await vscode.window.showQuickPick(items, { title, canPickMany: true }))?.map(
      ({ label }) => label,
    );
  const none = { label: vscode.l10n.t('(none)'), none: true as const };
  const chosen = await vscode.window.showQuickPick([none, ...items], { title });
  return chosen && ('none' in chosen ? [] : [chosen.label]);
}

function offerToScore(
  surroundings: Surroundings,
  dataset: Dataset,
  role: Role,
  fields: readonly string[],
): void {
  const said = fields.length > 0 ? fields.join(' + ') : vscode.l10n.t('no field');
  surroundings.notifications.done(
    vscode.l10n.t('The {0} is now {1}. Scores that depend on it are made anew.', role, said),
    { title: vscode.l10n.t('Score Difficulty'), run: () => scoreOne(surroundings, dataset) },
  );
}
