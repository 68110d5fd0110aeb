import * as vscode from 'vscode';
import type { ExportItemsRequest } from '../../core/protocol/responsesApi';
import { formatNumber } from '../words/numbers';
import { nameOf } from '../host/target';
import { chosenDataset } from './chosenDataset';
import { saveAs } from './saveAs';
import type { Surroundings } from '../dataset/surroundings';
import { openFile } from './writeMixture';

/** Gradus: Export Item Table, and Export Respondents: the calibration that a dataset remembers, as CSV or JSONL. */
export function exportCalibration(what: ExportItemsRequest['what']) {
  return async (surroundings: Surroundings, uri?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    const isItems = what === 'items';
    const e2h = isItems ? await askColumns() : false;
    if (e2h === undefined) return;
    const title = isItems
      ? vscode.l10n.t('Export the items as .csv or .jsonl')
      : vscode.l10n.t('Export the respondents as .csv or .jsonl');
    const target = await saveAs(dataset.uri, what, title, { ending: '.csv' });
    if (target === undefined) return;
    const { out } = target;
    const request = { ...dataset.request, what, ...target, ...(e2h && { e2h }) };
    const { rows } = await surroundings.engine.call('exportItems', request);
    const name = nameOf(vscode.Uri.file(out));
    surroundings.notifications.done(
      isItems
        ? vscode.l10n.t('Wrote {0} items to {1}.', formatNumber(rows), name)
        : vscode.l10n.t('Wrote {0} respondents to {1}.', formatNumber(rows), name),
      { title: vscode.l10n.t('Open'), run: () => openFile(out) },
    );
  };
}

/** Whether Easy2Hard-Bench's columns are wanted too; undefined where the user changes their mind. */
async function askColumns(): Promise<boolean | undefined> {
  const items = [
    { label: vscode.l10n.t("Gradus' columns"), e2h: false },
    {
      label: vscode.l10n.t("Gradus' columns and Easy2Hard-Bench's"),
      detail: vscode.l10n.t('What is read elsewhere under these names finds them.'),
      e2h: true,
    },
  ];
  const title = vscode.l10n.t('Export the items with which columns?');
  return (await vscode.window.showQuickPick(items, { title }))?.e2h;
}
