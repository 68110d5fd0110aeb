import * as vscode from 'vscode';
import type { Dataset } from './dataset';
import type { Datasets } from './datasets';
import { isDatasetDocument, isSurelyDataset, targetsOf } from '../host/target';

/** Looks up what is stored for the datasets that are shown, be it as a text or as a file too large to be one. */
export class OpenDocuments implements vscode.Disposable {
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly datasets: Datasets,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.listening = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => this.look()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.look()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.load(datasets.known(uri))),
    );
    this.look();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private look(): void {
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isDatasetDocument);
    const uris = [...shown.map(({ uri }) => uri), ...targetsOf().filter(isSurelyDataset)];
    for (const uri of uris.filter(({ scheme }) => scheme === 'file')) this.load(this.datasets.of(uri));
  }

  private load(dataset: Dataset | undefined): void {
    dataset?.load().catch((error: unknown) => this.log.info(`${dataset.path}: ${String(error)}`));
  }
}
