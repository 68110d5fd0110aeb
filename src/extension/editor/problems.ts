import * as vscode from 'vscode';
import type { Problem } from '../../core/protocol/datasetApi';
import type { Dataset } from '../dataset/dataset';
import type { Datasets } from '../dataset/datasets';

const most = 1000;

/** Records that cannot be used, as VS Code's own problems, and how a file is read where that is unusual. */
export class ProblemList implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('gradus');
  private readonly shown = new WeakMap<Dataset, { problems: unknown; notes: string }>();
  private readonly listening: vscode.Disposable;

  constructor(datasets: Datasets) {
    this.listening = datasets.onDidChange((dataset) => this.show(dataset));
  }

  dispose(): void {
    vscode.Disposable.from(this.listening, this.collection).dispose();
  }

  private show(dataset: Dataset): void {
    const notes = dataset.scores?.snapshot.dataset.notes ?? [];
    const shown = this.shown.get(dataset);
    if (shown?.problems === dataset.problems && shown.notes === notes.join()) return;
    this.shown.set(dataset, { problems: dataset.problems, notes: notes.join() });
    this.collection.set(dataset.uri, [
      ...notes.map(remark),
      ...dataset.problems.slice(0, most).map(diagnostic),
    ]);
  }
}

/** A sentence on the whole file, at its first line. */
function remark(text: string): vscode.Diagnostic {
  const { Information } = vscode.DiagnosticSeverity;
  const note = new vscode.Diagnostic(new vscode.Range(0, 0, 0, Number.MAX_SAFE_INTEGER), text, Information);
  note.source = 'Gradus';
  return note;
}

function diagnostic({ line, lines = 1, text }: Problem): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line + lines - 2, Number.MAX_SAFE_INTEGER);
  const problem = new vscode.Diagnostic(
    range,
    vscode.l10n.t('This record cannot be used: {0}.', text),
    vscode.DiagnosticSeverity.Error,
  );
  problem.source = 'Gradus';
  return problem;
}
