import * as vscode from 'vscode';
import { UserError } from '../../core/userError';
import { readingAt } from '../editor/openRecords';
import type { RecordDocuments } from '../recordDocuments';
import { chosenDataset } from './chosenDataset';
import type { Surroundings } from './surroundings';

/** Gradus: Show Record: the record under the cursor, or on a line (from 0) that is handed over, laid out to be read. */
export function showRecord(documents: RecordDocuments) {
  return async (surroundings: Surroundings, uri?: unknown, line?: unknown): Promise<void> => {
    const dataset = await chosenDataset(surroundings, uri);
    await dataset.load();
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === dataset.uri.toString(),
    );
    if (!editor)
      throw new UserError(vscode.l10n.t('Open the dataset as text and put the cursor on a record.'));
    const at = typeof line === 'number' ? line : editor.selection.active.line;
    const reading = readingAt(editor.document, dataset, at);
    const text = reading?.text ?? editor.document.lineAt(at).text;
    await documents.show({
      uri: dataset.uri,
      line: reading?.line ?? at,
      text,
      reading,
      scores: dataset.scores,
    });
  };
}
