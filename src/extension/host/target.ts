import * as vscode from 'vscode';
import { isPacked } from './editorTypes';

/** File name endings that are taken for datasets. */
const datasetName = /\.(jsonl|ndjson|csv|tsv|tab|json)$/i;

/** Whether a document is one that difficulty is shown for. */
export function isDatasetDocument({ uri, languageId }: vscode.TextDocument): boolean {
  if (uri.scheme === 'untitled') return /^(jsonl|json|csv|tsv|plaintext)$/.test(languageId);
  return uri.scheme === 'file' && datasetName.test(uri.path);
}

/** Whether a file is surely meant as a dataset: a .json file may be anything. */
export function isSurelyDataset(uri: vscode.Uri): boolean {
  return isPacked(uri) || (datasetName.test(uri.path) && !/\.json$/i.test(uri.path));
}

/** The files that a command was called for: those handed over, else the one that is open, be it as a text or too large to be one. */
export function targetsOf(uri?: unknown, uris?: unknown): vscode.Uri[] {
  if (Array.isArray(uris) && uris.length > 0) return uris.flatMap((one) => asUri(one) ?? []);
  const one = asUri(uri) ?? vscode.window.activeTextEditor?.document.uri ?? uriOfTab();
  return one ? [one] : [];
}

function asUri(value: unknown): vscode.Uri | undefined {
  if (value instanceof vscode.Uri) return value;
  return typeof value === 'string' && value.includes(':') ? vscode.Uri.parse(value) : undefined;
}

/** The file of the active tab: above 50 MB there is no document, but there is a tab. */
function uriOfTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom
    ? input.uri
    : undefined;
}

/** The name of a file without its folder. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
