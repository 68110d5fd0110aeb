import type { FileHandle } from 'node:fs/promises';
import * as zlib from 'node:zlib';
import { UserError } from '../../core/userError';

/** A file in a zip archive. */
export interface ZipEntry {
  readonly name: string;
  /** How it is compressed: 0 not, 8 deflate, 93 Zstandard. */
  readonly method: number;
  /** Bytes in the archive, and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** Node has it from version 22.15 on. */
const zstd = (zlib as { zstdDecompressSync?: (bytes: Buffer, options: object) => Buffer }).zstdDecompressSync;

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const end64Signature = 0x06064b50;
const localSize = 30;
const longestEnd = 22 + 0xffff;
const largestDirectory = 64 * 2 ** 20;
/** No file of a log is larger. */
const largestEntry = 512 * 2 ** 20;

/** The files of a zip archive by its central directory (APPNOTE.TXT 4.3.12). Throws UserError where it is broken. */
export async function zipEntries(file: FileHandle, name: string, size: number): Promise<ZipEntry[]> {
  const tail = await bytesAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
  const at = lastIndexOf(tail, endSignature);
  if (at < 0) throw broken(name);
  const { start, length } = directoryPlace(tail, at);
  if (length > largestDirectory || start + length > size) throw broken(name);
  return entriesIn(await bytesAt(file, start, length), name);
}

/** One file of the archive, unpacked. Throws UserError where it is broken or packed in a way that is not known. */
export async function zipBytes(file: FileHandle, name: string, entry: ZipEntry): Promise<Buffer> {
  if (entry.size > largestEntry || entry.packed > largestEntry)
    throw new UserError(`${name}: ${entry.name} in it is too large to be read.`);
  const local = await bytesAt(file, entry.offset, localSize);
  if (local.length < localSize) throw broken(name);
  const start = entry.offset + localSize + local.readUInt16LE(26) + local.readUInt16LE(28);
  return unpacked(await bytesAt(file, start, entry.packed), name, entry);
}

function unpacked(bytes: Buffer, name: string, { method, size, name: own }: ZipEntry): Buffer {
  const limit = { maxOutputLength: Math.max(1, size) };
  try {
    if (method === 0) return bytes;
    if (method === 8) return zlib.inflateRawSync(bytes, limit);
    if (method === 93 && zstd) return zstd(bytes, limit);
  } catch {
    throw broken(name);
  }
  throw new UserError(
    `${name}: ${own} in it is packed in a way that cannot be read here (method ${method}).`,
  );
}

function entriesIn(directory: Buffer, name: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const wide = widened(directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extra), [
      directory.readUInt32LE(at + 24),
      directory.readUInt32LE(at + 20),
      directory.readUInt32LE(at + 42),
    ]);
    const [size, packed, offset] = wide as [number, number, number];
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      ...{ size, packed, offset },
    });
    at += 46 + nameLength + extra + comment;
  }
  if (entries.length === 0 && directory.length > 0) throw broken(name);
  return entries;
}

/** Numbers that do not fit 32 bits stand in the extra field, in the same order (4.5.3). */
function widened(extra: Buffer, given: readonly number[]): number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  let next = at + 4;
  return given.map((value) => {
    if (value !== 0xffffffff || next + 8 > extra.length) return value;
    next += 8;
    return Number(extra.readBigUInt64LE(next - 8));
  });
}

function directoryPlace(tail: Buffer, at: number): { start: number; length: number } {
  const short = { length: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) };
  if (short.start !== 0xffffffff && short.length !== 0xffffffff) return short;
  const wide = lastIndexOf(tail.subarray(0, at), end64Signature);
  if (wide < 0 || wide + 56 > tail.length) return { start: Infinity, length: 0 };
  return {
    length: Number(tail.readBigUInt64LE(wide + 40)),
    start: Number(tail.readBigUInt64LE(wide + 48)),
  };
}

function lastIndexOf(bytes: Buffer, signature: number): number {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(signature);
  const at = bytes.lastIndexOf(mark);
  return signature === endSignature && at + 22 > bytes.length ? -1 : at;
}

async function bytesAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, start);
  return bytes.subarray(0, bytesRead);
}

function broken(name: string): UserError {
  return new UserError(
    `${name} is a zip archive that is broken or cut off: "inspect log convert --to json" makes a readable log of a whole .eval file.`,
  );
}
