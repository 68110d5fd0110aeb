import { createHash } from 'node:crypto';
import type { Detection } from '../../core/detection/detection';
import { refuseBinary } from '../../core/dataset/bytes/binaryKinds';
import { decoded } from '../../core/dataset/bytes/decode';
import { encodingOf, type Encoding } from '../../core/dataset/bytes/encoding';
import { contentFormat } from '../../core/dataset/reading/contentFormat';
import { formatOf } from '../../core/dataset/reading/format';
import type { Format } from '../../core/dataset/reading/formats';
import { isLoose, isSpread, runTogether, type RunTogether } from '../../core/dataset/reading/jsonLayout';
import { rearranged } from '../../core/dataset/reading/rearranged';
import type { Reading } from '../../core/dataset/reading/reading';
import { UserError } from '../../core/userError';
import { heldBytes, readBytes, type ReadableBytes } from '../files/readBytes';
import { wrongEncoding } from './encodingDoubts';
import { headOf } from './fileHead';

/** What is read of a file: its own bytes, or what was made of them in memory where they are no list of records in UTF-8. */
export interface FileContent {
  readonly bytes: ReadableBytes;
  readonly size: number;
  readonly head: Buffer;
  readonly format: Format;
  /** JSON: whether records stand one after another on several lines each. */
  readonly isSpread: boolean;
  /** JSON: whether several stand on a line, one after another or in lists. */
  readonly together?: RunTogether;
  /** What was made of the file, and the SHA-256 of the file itself. */
  readonly made?: { readonly content: Uint8Array; readonly sha256: string };
  /** The line of the file that each record begins on, where it is not that of the content. */
  readonly lines?: readonly number[];
  readonly detections: readonly Detection[];
}

/** What is converted is held in memory. */
const mostConverted = 256 * 2 ** 20;
const megabyte = 2 ** 20;

/** Finds out how a file is encoded and where its records are. Throws UserError. */
export async function contentOf(
  file: ReadableBytes,
  name: string,
  size: number,
  reading: Reading,
): Promise<FileContent> {
  const raw = await readBytes(file, 0, Math.min(size, 2 ** 16));
  refuseBinary(name, raw);
  const encoding = reading.encoding === undefined ? encodingOf(raw) : toldEncoding(reading.encoding);
  if (encoding && reading.encoding !== undefined && isZeroed(encoding) && !raw.includes(0))
    throw wrongEncoding(name, reading.encoding);
  if (encoding && isZeroed(encoding) && !encoding.isSaid) throw notSaid(name, encoding);
  const decoded =
    encoding?.isSaid && encoding.name !== 'utf-8' ? await decodedFile(file, name, size, encoding) : undefined;
  const plain = decoded ?? (await asItStands(file, name, size, encoding));
  return (await listed(plain, name, reading)) ?? plain;
}

async function asItStands(
  file: ReadableBytes,
  name: string,
  size: number,
  encoding: Encoding | undefined,
): Promise<FileContent> {
  const plain = await withHead(file, size, name);
  if (!encoding || encoding.isSaid) return plain;
  return { ...plain, detections: [guessed(name, encoding), ...plain.detections] };
}

async function withHead(bytes: ReadableBytes, size: number, name: string): Promise<FileContent> {
  const head = await headOf(bytes, size);
  const { format, detections } = contentFormat(formatOf(name, head), head);
  const isJson = format === 'json' || format === 'jsonl';
  const together = isJson ? runTogether(head) : undefined;
  const spread = isJson && together === undefined && isSpread(head);
  return {
    ...{ bytes, size, head, isSpread: spread },
    format: spread || together ? 'jsonl' : format,
    ...(together && { together }),
    detections: [...detections, ...(together ? [saidTogether(together)] : [])],
  };
}

function saidTogether(together: RunTogether): Detection {
  const how = together === 'lists' ? 'in a list a line' : 'one after another on a line';
  return {
    subject: 'format',
    taken: 'JSON objects on one line',
    why: `the records stand ${how}; mixtures are written as JSON Lines, a record a line`,
    grade: 'likely',
    others: [],
  };
}

/** A file in another encoding as UTF-8. */
async function decodedFile(
  file: ReadableBytes,
  name: string,
  size: number,
  { name: encoding, title }: Encoding,
): Promise<FileContent> {
  refuseLarge(name, size, `in ${title}`, `"iconv -f ${encoding} -t utf-8" converts it`);
  const raw = await readBytes(file, 0, size);
  const text = decoded(raw, encoding);
  const content = Buffer.from(text);
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const faults =
    lost === 0 ? '' : `; ${lost.toLocaleString('en')} characters are wrong in it and read as \ufffd`;
  const plain = await withHead(heldBytes(content), content.length, name);
  return {
    ...plain,
    made: { content, sha256: createHash('sha256').update(raw).digest('hex') },
    detections: [
      {
        subject: 'encoding',
        taken: title,
        why: `read as ${title}${faults}; mixtures are written as UTF-8`,
        grade: 'likely',
        others: [],
      },
      ...plain.detections,
    ],
  };
}

/** The records of a JSON file that are no plain list or lines, as a list. */
async function listed(
  plain: FileContent,
  name: string,
  { records }: Reading,
): Promise<FileContent | undefined> {
  const { bytes, size, head, format, isSpread: spread, made, detections } = plain;
  if (format !== 'json' && format !== 'jsonl') {
    if (records !== undefined) throw new UserError(`${name} is no JSON: its records are its lines.`);
    return undefined;
  }
  if (plain.together) {
    if (records !== undefined)
      throw new UserError(`${name} is no single JSON object: its records stand on their own.`);
    return undefined;
  }
  const isOne = await isOneObject(bytes, size, head, spread);
  if (!isOne && !(format === 'json' && isLoose(head))) return spread ? saidSpread(plain) : undefined;
  refuseLarge(name, size, 'and one JSON object', 'JSON Lines, a record a line, can be of any size');
  const raw = await readBytes(bytes, 0, size);
  const list = rearranged(raw.toString('utf8').replace(/^\ufeff/, ''), name, records);
  if (!list) return spread ? saidSpread(plain) : undefined;
  const content = Buffer.from(list.content);
  return {
    bytes: heldBytes(content),
    size: content.length,
    head: content.subarray(0, 2 ** 16),
    format: 'json',
    isSpread: false,
    made: { content, sha256: made?.sha256 ?? createHash('sha256').update(raw).digest('hex') },
    lines: list.lines,
    detections: [...detections, list.detection],
  };
}

function saidSpread(plain: FileContent): FileContent {
  const detection: Detection = {
    subject: 'format',
    taken: 'JSON objects one after another',
    why: 'on several lines each; mixtures are written as JSON Lines, a record a line',
    grade: 'likely',
    others: [],
  };
  return { ...plain, detections: [...plain.detections, detection] };
}

/** Whether a file is one JSON object and nothing more. */
async function isOneObject(
  bytes: ReadableBytes,
  size: number,
  head: Buffer,
  isSpreadOut: boolean,
): Promise<boolean> {
  const start = head.findIndex((value) => value > 0x20 && value < 0x80);
  if (head[start] !== 0x7b) return false;
  if (isSpreadOut) return size <= mostConverted;
  for (let from = start; from < Math.min(size, longestLine); from += megabyte) {
    const part = await readBytes(bytes, from, Math.min(from + megabyte, size));
    const end = part.indexOf(0x0a);
    const next = end < 0 ? undefined : part.subarray(end).find((value) => value > 0x20);
    if (next !== undefined) return false;
    if (end >= 0 && from + megabyte < size) return false;
  }
  return size <= longestLine;
}

/** A line that is longer is no record of JSON Lines. */
const longestLine = mostConverted;

function isZeroed({ name }: Encoding): boolean {
  return name.startsWith('utf-16');
}

function toldEncoding(name: string): Encoding {
  try {
    return { name: new TextDecoder(name).encoding, title: name, isSaid: true, example: '' };
  } catch {
    throw new UserError(
      `"${name}" is no encoding that is known here. Among those that are: utf-8, utf-16le, gb18030, big5, shift_jis, euc-jp, euc-kr, windows-1250 to windows-1258, iso-8859-2, koi8-r, macintosh.`,
    );
  }
}

function notSaid(name: string, encoding: Encoding): UserError {
  return new UserError(questionOf(name, encoding), {
    remedy: { kind: 'chooseEncoding', encoding: encoding.name },
  });
}

function questionOf(name: string, { title, example }: Encoding): string {
  const shown = example === '' ? '' : ` ("${example}")`;
  return `${name} is not encoded as UTF-8: it looks like ${title}${shown}.`;
}

function guessed(name: string, encoding: Encoding): Detection {
  return {
    subject: 'encoding',
    taken: 'UTF-8',
    why: `though it looks like ${encoding.title}`,
    grade: 'unsure',
    others: [{ name: encoding.name, example: encoding.example }],
    remedy: { kind: 'chooseEncoding', encoding: encoding.name },
    question: questionOf(name, encoding),
  };
}

function refuseLarge(name: string, size: number, what: string, how: string): void {
  if (size > mostConverted)
    throw new UserError(
      `${name} is ${Math.ceil(size / megabyte)} MB ${what}, of which ${mostConverted / megabyte} MB can be read: ${how}.`,
    );
}
