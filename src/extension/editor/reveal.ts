import * as vscode from 'vscode';
import { idWords } from '../../core/dataset/idIndex';
import { UserError } from '../../core/userError';
import { failureText } from '../words/remedyWords';
import type { Dataset } from '../dataset/dataset';
import { editorTypeOf, isEditorOf, isPacked, largestText } from '../host/editorTypes';
import { recordsOf } from './openRecords';

/**
 * Goes to a row, in the editor that shows the dataset or in a new one: to its line in a text, else in the dataset editor. Throws
 * UserError where it cannot be shown.
 */
export async function reveal(dataset: Dataset, row: number): Promise<void> {
  if (await isForDatasetEditor(dataset.uri)) return revealInTable(dataset, row);
  const document = await openText(dataset.uri);
  await dataset.load();
  const line = lineOf(dataset, document, row);
  const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  const viewColumn = open?.viewColumn ?? columnOfTab(dataset.uri) ?? vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(document, { viewColumn, preview: false });
  const at = new vscode.Position(line, 0);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Whether a dataset is shown as a table: where it is open as one and not as a text, or where no text of it can be shown. */
async function isForDatasetEditor(uri: vscode.Uri): Promise<boolean> {
  if (isPacked(uri)) return true;
  if (vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()))
    return isOnlyTable(uri);
  if (tabOf((tab) => isEditorOf(uri, tab))) return true;
  return uri.scheme === 'file' && (await vscode.workspace.fs.stat(uri)).size > largestText;
}

/** Whether a dataset is open as a table and in no text editor. */
function isOnlyTable(uri: vscode.Uri): boolean {
  return tabOf((tab) => isEditorOf(uri, tab)) !== undefined && columnOfTab(uri) === undefined;
}

async function revealInTable({ uri, row: place }: Dataset, row: number): Promise<void> {
  place.goTo(row);
  const viewColumn =
    tabOf((tab) => isEditorOf(uri, tab))?.group.viewColumn ?? columnOfTab(uri) ?? vscode.ViewColumn.One;
  await vscode.commands.executeCommand('vscode.openWith', uri, editorTypeOf(uri), {
    viewColumn,
    preview: false,
  });
}

function tabOf(isWanted: (tab: vscode.Tab) => boolean): vscode.Tab | undefined {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(isWanted);
}

async function openText(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    throw new UserError(
      vscode.l10n.t(
        'VS Code cannot show this file to extensions ({0}). Scores, panel and mixtures work all the same.',
        failureText(error),
      ),
    );
  }
}

/** The line (from 0) that a row stands on now: its content may have moved since the file was saved. */
function lineOf(dataset: Dataset, document: vscode.TextDocument, row: number): number {
  const { lines, ids } = dataset.scores!.snapshot;
  const saved = Math.min(document.lineCount - 1, lines[row]! - 1);
  if (!document.isDirty) return saved;
  const id = ids.subarray(row * idWords, (row + 1) * idWords).join();
  const records = recordsOf(document, dataset);
  for (let away = 0; away < document.lineCount; away++)
    for (const line of [saved + away, saved - away]) {
      const record = records?.at(line);
      if (record?.id.join() === id || record?.otherId?.join() === id) return line;
    }
  return saved;
}

function columnOfTab(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return tabOf(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString())
    ?.group.viewColumn;
}
