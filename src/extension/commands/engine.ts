import * as vscode from 'vscode';
import { formatNumber } from '../words/numbers';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Stop Engine. */
export async function stopEngine({ engine, notifications }: Surroundings): Promise<void> {
  await engine.stop();
  notifications.done(vscode.l10n.t('The engine is stopped. It starts again when it is needed.'));
}

/** Gradus: Show Log. */
export function showLog({ log }: Surroundings): void {
  log.show();
}

/** Gradus: Clear Stored Scores, after a question: what took long to compute should not go by a slip. */
export async function clearStored({ engine, datasets, notifications }: Surroundings): Promise<void> {
  const { datasets: stored, folder } = await engine.call('store', { clear: false });
  if (stored.length === 0) {
    notifications.done(vscode.l10n.t('No scores are stored.'));
    return;
  }
  const megabytes = (stored.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(1);
  const clear = vscode.l10n.t('Clear');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Clear the stored scores of {0} datasets ({1} MB)?',
      formatNumber(stored.length),
      megabytes,
    ),
    { modal: true, detail: vscode.l10n.t('They lie in {0} and can be computed again.', folder) },
    clear,
  );
  if (chosen !== clear) return;
  await engine.call('store', { clear: true });
  for (const dataset of datasets.all) {
    dataset.forget();
    if (dataset.isShown) await dataset.lookAt();
  }
  notifications.done(vscode.l10n.t('The stored scores are cleared.'));
}
