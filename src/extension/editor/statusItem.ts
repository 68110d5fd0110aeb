import * as vscode from 'vscode';
import type { Activity } from '../../core/protocol/activity';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';
import { progressPlace } from '../words/progressPlace';
import { formatAbout } from '../words/progressWords';
import { standingWords } from '../words/scoredWords';
import { isSurelyDataset, targetsOf } from '../host/target';
import { formatShare } from '../words/numbers';

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
  if (dataset) {
    const { activity } = dataset.work;
    // What is there of each row changes from measure to measure while scoring goes on: how far that is alone never goes back.
    if (activity.kind === 'scoring') return busy(activity, progressPlace(dataset) === 'status');
    if (activity.kind === 'calibrating' && progressPlace(dataset) === 'status') return calibrating(activity);
  }
  if (!dataset?.scores) return { text: '○ Gradus', tooltip: vscode.l10n.t('Not scored yet') };
  const words = standingWords(dataset.scores.standing(dataset.broken.size));
  // A quote that was typed can have all of a CSV file read otherwise: that belongs beside the scores that are gone.
  const { notes = [] } = dataset.scores.snapshot.dataset;
  return { ...words, tooltip: [words.tooltip, ...notes].join('\n') };
}

function isBusy(dataset: Dataset | undefined): boolean {
  return dataset?.work.activity.kind === 'scoring' || dataset?.work.activity.kind === 'calibrating';
}

/** How far scoring has come; how long it takes is said where no other place does. */
function busy(
  { measure, share, secondsLeft }: Extract<Activity, { kind: 'scoring' }>,
  withTime: boolean,
): { text: string; tooltip: string } {
  const left =
    Number.isNaN(secondsLeft) || !withTime ? '' : ` · ${vscode.l10n.t('{0} left', formatAbout(secondsLeft))}`;
  return {
    text: `$(sync~spin) Gradus ${share === undefined ? measure : formatShare(share)}${left}`,
    tooltip: vscode.l10n.t('Scoring {0}', measure) + left,
  };
}

function calibrating({ what }: { what: string }): { text: string; tooltip: string } {
  return {
    text: `$(sync~spin) Gradus ${what}`,
    tooltip: vscode.l10n.t('Importing responses: {0}', what),
  };
}
