import * as vscode from 'vscode';
import { offerLog } from '../commands/logFile';
import type { Surroundings } from '../dataset/surroundings';

/** Offers to import a log of Inspect that is opened, which no dataset is called like: nothing is asked of the engine for other files. */
export class OpenedLogs implements vscode.Disposable {
  private readonly listening: vscode.Disposable;

  constructor(private readonly surroundings: Surroundings) {
    this.listening = vscode.window.tabGroups.onDidChangeTabs(() => this.look());
    this.look();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private look(): void {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    const isFile = input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom;
    if (!isFile || !/\.eval$/i.test(input.uri.path)) return;
    offerLog(this.surroundings, input.uri).catch((error: unknown) =>
      this.surroundings.log.info(`${input.uri.path}: ${String(error)}`),
    );
  }
}
