import * as vscode from 'vscode';
import { UserError } from '../../core/userError';
import { reveal } from '../editor/reveal';
import { hideHintsFrom } from '../host/settings';
import { scoredDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Go to Duplicate: the line of a row of the dataset that is handed over. */
export async function goToDuplicate(surroundings: Surroundings, uri?: unknown, row?: unknown): Promise<void> {
  const dataset = await scoredDataset(surroundings, uri);
  const { rows } = dataset.scores.snapshot.dataset;
  if (typeof row !== 'number' || !(row >= 0 && row < rows))
    throw new UserError(vscode.l10n.t('That record is not there any more: score the dataset again.'));
  await reveal(dataset, row);
}

/** Gradus: Hide Hints: records that scores call into question are no longer among the problems. */
export async function hideHints(): Promise<void> {
  await hideHintsFrom();
  vscode.window.setStatusBarMessage(
    vscode.l10n.t('Hints are hidden: the setting gradus.hints.enabled shows them again.'),
    6000,
  );
}
