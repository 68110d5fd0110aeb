import * as vscode from 'vscode';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';
import { marksEnabled, onSettingsChanged } from '../host/settings';
import { bandColour } from './colours';

/** A ruler has some hundred pixels: more marks than this run into one bar that says nothing. */
const mostMarks = 100;

/** The hardest tenth of a dataset in the overview ruler, of a large one the hardest hundred. */
export class HardestInRuler implements vscode.Disposable {
  private readonly type = vscode.window.createTextEditorDecorationType({
    overviewRulerColor: bandColour('hard'),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
  });
  private readonly disposables: vscode.Disposable[];
  private readonly drawn = new WeakMap<vscode.TextEditor, unknown>();

  constructor(private readonly datasets: Datasets) {
    const all = (): void => vscode.window.visibleTextEditors.forEach((editor) => this.draw(editor));
    this.disposables = [
      this.type,
      datasets.onDidChange(all),
      onSettingsChanged(all),
      vscode.window.onDidChangeVisibleTextEditors(all),
    ];
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private draw(editor: vscode.TextEditor): void {
    const dataset = this.datasets.known(editor.document.uri);
    const scores = marksEnabled() && dataset?.scores?.isWhole ? dataset.scores : undefined;
    // Once drawn, the editor moves the marks along with its lines.
    if (this.drawn.get(editor) === scores) return;
    this.drawn.set(editor, scores);
    editor.setDecorations(this.type, scores && dataset ? hardestLines(dataset, editor.document) : []);
  }
}

function hardestLines({ scores }: Dataset, { lineCount }: vscode.TextDocument): vscode.Range[] {
  const { hardestFirst, snapshot } = scores!;
  const shown = Math.min(mostMarks, Math.ceil(hardestFirst.length / 10));
  return Array.from(hardestFirst.subarray(0, shown), (row) => snapshot.lines[row]! - 1)
    .filter((line) => line < lineCount)
    .map((line) => new vscode.Range(line, 0, line, 0));
}
