import * as vscode from 'vscode';
import type { Surroundings } from '../dataset/surroundings';
import type { Dataset } from '../dataset/dataset';
import { nameOf } from '../host/target';

/** A log that lies where a dataset lies, and what kind it is. */
export interface LogBeside {
  readonly uri: vscode.Uri;
  readonly kind: string;
}

/** So many files and folders are looked at: somebody waits. */
const mostLooked = 40;
const logName = /\.(jsonl|ndjson|json|csv|eval)$/i;

/** The logs in a dataset's folder that cannot be mistaken: files, and folders whose first file is one. */
export async function logsBeside({ engine }: Surroundings, { uri }: Dataset): Promise<LogBeside[]> {
  if (uri.scheme !== 'file') return [];
  const entries = (await listed(vscode.Uri.joinPath(uri, '..'))).filter((one) => one.uri.path !== uri.path);
  const looked = await Promise.all(
    entries.slice(0, mostLooked).map(async ({ uri: log, isFolder }): Promise<LogBeside[]> => {
      const file = isFolder ? (await listed(log)).find((one) => !one.isFolder)?.uri : log;
      const kind = file && (await engine.call('logKind', { path: file.fsPath }));
      return kind ? [{ uri: log, kind: kind.title }] : [];
    }),
  );
  return looked.flat();
}

/** The folders and possible logs of a folder, by name; none where it cannot be read. */
async function listed(folder: vscode.Uri): Promise<{ uri: vscode.Uri; isFolder: boolean }[]> {
  const found = await vscode.workspace.fs.readDirectory(folder).then(
    (all) => all,
    () => [],
  );
  return found
    .map(([name, type]) => ({
      uri: vscode.Uri.joinPath(folder, name),
      isFolder: type === vscode.FileType.Directory,
    }))
    .filter(({ uri, isFolder }) => isFolder || logName.test(uri.path))
    .sort((one, other) => nameOf(one.uri).localeCompare(nameOf(other.uri)));
}
