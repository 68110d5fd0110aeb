import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Dataset } from '../dataset/dataset';
import { nameOf } from '../host/target';
import { plainLabel } from '../words/plainLabel';
import type { LogBeside } from './logsBeside';
import type { ImportChoice } from '../dataset/importChoice';

interface Source extends vscode.QuickPickItem {
  readonly choose: () => Promise<ImportChoice | undefined>;
}

/** Asks where the responses to a dataset are, those beside it first; undefined where the user changes their mind. */
export async function chooseLogs(
  { uri, path }: Dataset,
  before: readonly ImportChoice[],
  beside: readonly LogBeside[],
): Promise<ImportChoice | undefined> {
  const own = { logs: [path], reading: { format: 'nested' as const } };
  const found = beside.map(({ uri: log, kind }): Source => ({
    label: `$(graph) ${plainLabel(nameOf(log))}`,
    detail: vscode.l10n.t('{0}, beside the dataset', kind),
    choose: async () => ({ logs: [log.fsPath] }),
  }));
  const sources: Source[] = [
    ...found,
    {
      label: `$(file) ${vscode.l10n.t('Files…')}`,
      detail: vscode.l10n.t(
        'lm-evaluation-harness, HELM, OpenAI Evals, Inspect, py-irt, or a table in CSV or JSONL',
      ),
      choose: () => askFor(uri, false),
    },
    {
      label: `$(folder) ${vscode.l10n.t('Folder…')}`,
      detail: vscode.l10n.t('Every log in it'),
      choose: () => askFor(uri, true),
    },
    {
      label: `$(checklist) ${vscode.l10n.t('The verdicts in this dataset')}`,
      detail: vscode.l10n.t('Records that say themselves who got them right'),
      choose: async () => own,
    },
  ];
  const used = before.map((choice) => ({ ...usedBefore(choice), choose: async () => choice }));
  const separator = {
    label: vscode.l10n.t('Used before'),
    kind: vscode.QuickPickItemKind.Separator,
    choose: async () => undefined,
  };
  const chosen = await vscode.window.showQuickPick(
    used.length > 0 ? [...sources, separator, ...used] : sources,
    { title: titleFor(uri), matchOnDescription: true },
  );
  return chosen?.choose();
}

function titleFor(dataset: vscode.Uri): string {
  return vscode.l10n.t('Import Responses: where are those to {0}?', nameOf(dataset));
}

function usedBefore({ logs, reading, join, model }: ImportChoice): vscode.QuickPickItem {
  const more = logs.length > 1 ? ` ${vscode.l10n.t('and {0} more', logs.length - 1)}` : '';
  const how = [
    reading?.format,
    reading?.metric,
    reading?.filter,
    reading?.scale,
    join,
    model?.toUpperCase(),
  ].filter(Boolean);
  return {
    label: `$(history) ${plainLabel(basename(logs[0]!))}${more}`,
    description: plainLabel(how.join(' · ')),
    detail: plainLabel(dirname(logs[0]!)),
  };
}

async function askFor(dataset: vscode.Uri, isFolder: boolean): Promise<ImportChoice | undefined> {
  const files = await vscode.window.showOpenDialog({
    title: titleFor(dataset),
    openLabel: vscode.l10n.t('Look at Responses'),
    canSelectMany: true,
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    ...(dataset.scheme === 'file' && { defaultUri: vscode.Uri.joinPath(dataset, '..') }),
    ...(!isFolder && {
      filters: {
        [vscode.l10n.t('Response logs')]: ['jsonl', 'ndjson', 'json', 'csv', 'tsv', 'tab', 'eval'],
        [vscode.l10n.t('All files')]: ['*'],
      },
    }),
  });
  return files && files.length > 0 ? { logs: files.map(({ fsPath }) => fsPath) } : undefined;
}
