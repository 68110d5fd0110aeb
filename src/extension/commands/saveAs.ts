import * as vscode from 'vscode';
import { splitName, writtenEnding } from '../../core/dataset/datasetName';
import type { SeenFile } from '../../core/protocol/agreed';
import { nameOf } from '../host/target';
import { seenFiles } from '../host/seenFiles';

/** Where a file is to go, and what lay there when that was agreed to: nothing else is replaced. */
export interface SaveTarget {
  readonly out: string;
  readonly replaces: readonly SeenFile[];
}

/**
 * Asks where a file that comes from a dataset is to go; undefined where the user changes their mind. An existing file is
 * asked about by the dialog. `beside` are the endings of files that are written with it.
 */
export async function saveAs(
  source: vscode.Uri,
  suffix: string,
  title: string,
  { ending, beside = [] }: { ending?: string; beside?: readonly string[] } = {},
): Promise<SaveTarget | undefined> {
  const name = splitName(nameOf(source));
  const folder =
    source.scheme === 'file'
      ? vscode.Uri.joinPath(source, '..')
      : vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showSaveDialog({
    title,
    ...(folder
      ? { defaultUri: vscode.Uri.joinPath(folder, `${name.stem}-${suffix}${ending ?? writtenEnding(name)}`) }
      : {}),
  });
  if (!chosen) return undefined;
  const out = chosen.fsPath;
  return { out, replaces: await seenFiles([out, ...beside.map((one) => out + one)]) };
}
