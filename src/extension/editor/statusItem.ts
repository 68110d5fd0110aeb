import * as vscode from 'vscode';
import type { Dataset } from '../dataset';
import type { Datasets } from '../datasets';
import { isSurelyDataset, targetsOf } from '../target';
import { formatNumber } from './numbers';

/** Scored of all, stale, busy: for the dataset that is open. A click offers what is useful now. */
export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'gradus.status',
    vscode.StatusBarAlignment.Right,
    100,
  );
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly datasets: Datasets) {
    this.item.name = 'Gradus';
    this.item.command = 'gradus.whatNow';
    const show = (): void => this.show();
    this.disposables = [
      this.item,
      datasets.onDidChange(show),
      vscode.window.onDidChangeActiveTextEditor(show),
      vscode.window.tabGroups.onDidChangeTabs(show),
    ];
    this.show();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private show(): void {
    const { focused } = this.datasets;
    const [uri] = focused ? [focused.uri] : targetsOf();
    const dataset = uri && this.datasets.known(uri);
    if (!uri || (!dataset?.scores && !isBusy(dataset) && !isSurelyDataset(uri))) {
      this.item.hide();
      return;
    }
    const { text, tooltip } = statusOf(dataset);
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `Gradus: ${tooltip}`, role: 'button' };
    this.item.show();
  }
}

function statusOf(dataset: Dataset | undefined): { text: string; tooltip: string } {
  if (dataset?.work.activity.kind === 'scoring') return busy(dataset.work.activity);
  if (dataset?.work.activity.kind === 'calibrating') return calibrating(dataset.work.activity);
  if (!dataset?.scores) return { text: '○ Gradus', tooltip: vscode.l10n.t('Not scored yet') };
  const { scored, stale, rows } = dataset.scores.counts;
  const share = `${formatNumber(scored)} / ${formatNumber(rows)}`;
  const old = stale > 0 ? ` · ${vscode.l10n.t('{0} stale', formatNumber(stale))}` : '';
  return {
    text: `${clock(scored / rows)} Gradus ${share}${old}`,
    tooltip: vscode.l10n.t('{0} examples are scored', share) + old,
  };
}

function isBusy(dataset: Dataset | undefined): boolean {
  return dataset?.work.activity.kind === 'scoring' || dataset?.work.activity.kind === 'calibrating';
}

function busy({ measure, done, total }: { measure: string; done: number; total: number }): {
  text: string;
  tooltip: string;
} {
  const share = total > 0 ? Math.floor((100 * done) / total) : 0;
  return {
    text: `$(sync~spin) Gradus ${measure} ${share} %`,
    tooltip: vscode.l10n.t(
      'Scoring {0}: {1} of {2}',
      measure,
      formatNumber(Math.floor(done)),
      formatNumber(total),
    ),
  };
}

function calibrating({ what }: { what: string }): { text: string; tooltip: string } {
  return {
    text: `$(sync~spin) Gradus ${what}`,
    tooltip: vscode.l10n.t('Importing responses: {0}', what),
  };
}

function clock(share: number): string {
  return share === 1 ? '●' : '○◔◑◕'[Math.floor(share * 4)]!;
}
