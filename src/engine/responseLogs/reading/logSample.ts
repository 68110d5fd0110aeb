import type { FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { byte, byteOrderMark, skipSpace } from '../../../core/dataset/bytes/bytes';
import { formatOf } from '../../../core/dataset/reading/format';
import type { Format } from '../../../core/dataset/reading/formats';
import type { Fields } from '../../../core/dataset/reading/record';
import { logDialect } from './logDialect';
import { UserError } from '../../../core/userError';
import { readBytes } from '../../files/readBytes';
import { openRegular } from '../../files/regularFile';
import { withFile } from '../../files/systemErrors';
import type { CsvRow } from './csvRow';
import { readCsvRows } from './csvRows';
import { isHeaderAgain } from './headedRows';
import { readJsonRecords, readLenient, type JsonLayout } from './jsonRecords';
import { zipBytes, zipEntries, type ZipEntry } from '../../files/zipArchive';
import { findListMember, type ListMember } from './listMember';
import { logTextOf, type LogText } from './logText';
import type { TextCopies } from '../../sources/textCopy';
import type { Dialect } from '../../../core/dataset/reading/dialect';

/** The beginning of a file, by which its format is told. */
export interface LogSample {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
  /** What is read of it. */
  readonly text: LogText;
  readonly content: JsonContent | ObjectContent | ArchiveContent | CsvContent;
}

/** Records in JSON: the first of them. */
export interface JsonContent {
  readonly kind: JsonLayout;
  readonly records: readonly Fields[];
}

/** One JSON object around a list of samples: what stands before the list, and where the list is. */
export interface ObjectContent {
  readonly kind: 'object';
  readonly before: Fields;
  readonly list: ListMember;
}

/** A zip archive with a record a file, such as Inspect's `.eval`: what is said of all of them, and the files of the samples. */
export interface ArchiveContent {
  readonly kind: 'archive';
  readonly before: Fields;
  readonly entries: readonly ZipEntry[];
}

/** CSV: the first rows, a header among them where there is one. */
export interface CsvContent {
  readonly kind: 'csv';
  readonly dialect: Dialect;
  readonly rows: readonly (readonly string[])[];
}

const mostRecords = 200;
const mostCells = 2_000_000;
const firstHead = 256 * 2 ** 10;
const longestHead = 256 * 2 ** 20;

/** Reads the beginning of a file, of its text where it is packed: enough of it for one whole record. Throws UserError where it is no text. */
export async function sampleOf(path: string, texts?: TextCopies, signal?: AbortSignal): Promise<LogSample> {
  const text = await logTextOf(path, texts, signal);
  const { size } = text;
  const file = await openRegular(text.path);
  try {
    const about = { path, name: basename(path), folder: dirname(path), text };
    for (let length = firstHead; ; length *= 4) {
      const head = await withFile('read', path, () => readBytes(file, 0, Math.min(length, size)));
      if (isPickle(head)) throw pickled(about.name);
      if (isZip(head)) return { ...about, content: await archiveContent(file, about.name, size) };
      const faults: string[] = [];
      const content = await contentOf(text.path, head, formatOf(text.name, head), faults);
      if (content) return { ...about, content };
      if (length >= Math.min(size, longestHead)) throw noRecord(about.name, head, faults[0]);
    }
  } finally {
    await file.close();
  }
}

function noRecord(name: string, head: Buffer, fault = 'line 1: no whole record could be found'): UserError {
  return new UserError(
    'fields' in readLenient(head.subarray(byteOrderMark(head)))
      ? `${name} holds one JSON object that is no log: records stand one a line or in a list.`
      : `${name}, ${fault}.`,
  );
}

/** Whether a file is a pickle of protocol 2 or later, as torch.save wrote it before it wrote zip archives. */
function isPickle(head: Buffer): boolean {
  return head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5;
}

function pickled(name: string): UserError {
  return new UserError(
    `${name} is a pickle (torch.save), which is not opened: reading a pickle can run code. Save the rollouts as JSON Lines instead.`,
  );
}

function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b;
}

/** What is said of an evaluation stands in the header, which is written last, or in the journal of one that was not finished. */
async function archiveContent(file: FileHandle, name: string, size: number): Promise<ArchiveContent> {
  const all = await zipEntries(file, name, size);
  const header = ['header.json', '_journal/start.json']
    .map((one) => all.find((entry) => entry.name === one))
    .find(Boolean);
  if (all.some((entry) => /(?:^|\/)data\.pkl$/.test(entry.name))) throw pickled(name);
  const entries = all.filter((entry) => /^samples\/.+\.json$/.test(entry.name));
  const read = header && readLenient(await zipBytes(file, name, header));
  if (!read || !('fields' in read) || !('eval' in read.fields))
    throw new UserError(`${name} is a zip archive that holds no log of Inspect (.eval).`);
  if (entries.length === 0) throw new UserError(`${name}: the evaluation has no sample yet.`);
  return { kind: 'archive', before: read.fields, entries };
}

async function contentOf(
  path: string,
  head: Buffer,
  format: Format,
  faults: string[],
): Promise<LogSample['content'] | undefined> {
  // The head ends anywhere: what is cut off by it is no fault. One byte more than it tells whether the file goes on.
  const limit = head.length + 1;
  const problem = (line: number, text: string): unknown => faults.push(`line ${line}: ${text}`);
  if (format === 'csv' || format === 'tsv')
    return csvContent(path, logDialect(head.subarray(0, firstHead), format), limit, problem);
  const first = head[skipSpace(head, byteOrderMark(head), head.length)];
  return (
    objectContent(head) ?? jsonContent(path, limit, first === byte.openBracket ? 'list' : 'lines', problem)
  );
}

type Fault = (line: number, text: string) => void;

async function jsonContent(
  path: string,
  limit: number,
  kind: JsonLayout,
  problem: Fault,
): Promise<JsonContent | undefined> {
  const records: Fields[] = [];
  const record = (fields: Fields): boolean => records.push(fields) < mostRecords;
  await readJsonRecords(path, kind, { record, problem }, { limit });
  return records.length > 0 ? { kind, records } : undefined;
}

function objectContent(head: Buffer): ObjectContent | undefined {
  const list = findListMember(head, 'samples');
  if (!list) return undefined;
  const text = head.toString('utf8', byteOrderMark(head), list.name).trimEnd().replace(/,$/, '');
  const before = readLenient(Buffer.from(`${text}}`));
  return 'fields' in before && 'eval' in before.fields
    ? { kind: 'object', before: before.fields, list }
    : undefined;
}

async function csvContent(
  path: string,
  dialect: Dialect,
  limit: number,
  problem: Fault,
): Promise<CsvContent | undefined> {
  const rows: string[][] = [];
  let cells = 0;
  const row = (one: CsvRow): boolean => {
    rows.push(one.texts());
    return rows.length < mostRecords && (cells += one.count) < mostCells;
  };
  await readCsvRows(path, dialect, { row, problem }, { limit });
  const own = rows.filter((one, at) => at === 0 || !isHeaderAgain(rows[0]!, one));
  return rows.length > 1 ? { kind: 'csv', dialect, rows: own.length > 1 ? own : rows } : undefined;
}
