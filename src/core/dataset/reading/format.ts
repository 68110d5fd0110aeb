import { UserError } from '../../userError';
import { refuseBinary, refuseZeros } from '../bytes/binaryKinds';
import { byte, byteOrderMark, decodeUtf8, skipSpace } from '../bytes/bytes';
import type { Format } from './formats';
import { parseLoosely } from './looseJson';

const byExtension: Partial<Record<string, Format>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
};

/**
 * The format of a file by its name and first bytes. A `.json` file may hold a list or, as many do, JSON Lines.
 * Throws UserError for an empty file and for what is no text dataset.
 */
export function formatOf(name: string, head: Uint8Array): Format {
  const from = skipSpace(head, byteOrderMark(head), head.length);
  if (from === head.length) throw new UserError(`${name} is empty: there is nothing to score in it.`);
  refuseBinary(name, head);
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const found = byExtension[extension] ?? guessFormat(head, from);
  if (!isLines(found, head)) refuseZeros(name, head);
  if (found) return found;
  throw new UserError(
    `${name} is not a dataset that Gradus can read: it takes JSONL, JSON, CSV and TSV, told by the ending of the name.`,
  );
}

/** Whether it is JSON Lines, where zero bytes between the records are left out. */
function isLines(format: Format | undefined, head: Uint8Array): boolean {
  return (
    format === 'jsonl' && head.subarray(byteOrderMark(head)).find((value) => value !== 0) === byte.openBrace
  );
}

function guessFormat(head: Uint8Array, from: number): Format | undefined {
  if (head[from] === byte.openBracket) return 'json';
  if (head[from] === slash && (head[from + 1] === slash || head[from + 1] === star)) return 'json';
  const newline = head.indexOf(byte.newline, from);
  const line = decodeUtf8(head.subarray(from, newline < 0 ? head.length : newline)) ?? '';
  if (head[from] === byte.openBrace) return newline < 0 || isJson(line) ? 'jsonl' : 'json';
  if (line.includes('\t')) return 'tsv';
  return line.includes(',') ? 'csv' : undefined;
}

function isJson(text: string): boolean {
  try {
    parseLoosely(text);
    return true;
  } catch {
    return false;
  }
}

const slash = 0x2f;
const star = 0x2a;
