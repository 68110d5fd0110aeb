import * as vscode from 'vscode';
import type { Dataset } from '../dataset';
import type { Datasets } from '../datasets';

const most = 1000;

/** Records that cannot be used, as VS Code's own problems. */
export class ProblemList implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('gradus');
  private readonly shown = new WeakMap<Dataset, unknown>();
  private readonly listening: vscode.Disposable;

  constructor(datasets: Datasets) {
    this.listening = datasets.onDidChange((dataset) => this.show(dataset));
  }

  dispose(): void {
    vscode.Disposable.from(this.listening, this.collection).dispose();
  }

  private show(dataset: Dataset): void {
    if (this.shown.get(dataset) === dataset.problems) return;
    this.shown.set(dataset, dataset.problems);
    this.collection.set(
      dataset.uri,
      dataset.problems.slice(0, most).map(({ line, text }) => diagnostic(line, text)),
    );
  }
}

function diagnostic(line: number, text: string): vscode.Diagnostic {
  const range = new vscode.Range(line - 1, 0, line - 1, Number.MAX_SAFE_INTEGER);
  const problem = new vscode.Diagnostic(
    range,
    vscode.l10n.t('This record cannot be used: {0}.', text),
    vscode.DiagnosticSeverity.Error,
  );
  problem.source = 'Gradus';
  return problem;
}
