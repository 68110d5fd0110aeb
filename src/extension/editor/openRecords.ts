import type * as vscode from 'vscode';
import type { Dataset } from '../dataset/dataset';
import { documentRecords, type DocumentRecords } from '../records/documentRecords';
import { readingOf, type Reading } from '../records/reading';

const made = new WeakMap<
  vscode.TextDocument,
  { version: number; readAs: string; records: DocumentRecords }
>();

/** The records of a document as it stands now; undefined where nothing is scored, or the scores of a text have still to come. Made anew only where it was edited. */
export function recordsOf(
  document: vscode.TextDocument,
  { scores, said }: Dataset,
): DocumentRecords | undefined {
  if (!scores?.isWhole) return undefined;
  const { format } = scores.snapshot.dataset;
  const readAs = JSON.stringify([format, said.reading]);
  const known = made.get(document);
  if (known?.version === document.version && known.readAs === readAs) return known.records;
  const records = documentRecords(document, format, said.reading);
  made.set(document, { version: document.version, readAs, records });
  return records;
}

/** What is known of the record on a line; undefined where there is none, or nothing is scored. */
export function readingAt(
  document: vscode.TextDocument,
  dataset: Dataset,
  line: number,
): (Reading & { readonly line: number; readonly text: string }) | undefined {
  const record = recordsOf(document, dataset)?.at(line);
  if (!record || !dataset.scores) return undefined;
  const reading = readingOf(dataset.scores, dataset.examined.of, dataset.broken, record);
  return { ...reading, line: record.line, text: record.text };
}
