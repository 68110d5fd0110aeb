import * as vscode from 'vscode';
import { nameOf } from '../host/target';

/** Asks where a file that comes from a dataset is to go; undefined where the user changes their mind. An existing file is asked about by the dialog. */
export async function saveAs(
  source: vscode.Uri,
  suffix: string,
  title: string,
  ending = endingOf(source),
): Promise<string | undefined> {
  const stem = nameOf(source).replace(/\.[^.]+$/, '');
  const folder =
    source.scheme === 'file'
      ? vscode.Uri.joinPath(source, '..')
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${stem}-${suffix}${ending}`;
  const chosen = await vscode.window.showSaveDialog({
    title,
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
  });
  return chosen?.fsPath;
}

function endingOf({ path }: vscode.Uri): string {
  return /\.[^./]+$/.exec(path)?.[0] ?? '.jsonl';
}
