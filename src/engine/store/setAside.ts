import type { BigIntStats } from 'node:fs';
import { lstat, rename } from 'node:fs/promises';
import { isThere } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { damagedFile, walEnding } from './storeFolder';

/** Which file of the disk stands at a path, or which link; undefined where none does. */
export type Identity = Pick<BigIntStats, 'dev' | 'ino'> | undefined;

/** The identity of what stands at a path. */
export async function identityOf(path: string): Promise<Identity> {
  try {
    const { dev, ino } = await lstat(path, { bigint: true });
    return { dev, ino };
  } catch {
    return undefined;
  }
}

/** Whether two identities are of one file, or both of none. */
export function isSame(one: Identity, other: Identity): boolean {
  return one?.dev === other?.dev && one?.ino === other?.ino;
}

/**
 * Gives a store that cannot be used another name beside it, its log of writes with it, and gives that name; undefined
 * where another process did so before. Nobody of this process may have it open. Throws UserError.
 */
export async function setAside(file: string, known: Identity): Promise<string | undefined> {
  if (!isSame(await identityOf(file), known)) return undefined;
  const aside = await freeName(file);
  // The log first: one that came to lie beside a new store would be taken for that one's.
  await moveLog(file, aside);
  const moved = await withFile('set aside the score store', file, () => move(file, aside));
  return moved ? aside : undefined;
}

/** Sets aside only the log of what was written last, where there is one; the store itself stays as it was before that. */
export async function setLogAside(file: string, known: Identity): Promise<string | undefined> {
  if (!isSame(await identityOf(file), known)) return undefined;
  const aside = await freeName(file);
  return (await moveLog(file, aside)) ? aside + walEnding : undefined;
}

async function moveLog(file: string, aside: string): Promise<boolean> {
  return withFile('set aside the score store', file, () => move(file + walEnding, aside + walEnding));
}

/** Renames a file; false where it is gone. */
async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Gives what stands in the place of a file of the store, and is none, another name beside it; gives that name. Throws UserError. */
export async function moveStranger(file: string): Promise<string | undefined> {
  const aside = await freeName(file);
  return (await withFile('set aside', file, () => move(file, aside))) ? aside : undefined;
}

async function freeName(file: string): Promise<string> {
  for (let number = 1; ; number++) {
    const name = damagedFile(file, number);
    if (!(await isThere(name)) && !(await isThere(name + walEnding))) return name;
  }
}
