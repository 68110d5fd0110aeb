import * as vscode from 'vscode';
import type { DynamicsReport } from '../../core/protocol/dynamicsApi';
import type { Dataset } from '../dataset/dataset';
import { formatNumber } from '../words/numbers';
import { askImport, type Agreement } from '../responses/askImport';
import { nameOf } from '../host/target';
import { idleDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';
import { scoreImported, takeBack } from './takeBack';
import { withProgress } from '../host/withProgress';

const mostLogged = 20;

/** Gradus: Import Training Dynamics: what another tool wrote while it trained on the dataset. Paths that are handed over are not asked for. */
export async function importDynamics(
  surroundings: Surroundings,
  uri?: unknown,
  handed?: unknown,
): Promise<void> {
  const dataset = await idleDataset(surroundings, uri);
  const paths = isPaths(handed) ? handed : await askFor(dataset.uri);
  if (!paths) return;
  const name = nameOf(dataset.uri);
  const question = await withProgress(vscode.l10n.t('Reading training dynamics'), (signal, tell) =>
    dataset.work.weighDynamics(paths, signal, ({ done, total }) => tell('', total > 0 ? done / total : NaN)),
  );
  const agreement = await askImport(question, 'dynamics', name);
  if (!agreement) return;
  const report = await withProgress(
    vscode.l10n.t('Importing training dynamics of {0}', name),
    async (signal, tell) => {
      const imported = await dataset.work.importDynamics(
        paths,
        agreement.consent,
        signal,
        ({ done, total }) => tell('', total > 0 ? done / total : NaN),
      );
      await scoreImported(dataset, 'dynamics', signal);
      return imported;
    },
  );
  tellImported(surroundings, dataset, report, agreement);
}

function tellImported(
  surroundings: Surroundings,
  dataset: Dataset,
  report: DynamicsReport,
  { key, isReplacement }: Agreement,
): void {
  const { notifications, log } = surroundings;
  const { uri } = dataset;
  for (const note of report.join.notes) log.info(note);
  const { join, examples, epochs, problems, problemCount, skipped } = report;
  for (const { file, line, text } of problems.slice(0, mostLogged))
    log.warn(`${file}, line ${line}: ${text}`);
  for (const path of skipped) log.info(`${path} holds no training dynamics.`);
  const found = vscode.l10n.t(
    'Training dynamics of {0} of {1} examples are found in {2}.',
    formatNumber(join.matched),
    formatNumber(examples),
    nameOf(uri),
  );
  const told = [
    found,
    ...(epochs > 0 ? [vscode.l10n.t('They are of {0} epochs.', formatNumber(epochs))] : []),
    ...(problemCount > 0
      ? [vscode.l10n.t('{0} lines cannot be used; the log names them.', formatNumber(problemCount))]
      : []),
  ];
  notifications.done(
    told.join(' '),
    {
      title: vscode.l10n.t('Open Panel'),
      run: () => vscode.commands.executeCommand('gradus.openPanel', uri),
    },
    ...(isReplacement ? [takeBack(surroundings, dataset, 'dynamics', key)] : []),
  );
}

/** Asks for the folder that a training run wrote, or for files of it; undefined where the user changes their mind. */
async function askFor(dataset: vscode.Uri): Promise<string[] | undefined> {
  const title = vscode.l10n.t('Import Training Dynamics: where are those of {0}?', nameOf(dataset));
  const folder = {
    label: `$(folder) ${vscode.l10n.t('Folder…')}`,
    detail: vscode.l10n.t('What a training run wrote: training_dynamics/dynamics_epoch_0.jsonl and so on'),
    isFolder: true,
  };
  const files = {
    label: `$(file) ${vscode.l10n.t('Files…')}`,
    detail: vscode.l10n.t('Epochs, or a table of data map coordinates'),
    isFolder: false,
  };
  const chosen = await vscode.window.showQuickPick([folder, files], { title });
  if (!chosen) return undefined;
  const { isFolder } = chosen;
  const uris = await vscode.window.showOpenDialog({
    title,
    canSelectMany: true,
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    ...(dataset.scheme === 'file' && { defaultUri: vscode.Uri.joinPath(dataset, '..') }),
  });
  return uris?.map(({ fsPath }) => fsPath);
}

function isPaths(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
}
