import * as vscode from 'vscode';
import { UserError } from '../../core/userError';
import { readingAt } from '../editor/openRecords';
import { recordText } from '../records/recordText';
import { nameOf } from '../host/target';
import type { VirtualDocuments } from '../host/virtualDocuments';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from '../dataset/surroundings';

/** Gradus: Show Record: the record under the cursor, or on a line (from 0) that is handed over, laid out to be read. */
export function showRecord(documents: VirtualDocuments) {
  return async (surroundings: Surroundings, uri?: unknown, line?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    await dataset.load();
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === dataset.uri.toString(),
    );
    if (!editor)
      throw new UserError(vscode.l10n.t('Open the dataset as text and put the cursor on a record.'));
    const cursor = typeof line === 'number' ? line : editor.selection.active.line;
    const reading = readingAt(editor.document, dataset, cursor);
    const at = reading?.line ?? cursor;
    const text = reading?.text ?? editor.document.lineAt(at).text;
    const { uri: of, scores } = dataset;
    await documents.show(
      `${nameOf(of)}, line ${at + 1}.jsonc`,
      recordText({ uri: of, line: at, text, reading, scores }),
      { of: of.toString() },
    );
  };
}
