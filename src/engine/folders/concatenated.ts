import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { byte } from '../../core/dataset/bytes/bytes';
import type { Reading } from '../../core/dataset/reading/reading';
import { UserError } from '../../core/userError';
import { FileContent, type Unpacking } from '../compression/fileContent';
import { writeUnpacked } from '../compression/writeUnpacked';
import type { Written } from '../files/atomicFile';
import type { DatasetFiles } from './datasetFiles';
import type { FileKind } from './fileKind';
import { JoinedFile, type Joiner } from './joinedFile';
import { JsonJoiner } from './joinLists';
import { LineJoiner } from './joinLines';
import { LikeRecords } from './likeRecords';
import { TableJoiner } from './joinTables';

/** One of the files of a copy: its own size and SHA-256, and where it is in the copy. */
export interface FilePlace extends Written {
  readonly name: string;
  /** The first byte of the copy that is of it, and the line that begins or stands there, from 1. */
  readonly firstByte: number;
  readonly firstLine: number;
  /** How many of its lines come before that: line n of the copy is line n - firstLine + 1 + droppedLines of the file. */
  readonly droppedLines: number;
}

/** A copy of several files as one: its size and SHA-256, and where each is in it. */
export interface Concatenated extends Written {
  readonly files: readonly FilePlace[];
}

/** How files are joined. */
export interface Concatenating extends Unpacking {
  readonly reading?: Reading;
}

/**
 * Writes the files of a text dataset, compressed or not, as one new file: records are never joined across files, a table's header
 * stands once, JSON lists become one. Nothing stays of it where that fails. Throws UserError where a file cannot be read, and where
 * the files are no one dataset.
 */
export async function concatenated(
  { folder, names, kind }: Pick<DatasetFiles, 'folder' | 'names' | 'kind'>,
  out: string,
  how: Concatenating = {},
): Promise<Concatenated> {
  const files: FilePlace[] = [];
  const joiner = joinerOf(kind, names.length > 1, how.reading);
  const written = await writeUnpacked(out, joined(folder, names, joiner, out, how, files));
  return { ...written, files };
}

function joinerOf(kind: FileKind, areMany: boolean, reading: Reading | undefined): Joiner {
  if (kind === 'csv' || kind === 'tsv') return new TableJoiner(kind, reading);
  if (kind === 'json') return new JsonJoiner(areMany);
  if (kind === 'jsonl') return new LineJoiner();
  throw new Error('Parquet files are no text.');
}

async function* joined(
  folder: string,
  names: readonly string[],
  joiner: Joiner,
  out: string,
  how: Concatenating,
  files: FilePlace[],
): AsyncGenerator<Uint8Array> {
  const at = { byte: 0, line: 1 };
  const like = new LikeRecords();
  const progress = await wholeProgress(folder, names, how);
  for (const name of names) {
    const content = await FileContent.open(join(folder, name));
    const file = await JoinedFile.begin(name, content.pieces(out, { ...how, progress: progress?.() }));
    try {
      const place = { firstByte: at.byte, firstLine: at.line };
      refuseWide(file, names.length);
      like.check(file);
      for await (const piece of joiner.join(file)) {
        at.byte += piece.length;
        at.line += newlinesIn(piece);
        yield piece;
      }
      await file.drain();
      const { droppedLines, separator } = file;
      place.firstByte += separator.bytes;
      place.firstLine += separator.lines;
      files.push({ name, ...place, droppedLines, ...content.read() });
    } finally {
      await file.close();
      await content.close();
    }
  }
  yield joiner.end();
}

/** Tells how much of all files was read, file after file. */
async function wholeProgress(
  folder: string,
  names: readonly string[],
  { progress }: Concatenating,
): Promise<(() => NonNullable<Unpacking['progress']>) | undefined> {
  if (!progress) return undefined;
  let total = 0;
  for (const name of names) total += (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0;
  let before = 0;
  let now = 0;
  return () => {
    before += now;
    now = 0;
    return (done) => {
      now = done;
      progress(before + done, Math.max(total, before + done));
    };
  };
}

/** Throws UserError for UTF-16, which no file can be joined to. */
function refuseWide({ head: [first, second], name }: JoinedFile, count: number): void {
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (isWide && count > 1)
    throw new UserError(
      `${name} is encoded as UTF-16: save it as UTF-8 first, as files are that are read as one.`,
    );
}

function newlinesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(byte.newline); at >= 0; at = bytes.indexOf(byte.newline, at + 1)) count++;
  return count;
}
