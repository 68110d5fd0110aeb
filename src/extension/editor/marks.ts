import * as vscode from 'vscode';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';
import { readingOf } from '../records/reading';
import { marksEnabled, onSettingsChanged } from '../host/settings';
import { isDatasetDocument } from '../host/target';
import { markOf } from './mark';
import { recordsOf } from './openRecords';

/** Lines beyond the visible ones that are marked too, so that scrolling a little shows nothing half done. */
const margin = 60;
const wait = 60;

/** The difficulty mark beside every line that can be seen, and no other. */
export class Marks implements vscode.Disposable {
  private readonly type = vscode.window.createTextEditorDecorationType({
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly waiting = new Map<vscode.TextEditor, NodeJS.Timeout>();
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly datasets: Datasets) {
    const all = (): void => vscode.window.visibleTextEditors.forEach((editor) => this.soon(editor));
    const ofDocument = (document: vscode.TextDocument): void =>
      vscode.window.visibleTextEditors
        .filter((editor) => editor.document === document)
        .forEach((editor) => this.soon(editor));
    this.disposables = [
      this.type,
      datasets.onDidChange(all),
      onSettingsChanged(all),
      vscode.window.onDidChangeVisibleTextEditors(all),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.soon(textEditor)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => ofDocument(document)),
    ];
  }

  dispose(): void {
    this.waiting.forEach((timer) => clearTimeout(timer));
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private soon(editor: vscode.TextEditor): void {
    if (this.waiting.has(editor) || !isDatasetDocument(editor.document)) return;
    this.waiting.set(
      editor,
      setTimeout(() => {
        this.waiting.delete(editor);
        this.draw(editor);
      }, wait),
    );
  }

  private draw(editor: vscode.TextEditor): void {
    const dataset = this.datasets.known(editor.document.uri);
    const shown = marksEnabled() && dataset?.scores?.isWhole && dataset.scores.primary;
    editor.setDecorations(
      this.type,
      shown ? editor.visibleRanges.flatMap((range) => marksIn(editor, dataset, range)) : [],
    );
  }
}

function marksIn(
  { document }: vscode.TextEditor,
  dataset: Dataset,
  { start, end }: vscode.Range,
): vscode.DecorationOptions[] {
  const records = recordsOf(document, dataset);
  const last = Math.min(document.lineCount - 1, end.line + margin);
  return (records?.between(Math.max(0, start.line - margin), last) ?? []).flatMap((record) => {
    const reading = readingOf(dataset.scores!, dataset.examined.of, dataset.broken, record);
    if (reading.state === 'stale') dataset.examined.want(record);
    if (reading.state === 'broken') return [];
    return {
      range: new vscode.Range(record.line, 0, record.line, 0),
      renderOptions: { before: markOf(reading) },
    };
  });
}
