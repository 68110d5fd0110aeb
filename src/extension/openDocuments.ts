import * as vscode from 'vscode';
import type { Datasets } from './datasets';
import { isDatasetDocument } from './target';

/** Looks up what is stored for the datasets that are shown. */
export class OpenDocuments implements vscode.Disposable {
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly datasets: Datasets,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listening = vscode.window.onDidChangeVisibleTextEditors((editors) => this.look(editors));
    this.look(vscode.window.visibleTextEditors);
  }

  dispose(): void {
    this.listening.dispose();
  }

  private look(editors: readonly vscode.TextEditor[]): void {
    for (const { document } of editors)
      if (isDatasetDocument(document) && document.uri.scheme === 'file')
        this.datasets
          .of(document.uri)
          .load()
          .catch((error: unknown) => this.log.info(`${document.uri.fsPath}: ${String(error)}`));
  }
}
