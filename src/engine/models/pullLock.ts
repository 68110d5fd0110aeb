import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/userError';
import { writeOwn } from '../files/atomicFile';
import { readText } from '../files/wholeFile';

const lockFile = 'pull.lock';
const mine = new Set<string>();

/** Does something while nobody else downloads into this folder. Throws UserError where somebody does. */
export async function whileLocked<T>(folder: string, name: string, work: () => Promise<T>): Promise<T> {
  if (mine.has(folder)) throw beingDownloaded(name, process.pid);
  // Taken before anything is waited for: of two calls of this process in one moment one alone comes by.
  mine.add(folder);
  try {
    return await whileOwnFile(join(folder, lockFile), name, work);
  } finally {
    mine.delete(folder);
  }
}

/** The same among processes. */
async function whileOwnFile<T>(file: string, name: string, work: () => Promise<T>): Promise<T> {
  const holder = await holderOf(file);
  if (holder !== undefined) throw beingDownloaded(name, holder);
  try {
    await writeOwn(file, [Buffer.from(String(process.pid))]);
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

function beingDownloaded(name: string, holder: number): UserError {
  return new UserError(`${name} is being downloaded already (process ${holder}): wait for it, or stop it.`);
}

/** The process that holds a lock; undefined where nobody does, or whoever did is gone. */
async function holderOf(file: string): Promise<number | undefined> {
  const pid = Number(await readText(file, { what: 'a lock', most: 2 ** 20 }).catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined;
  }
}
