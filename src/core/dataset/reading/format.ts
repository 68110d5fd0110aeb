import { UserError } from '../../userError';
import { byte, byteOrderMark, decodeUtf8, skipSpace } from './bytes';
import type { Format } from './formats';

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

/** A kind of file that is told by its first bytes. */
interface BinaryKind {
  readonly begins: readonly number[];
  /** Where they stand; at the beginning where it is not said. */
  readonly at?: number;
  /** What it is, and what to do. */
  readonly what: (name: string) => string;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const packed =
  (by: string, unpack: string) =>
  (name: string): string =>
    `is compressed with ${by}: unpack it first (${unpack} ${name})`;
const archive = (kind: string): (() => string) => {
  return () => `is ${kind}: unpack it first, and name the file in it`;
};
const unreadable = (kind: string): (() => string) => {
  return () => `is ${kind}, which Gradus cannot read yet: export it as JSONL or CSV`;
};

const binaryKinds: readonly BinaryKind[] = [
  { begins: [0x1f, 0x8b], what: packed('gzip', 'gunzip -k') },
  { begins: [0x28, 0xb5, 0x2f, 0xfd], what: packed('Zstandard', 'unzstd -k') },
  // A frame that is passed over may come first: the files of pzstd begin so.
  { begins: [0x50, 0x2a, 0x4d, 0x18], what: packed('Zstandard', 'unzstd -k') },
  { begins: [0xfd, ...ascii('7zXZ')], what: packed('xz', 'unxz -k') },
  ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].flatMap((level) => [
    { begins: [...ascii(`BZh${level}1AY&SY`)], what: packed('bzip2', 'bunzip2 -k') },
    {
      begins: [...ascii(`BZh${level}`), 0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
      what: packed('bzip2', 'bunzip2 -k'),
    },
  ]),
  { begins: [0x04, 0x22, 0x4d, 0x18], what: packed('LZ4', 'unlz4 -k') },
  { begins: [0x1f, 0x9d], what: packed('compress', 'uncompress -k') },
  { begins: [0xff, 0x06, 0x00, 0x00, ...ascii('sNaPpY')], what: packed('Snappy', 'snzip -dk') },
  { begins: [...ascii('PK'), 3, 4], what: archive('a zip archive (as spreadsheets of Excel are, too)') },
  { begins: [...ascii('PK'), 5, 6], what: () => 'is a zip archive with nothing in it' },
  { begins: [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c], what: archive('a 7z archive') },
  { begins: [...ascii('Rar!'), 0x1a, 0x07], what: archive('a RAR archive') },
  { begins: ascii('ustar'), at: 257, what: archive('a tar archive') },
  { begins: ascii('PAR1'), what: unreadable('a Parquet file') },
  { begins: ascii('ARROW1'), what: unreadable('an Arrow file') },
  { begins: ascii('FEA1'), what: unreadable('a Feather file') },
  { begins: [...ascii('Obj'), 1], what: unreadable('an Avro file') },
  { begins: [0x89, ...ascii('HDF')], what: unreadable('an HDF5 file') },
  { begins: [0x93, ...ascii('NUMPY')], what: unreadable('a file of NumPy') },
  { begins: ascii('SQLite format 3\0'), what: unreadable('a database of SQLite') },
  { begins: ascii('DUCK'), at: 8, what: unreadable('a database of DuckDB') },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], what: unreadable('an old spreadsheet or document of Office') },
  { begins: ascii('%PDF-'), what: unreadable('a PDF') },
];

function refuseBinary(name: string, head: Uint8Array): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new UserError(`${name} is encoded as UTF-16: save it as UTF-8 first.`);
  const kind = binaryKinds.find(({ begins, at = 0 }) => begins.every((one, to) => head[at + to] === one));
  if (kind) throw new UserError(`${name} ${kind.what(name)}.`);
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
