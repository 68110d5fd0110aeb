import { createHash } from 'node:crypto';
import { chmod, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, basename, resolve } from 'node:path';
import type { Agreed, SeenFile } from '../../core/protocol/agreed';
import { UserError } from '../../core/userError';
import { requireSpace } from './freeSpace';
import { requireOwnPlace, requireReplaceable } from './regularFile';
import { partName, sweepParts } from './partFiles';
import { withFile } from './systemErrors';

/** What was written: its size and SHA-256. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a file whole or not at all: beside its place first, then moved there. Where its size is known, or roughly,
 * nothing is begun that the disk has no room for. Throws UserError.
 */
export function writeWhole(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  expectedBytes?: number,
  agreed?: Agreed,
): Promise<Written> {
  return replaceWhole(path, (beside) => writeNew(beside, pieces), expectedBytes, agreed);
}

/** Writes a file of Gradus's own in the same way. Throws UserError where something else stands in its place, a link too. */
export async function writeOwn(path: string, pieces: Iterable<Uint8Array>): Promise<Written> {
  await requireOwnPlace(path);
  return writeWhole(path, pieces);
}

/** Writes a file that is not there yet, as far as the disk. */
export async function writeNew(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Written> {
  const file = await open(path, 'wx');
  try {
    const written = await digest(pieces, (bytes) => file.writeFile(bytes));
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

/**
 * Lets `write` make a file beside this place and moves it there once it is whole. Only a regular file is ever replaced;
 * a link stays, and the file that it leads to is replaced. What is replaced in the end is what was agreed to, where that is
 * said. Throws UserError.
 */
export function replaceWhole<T>(
  path: string,
  write: (beside: string) => Promise<T>,
  expectedBytes?: number,
  agreed?: Agreed,
): Promise<T> {
  return withFile('write', path, async () => {
    const target = await targetOf(path);
    if (expectedBytes !== undefined) await requireSpace(target, expectedBytes);
    // A name of its own length: that of the file may be as long as names can be.
    const beside = join(dirname(target), partName());
    await sweepParts(dirname(target));
    try {
      const result = await write(beside);
      await requireReplaceable(target);
      if (agreed) await refuseExisting(path, agreed);
      // What only its owner could read stays so.
      const before = await stat(target).catch(() => undefined);
      if (before) await chmod(beside, before.mode & 0o777);
      await rename(beside, target);
      return result;
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
}

/** Where a file is written to: the end of the links at its place. Throws UserError for what is no file. */
async function targetOf(path: string): Promise<string> {
  await requireReplaceable(path);
  const there = await lstat(path).catch(() => undefined);
  if (!there?.isSymbolicLink()) return path;
  const end = await realpath(path).catch(() => undefined);
  if (end !== undefined) return end;
  throw new UserError(
    `Cannot write ${path}: it is a link to a file that is not there. Remove the link, or choose another name.`,
  );
}

/** The size and SHA-256 of bytes that come in pieces; `each` is given every piece. */
export async function digest(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  each?: (bytes: Uint8Array) => Promise<unknown>,
): Promise<Written> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
    await each?.(piece);
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Throws UserError where a file exists and may not be replaced, or not as it is now, and where what exists is no file. */
export async function refuseExisting(path: string, { force, replaces }: Agreed): Promise<void> {
  await requireReplaceable(path);
  if (force) return;
  const there = await lstat(path).catch(() => undefined);
  if (!there) return;
  const seen = replaces?.find((one) => resolve(one.path) === resolve(path));
  if (seen && isAsSeen(seen, await stat(path))) return;
  const fault = seen
    ? `${path} was changed since it was chosen to be replaced, and was left as it is.`
    : replaces
      ? `${path} was not there when its name was chosen, and was left as it is.`
      : `${path} exists already.`;
  throw new UserError(fault, { remedy: { kind: 'overwrite' } });
}

function isAsSeen({ size, mtimeMs }: SeenFile, now: { size: number; mtimeMs: number }): boolean {
  return size === now.size && mtimeMs === now.mtimeMs;
}

/** Throws UserError where a file that is to be written is the dataset itself, by whatever path. */
export async function refuseSource(source: string, out: string): Promise<void> {
  if (resolve(source) !== resolve(out) && !(await isSameFile(source, out))) return;
  throw new UserError(
    `${basename(source)} is the source itself: nothing is ever written over it. Choose another name.`,
  );
}

/** Whether two paths lead to one file that is there. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const of = (path: string) => stat(path, { bigint: true }).catch(() => undefined);
  const [left, right] = [await of(one), await of(other)];
  return left !== undefined && left.ino === right?.ino && left.dev === right.dev;
}
