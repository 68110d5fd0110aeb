import * as vscode from 'vscode';
import { nameOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';

/** What a click on the status item offers: what is useful now comes first. */
export async function whatNow(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await chosenDataset(surroundings, uri);
  const { scores } = dataset;
  const whole = scores?.standing(dataset.broken.size).isWhole;
  const score = {
    label: `$(play) ${scores ? vscode.l10n.t('Score what is missing') : vscode.l10n.t('Score difficulty')}`,
    command: 'gradus.score',
  };
  const others = [
    { label: `$(graph) ${vscode.l10n.t('Open panel')}`, command: 'gradus.openPanel' },
    { label: `$(layers) ${vscode.l10n.t('Build a mixture')}`, command: 'gradus.buildMixture' },
    { label: `$(arrow-down) ${vscode.l10n.t('Go to the next hardest')}`, command: 'gradus.nextHardest' },
    { label: `$(list-selection) ${vscode.l10n.t('Choose the measure')}`, command: 'gradus.chooseMeasure' },
    { label: `$(symbol-field) ${vscode.l10n.t('Choose the fields')}`, command: 'gradus.chooseFields' },
    { label: `$(organization) ${vscode.l10n.t('Import responses')}`, command: 'gradus.importResponses' },
    { label: `$(export) ${vscode.l10n.t('Export scores')}`, command: 'gradus.exportScores' },
  ];
  const isScoring = dataset.work.activity.kind === 'scoring';
  const cancel = { label: `$(debug-stop) ${vscode.l10n.t('Cancel scoring')}`, command: undefined };
  const first = isScoring ? [cancel] : scores && whole ? [] : [score];
  const items = [...first, ...(scores ? others : [others[4]!, others[5]!])];
  const chosen = await vscode.window.showQuickPick(items, { title: nameOf(dataset.uri) });
  if (chosen && chosen.command === undefined) dataset.work.cancel();
  else if (chosen) await vscode.commands.executeCommand(chosen.command, dataset.uri);
}
