import * as vscode from 'vscode';
import { nameOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { takeBack } from './takeBack';

/** Gradus: Remove Responses: the dataset forgets its calibration; it can be taken back, or imported again. */
export async function removeResponses(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  const were = await dataset.work.forget('responses');
  const name = nameOf(dataset.uri);
  if (!were) {
    surroundings.notifications.done(vscode.l10n.t('No responses to {0} were imported.', name));
    return;
  }
  surroundings.notifications.done(
    vscode.l10n.t('The responses to {0} are removed from Gradus; their files are as they were.', name),
    takeBack(surroundings, dataset, 'responses', ''),
    {
      title: vscode.l10n.t('Import Again'),
      run: () => vscode.commands.executeCommand('gradus.importResponses', dataset.uri),
    },
  );
}
