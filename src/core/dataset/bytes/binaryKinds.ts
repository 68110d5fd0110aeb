import { UserError } from '../../userError';

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

/** Throws UserError where a file that begins with these bytes is no text, or another kind of text than a dataset. */
export function refuseBinary(name: string, head: Uint8Array): void {
  const kind = binaryKinds.find(({ begins, at = 0 }) => begins.every((one, to) => head[at + to] === one));
  if (isWorkbook(head))
    throw new UserError(`${name} is an Excel workbook: save its sheet as CSV (UTF-8), and name that.`);
  if (kind) throw new UserError(`${name} ${kind.what(name)}.`);
  if (isPickle(head)) throw new UserError(`${name} ${unreadable('a pickle of Python')()}.`);
  const text = asText(head.subarray(0, textLooked));
  if (/^\s*<(?:!doctype html|html[\s>])/i.test(text))
    throw new UserError(
      `${name} is a web page (HTML), not a dataset: was a link saved that asks to sign in?`,
    );
  if (/^\s*<\?xml\s/i.test(text)) throw new UserError(`${name} ${unreadable('XML')()}.`);
  if (text.startsWith('version https://git-lfs'))
    throw new UserError(
      `${name} is only a pointer of Git LFS, not the file itself: "git lfs pull" fetches the file.`,
    );
}

/** Throws UserError where a file that begins with these bytes has zero bytes, which text in UTF-8 has not. */
export function refuseZeros(name: string, head: Uint8Array): void {
  const mark = ((head[0] ?? 0) << 8) | (head[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff)
    throw new UserError(`${name} is encoded as UTF-16: save it as UTF-8 first.`);
  const zero = head.indexOf(0);
  if (zero >= 0) throw new UserError(`${name} is not a text file: it holds a zero byte at offset ${zero}.`);
}

const textLooked = 512;

function isWorkbook(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] !== 3) return false;
  return /xl\/(?:workbook|worksheets|_rels|sharedStrings|styles|theme)/.test(asText(head));
}

/** Protocols 2 to 5 begin with their number and an opcode. */
function isPickle([first, protocol, opcode]: Uint8Array): boolean {
  if (first !== 0x80 || protocol === undefined || protocol < 2 || protocol > 5) return false;
  return protocol > 3 ? opcode === 0x95 : opcode !== undefined && opcode < 0x80;
}

function asText(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
