import * as vscode from 'vscode';

/** The types that VS Code knows dataset editors by: what has no text is opened in one anyhow, a text where somebody asks for it. */
export const editorTypes = { packed: 'gradus.dataset', text: 'gradus.textDataset' } as const;

/** Extensions are shown no text that is larger than this, in bytes. */
export const largestText = 50 * 2 ** 20;

/** File name endings of datasets that no text editor can show. */
const packedName = /\.(parquet|pq|parq|pqt|(jsonl|ndjson|json|csv|tsv|tab)\.(gz|zst|bz2))$/i;

/** Whether a file is a dataset that no text editor can show. */
export function isPacked({ path }: vscode.Uri): boolean {
  return packedName.test(path);
}

/** The type of the dataset editor for a file. */
export function editorTypeOf(uri: vscode.Uri): string {
  return isPacked(uri) ? editorTypes.packed : editorTypes.text;
}

/** Whether a tab is the dataset editor of a file. */
export function isEditorOf(uri: vscode.Uri, { input }: vscode.Tab): boolean {
  return (
    input instanceof vscode.TabInputCustom &&
    input.viewType === editorTypeOf(uri) &&
    input.uri.toString() === uri.toString()
  );
}
