import * as vscode from 'vscode';
import type { ImportedKind } from '../../core/remedy';
import type { Surroundings } from '../dataset/surroundings';
import { nameOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import { takeBack } from './takeBack';

/** By what is imported: the command that imports it, and what is said. */
const kinds: Readonly<
  Record<
    ImportedKind,
    { readonly command: string; none(name: string): string; removed(name: string): string }
  >
> = {
  responses: {
    command: 'gradus.importResponses',
    none: (name) => vscode.l10n.t('No responses to {0} were imported.', name),
    removed: (name) =>
      vscode.l10n.t('The responses to {0} are removed from Gradus; their files are as they were.', name),
  },
  dynamics: {
    command: 'gradus.importDynamics',
    none: (name) => vscode.l10n.t('No training dynamics of {0} were imported.', name),
    removed: (name) =>
      vscode.l10n.t(
        'The training dynamics of {0} are removed from Gradus; their files are as they were.',
        name,
      ),
  },
};

/** Gradus: Remove Responses: the dataset forgets its calibration; it can be taken back, or imported again. */
export function removeResponses(surroundings: Surroundings, uri?: unknown): Promise<void> {
  return removeImport(surroundings, 'responses', uri);
}

/** Gradus: Remove Training Dynamics: the dataset forgets what another tool wrote of it; likewise. */
export function removeDynamics(surroundings: Surroundings, uri?: unknown): Promise<void> {
  return removeImport(surroundings, 'dynamics', uri);
}

async function removeImport(surroundings: Surroundings, kind: ImportedKind, uri: unknown): Promise<void> {
  const { notifications } = surroundings;
  const { command, none, removed } = kinds[kind];
  const dataset = await chosenDataset(surroundings, uri);
  const name = nameOf(dataset.uri);
  if (!(await dataset.work.forget(kind))) return notifications.done(none(name));
  notifications.done(removed(name), takeBack(surroundings, dataset, kind, ''), {
    title: vscode.l10n.t('Import Again'),
    run: () => vscode.commands.executeCommand(command, dataset.uri),
  });
}
