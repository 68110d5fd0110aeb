import { open, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { beginsRecordList } from '../../core/dataset/reading/recordList';

/** How much of a file is looked at. */
const most = 64 * 1024;

/** The context keys that menus go by: the paths of files that are surely datasets, and of files that surely are none. */
const keys = { datasets: 'gradus.jsonDatasets', others: 'gradus.jsonOthers' } as const;

/** Tells menus which of the `.json` files that are open are lists of records: any other is left in peace. */
export class JsonFiles implements vscode.Disposable {
  private readonly known = new Map<string, boolean>();
  private readonly listening: vscode.Disposable;

  constructor() {
    this.listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.lookAt(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.lookAt(document)),
      vscode.window.tabGroups.onDidChangeTabs(() => this.lookAtTabs()),
    );
    vscode.workspace.textDocuments.forEach((document) => this.lookAt(document));
    this.lookAtTabs();
  }

  dispose(): void {
    this.listening.dispose();
  }

  private lookAt(document: vscode.TextDocument): void {
    const { uri, languageId } = document;
    if (!isJson(uri)) return;
    // What VS Code reads as JSON with comments is a settings file of some tool.
    this.note(uri, languageId !== 'jsonc' && beginsRecordList(beginningOf(document)));
  }

  /** Above 50 MB there is no document, but there is a tab. */
  private lookAtTabs(): void {
    const uris = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputText ? [input.uri] : []));
    for (const uri of uris.filter((one) => isJson(one) && !this.known.has(one.toString())))
      beginningOfFile(uri.fsPath).then(
        (head) => this.known.has(uri.toString()) || this.note(uri, beginsRecordList(head)),
        () => undefined,
      );
  }

  private note(uri: vscode.Uri, isDataset: boolean): void {
    if (this.known.get(uri.toString()) === isDataset) return;
    this.known.set(uri.toString(), isDataset);
    const those = (wanted: boolean): string[] =>
      [...this.known].filter(([, is]) => is === wanted).flatMap(([name]) => pathsOf(vscode.Uri.parse(name)));
    void vscode.commands.executeCommand('setContext', keys.datasets, those(true));
    void vscode.commands.executeCommand('setContext', keys.others, those(false));
  }
}

/** What a window calls a file's path: as the system writes it, or, where the file is on another machine, as its address does. */
function pathsOf({ fsPath, path }: vscode.Uri): string[] {
  return fsPath === path ? [path] : [fsPath, path];
}

function isJson({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'file' && /\.json$/i.test(path);
}

function beginningOf(document: vscode.TextDocument): Uint8Array {
  let text = '';
  for (let line = 0; line < document.lineCount && text.length < most; line++)
    text += `${document.lineAt(line).text.slice(0, most)}\n`;
  return new TextEncoder().encode(text);
}

async function beginningOfFile(path: string): Promise<Uint8Array> {
  if (!(await stat(path)).isFile()) return new Uint8Array();
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
