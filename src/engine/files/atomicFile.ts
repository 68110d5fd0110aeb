import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, basename, resolve } from 'node:path';
import { UserError } from '../../core/userError';
import { withFile } from './systemErrors';

/** What was written: its size and SHA-256. */
export interface Written {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a file whole or not at all: beside its place first, then moved there. Throws UserError. */
export function writeWhole(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Written> {
  return replaceWhole(path, (beside) => writeNew(beside, pieces));
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

/** Lets `write` make a file beside this place and moves it there once it is whole. */
export function replaceWhole<T>(path: string, write: (beside: string) => Promise<T>): Promise<T> {
  return withFile('write', path, async () => {
    const beside = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
    try {
      const result = await write(beside);
      await rename(beside, path);
      return result;
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  });
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

/** Throws UserError where a file exists and may not be replaced. */
export async function refuseExisting(path: string, force: boolean | undefined): Promise<void> {
  if (force) return;
  const exists = await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (exists) throw new UserError(`${path} exists already: choose another name, or replace it with --force.`);
}

/** Throws UserError where a file that is to be written is the dataset itself, by whatever path. */
export async function refuseSource(source: string, out: string): Promise<void> {
  if (resolve(source) !== resolve(out) && !(await isSameFile(source, out))) return;
  throw new UserError(
    `${basename(source)} is the source itself: nothing is ever written over it. Choose another name.`,
  );
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const of = (path: string) => stat(path, { bigint: true }).catch(() => undefined);
  const [left, right] = [await of(one), await of(other)];
  return left !== undefined && left.ino === right?.ino && left.dev === right.dev;
}
