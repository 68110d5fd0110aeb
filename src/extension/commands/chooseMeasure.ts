import * as vscode from 'vscode';
import { spearman } from '../../core/scores/correlation';
import { isUsable, preference } from '../../core/scores/primary';
import { countKnown, ownColumns, type ScoreColumn } from '../../core/scores/table';
import { formatNumber } from '../editor/numbers';
import type { Scores } from '../records/scores';
import { scoredDataset } from './chosenDataset';
import type { Surroundings } from './surroundings';

/** Gradus: Choose Measure: the column that bands, marks and mixtures go by. */
export async function chooseMeasure(surroundings: Surroundings, uri?: unknown): Promise<void> {
  const dataset = await scoredDataset(surroundings, uri);
  const { scores } = dataset;
  const chosen = await vscode.window.showQuickPick(itemsOf(scores), {
    title: vscode.l10n.t('Difficulty goes by …'),
    placeHolder: vscode.l10n.t('Now: {0}', scores.primary!.title),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen) await dataset.choosePrimary(chosen.id);
}

function itemsOf(scores: Scores): (vscode.QuickPickItem & { id: string })[] {
  const { table, dataset } = scores.snapshot;
  const [human] = preference(dataset.map).flatMap((id) =>
    table.filter((one) => one.id === id && id.startsWith('human.')),
  );
  return ownColumns(table)
    .filter((column) => countKnown(column) > 0)
    .map((column) => ({
      id: column.id,
      label: column.title,
      description: column === scores.primary ? vscode.l10n.t('now') : column.id,
      detail: detailOf(column, human),
    }));
}

function detailOf(column: ScoreColumn, human: ScoreColumn | undefined): string {
  const parts = [vscode.l10n.t('{0} scored', formatNumber(countKnown(column)))];
  if (!isUsable(column)) parts.push(vscode.l10n.t('says little here'));
  if (human && human !== column) {
    const { rho, low, high } = spearman(column.values, human.values);
    parts.push(
      vscode.l10n.t('ρ {0} ({1} to {2}) with {3}', fixed(rho), fixed(low), fixed(high), human.title),
    );
  }
  return parts.join(' · ');
}

function fixed(value: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(2);
}
