import * as vscode from 'vscode';
import { nameOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { takeBack } from './takeBack';

/** Gradus: Remove Training Dynamics: the dataset forgets what another tool wrote of it; it can be taken back, or imported again. */
export async function removeDynamics(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  const name = nameOf(dataset.uri);
  if (!(await dataset.work.forget('dynamics')))
    return surroundings.notifications.done(vscode.l10n.t('No training dynamics of {0} were imported.', name));
  surroundings.notifications.done(
    vscode.l10n.t(
      'The training dynamics of {0} are removed from Gradus; their files are as they were.',
      name,
    ),
    takeBack(surroundings, dataset, 'dynamics', ''),
    {
      title: vscode.l10n.t('Import Again'),
      run: () => vscode.commands.executeCommand('gradus.importDynamics', dataset.uri),
    },
  );
}
