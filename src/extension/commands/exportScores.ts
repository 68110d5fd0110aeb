import * as vscode from 'vscode';
import { formatNumber } from '../words/numbers';
import { nameOf } from '../host/target';
import { scoredDataset } from './chosenDataset';
import { saveAs } from './saveAs';
import type { Surroundings } from '../dataset/surroundings';
import { openFile } from './writeMixture';

/** Gradus: Export Scores: a row, an id and a number a measure, as CSV, JSONL or Parquet. */
export async function exportScores(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await scoredDataset(surroundings, uri);
  const title = vscode.l10n.t('Export scores as .csv, .jsonl or .parquet');
  const target = await saveAs(dataset.uri, 'scores', title, { ending: '.csv' });
  if (target === undefined) return;
  const { out } = target;
  const { rows, columns } = await surroundings.engine.call('exportScores', {
    ...dataset.request,
    ...target,
  });
  surroundings.notifications.done(
    vscode.l10n.t(
      'Wrote {0} rows of {1} measures to {2}.',
      formatNumber(rows),
      columns.length,
      nameOf(vscode.Uri.file(out)),
    ),
    { title: vscode.l10n.t('Open'), run: () => openFile(out) },
  );
}
