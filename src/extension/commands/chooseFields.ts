import * as vscode from 'vscode';
import { isRole, roles, type Role } from '../../core/dataset/fields/fieldMap';
import { manyFields } from '../../core/dataset/fields/overrides';
import type { Detection } from '../../core/detection/detection';
import type { DatasetSummary } from '../../core/protocol/datasetApi';
import type { Dataset } from '../dataset/dataset';
import type { Step } from '../host/notifications';
import { nameOf } from '../host/target';
import { longLabel, plainLabel } from '../words/plainLabel';
import { chosenDataset } from './chosenDataset';
import { openedDataset } from './openedDataset';
import { scoreOne } from './score';
import { ask } from './settle';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Choose Fields: which field is the question, the answer, the difficulty … */
export async function chooseFields(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  const summary = await openedDataset(surroundings, dataset);
  if (!summary) return;
  const chosen = await pickSubject(summary);
  if (chosen === undefined) return;
  if (typeof chosen !== 'string') return settleAgain(surroundings, dataset, chosen);
  const fields = await pickFields(chosen, summary);
  if (!fields) return;
  const { said } = dataset;
  await dataset.say({ ...said, map: { ...said.map, [chosen]: fields } });
  offerToScore(surroundings, dataset, chosen, fields);
}

/** Asks again what was found out of how a dataset is read. */
async function settleAgain(
  surroundings: Surroundings,
  dataset: Dataset,
  detection: Detection,
): Promise<void> {
  const said = await ask(dataset, detection);
  if (said === undefined || said === 'left open') return;
  await dataset.say(said);
  surroundings.notifications.done(
    vscode.l10n.t(
      '{0} is read as you said. Score Difficulty makes the scores that depend on it anew.',
      nameOf(dataset.uri),
    ),
    scoreStep(surroundings, dataset),
  );
}

/** A role whose fields are to be others, or something else that was found out and may be said. */
async function pickSubject({ map, detections, name }: DatasetSummary): Promise<Role | Detection | undefined> {
  const items: (vscode.QuickPickItem & { readonly chosen: Role | Detection })[] = roles.map((role) => {
    const fields = [map[role] ?? []].flat();
    return {
      chosen: role,
      label: role,
      description: fields.join(' + ') || '–',
      detail: detections
        .filter(({ subject }) => subject === role)
        .map(({ why }) => why)
        .join('; '),
    };
  });
  const others = detections.filter(({ subject, remedy }) => !isRole(subject) && remedy !== undefined);
  for (const one of others)
    items.push({
      chosen: one,
      label: one.subject,
      description: plainLabel(one.taken),
      detail: longLabel(one.why),
    });
  const title = vscode.l10n.t('What the fields of {0} were taken for', name);
  const placeHolder = vscode.l10n.t('Choose one to change it');
  return (await vscode.window.showQuickPick(items, { title, placeHolder }))?.chosen;
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
    vscode.l10n.t(
      'The {0} is now {1}. Score Difficulty makes the scores that depend on it anew.',
      role,
      said,
    ),
    scoreStep(surroundings, dataset),
  );
}

function scoreStep(surroundings: Surroundings, dataset: Dataset): Step {
  return { title: vscode.l10n.t('Score Difficulty'), run: () => scoreOne(surroundings, dataset) };
}
