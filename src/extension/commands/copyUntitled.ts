import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { writeWhole } from '../../engine/files/atomicFile';
import type { Dataset } from '../dataset/dataset';

/** A document without a file is scored as a copy; what its lines say counts, not where they lie. */
export async function copyUntitled({ uri, path }: Dataset): Promise<void> {
  if (uri.scheme !== 'untitled') return;
  const document = await vscode.workspace.openTextDocument(uri);
  await mkdir(dirname(path), { recursive: true });
  await writeWhole(path, [Buffer.from(document.getText())]);
}
