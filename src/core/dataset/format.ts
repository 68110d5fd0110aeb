import { UserError } from '../userError';
import { byte, byteOrderMark, decodeUtf8, skipSpace } from './bytes';

/** The kinds of dataset files that can be read. */
export type Format = 'jsonl' | 'json' | 'csv' | 'tsv';

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
  const known = byExtension[extension];
  if (known) return known;
  const guess = guessFormat(head, from);
  if (guess) return guess;
  throw new UserError(
    `${name} is not a dataset that Gradus can read: it takes JSONL, JSON, CSV and TSV, told by the ending of the name.`,
  );
}

function refuseBinary(name: string, head: Uint8Array): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new UserError(`${name} is encoded as UTF-16: save it as UTF-8 first.`);
  if (head[0] === 0x1f && head[1] === 0x8b)
    throw new UserError(`${name} is compressed with gzip: unpack it first (gunzip -k ${name}).`);
  if (head[0] === 0x50 && head[1] === 0x41 && head[2] === 0x52 && head[3] === 0x31)
    throw new UserError(
      `${name} is a Parquet file, which Gradus cannot read yet: export it as JSONL or CSV.`,
    );
  const zero = head.indexOf(0);
  if (zero >= 0) throw new UserError(`${name} is not a text file: it holds a zero byte at offset ${zero}.`);
}

function guessFormat(head: Uint8Array, from: number): Format | undefined {
  if (head[from] === byte.openBracket) return 'json';
  const newline = head.indexOf(byte.newline, from);
  const line = decodeUtf8(head.subarray(from, newline < 0 ? head.length : newline)) ?? '';
  if (head[from] === byte.openBrace) return newline < 0 || isJson(line) ? 'jsonl' : 'json';
  if (line.includes('\t')) return 'tsv';
  return line.includes(',') ? 'csv' : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
