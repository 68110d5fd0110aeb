import type { Stats } from 'node:fs';
import { constants } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { UserError } from '../../core/userError';
import { withFile } from './systemErrors';

/** Opens a file for reading. Throws UserError where the path is anything but a regular file: nothing is read of it then. */
export function openRegular(path: string): Promise<FileHandle> {
  return withFile('read', path, async () => {
    requireRegular(path, await stat(path));
    // What lies there may be another by now: a FIFO is opened without waiting for a writer, and looked at again.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      requireRegular(path, await file.stat());
      return file;
    } catch (error) {
      await file.close();
      throw error;
    }
  });
}

/** Throws UserError for anything but a regular file, and says what it is instead. */
export function requireRegular(path: string, stats: Stats): void {
  const kind = kindOf(stats);
  if (kind === undefined) return;
  const remedy = /pipe|device/.test(kind) ? ' Save what it gives as a file, and name that.' : '';
  throw new UserError(`Cannot read ${path}: it is ${kind}, not a file.${remedy}`);
}

/** What there is instead of a regular file, as "a folder"; undefined for a regular file. */
export function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}
