import * as vscode from 'vscode';
import type { Surroundings } from '../dataset/surroundings';
import { isSurelyDataset, nameOf } from '../host/target';
import { largestText } from '../host/editorTypes';
import { RememberedUris } from '../host/rememberedUris';
import { showDatasetEditor } from './openDatasetEditor';

/** Offers the dataset editor once for each dataset that is open as a text and too large for VS Code to let extensions see it. */
export class LargeTexts implements vscode.Disposable {
  private readonly offered: RememberedUris;
  private readonly listening: vscode.Disposable;

  constructor(
    memory: vscode.Memento,
    private readonly surroundings: Surroundings,
  ) {
    this.offered = new RememberedUris(memory, 'offeredEditors');
    this.listening = vscode.window.tabGroups.onDidChangeTabs(() => void this.look());
    void this.look();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private async look(): Promise<void> {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    if (!(input instanceof vscode.TabInputText) || input.uri.scheme !== 'file') return;
    const { uri } = input;
    if (!isSurelyDataset(uri) || this.offered.has(uri.toString())) return;
    const size = await sizeOf(uri);
    if (size <= largestText || this.offered.has(uri.toString())) return;
    await this.offered.add(uri.toString());
    this.surroundings.notifications.done(
      vscode.l10n.t(
        '{0} is too large for marks and hovers in the text editor. The dataset editor shows all of it as a table.',
        nameOf(uri),
      ),
      { title: vscode.l10n.t('Open Dataset Editor'), run: () => showDatasetEditor(uri) },
    );
  }
}

async function sizeOf(uri: vscode.Uri): Promise<number> {
  return vscode.workspace.fs.stat(uri).then(
    ({ size }) => size,
    () => 0,
  );
}
