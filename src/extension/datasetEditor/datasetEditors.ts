import * as vscode from 'vscode';
import type { Surroundings } from '../dataset/surroundings';
import { editorTypes } from '../host/editorTypes';
import { DatasetEditor } from './datasetEditor';

/** Opens datasets of any kind and size as a table. */
export class DatasetEditors implements vscode.CustomReadonlyEditorProvider, vscode.Disposable {
  private readonly registered: vscode.Disposable;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly surroundings: Surroundings,
  ) {
    this.registered = vscode.Disposable.from(
      ...Object.values(editorTypes).map((type) =>
        vscode.window.registerCustomEditorProvider(type, this, {
          // A hidden page is made anew when it is seen again, and remembers where it was.
          supportsMultipleEditorsPerDocument: true,
        }),
      ),
    );
  }

  openCustomDocument(uri: vscode.Uri): vscode.CustomDocument {
    return { uri, dispose: () => undefined };
  }

  resolveCustomEditor({ uri }: vscode.CustomDocument, webviewPanel: vscode.WebviewPanel): void {
    const dataset = this.surroundings.datasets.of(uri);
    const editor = new DatasetEditor(webviewPanel, dataset, this.surroundings, this.context);
    webviewPanel.onDidDispose(() => editor.dispose());
  }

  dispose(): void {
    this.registered.dispose();
  }
}
