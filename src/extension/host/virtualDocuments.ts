import * as vscode from 'vscode';

/** Texts of one scheme that are shown as documents which cannot be edited and need no saving. */
export class VirtualDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private readonly registered: vscode.Disposable;

  constructor(
    private readonly scheme: string,
    /** What stands in a document that was left open from an earlier window. */
    private readonly lost: string,
  ) {
    this.registered = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.texts.delete(uri.toString())),
      this.changes,
    );
  }

  /** Opens a text beside what is open. A name may be given to several texts: what it is `of` tells them apart. */
  async show(
    name: string,
    text: string,
    { of = '', preserveFocus = false }: { of?: string; preserveFocus?: boolean } = {},
  ): Promise<void> {
    const path = `/${name.replace(/[\\/]/g, ' ')}`;
    const uri = vscode.Uri.from({ scheme: this.scheme, path, query: of });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    const viewColumn = vscode.ViewColumn.Beside;
    await vscode.window.showTextDocument(document, { viewColumn, preview: true, preserveFocus });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? this.lost;
  }

  dispose(): void {
    this.registered.dispose();
  }
}
