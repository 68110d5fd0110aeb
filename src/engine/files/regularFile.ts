import { constants, type Stats } from 'node:fs';
import { lstat, open, stat, type FileHandle } from 'node:fs/promises';
import { UserError } from '../../core/userError';
import { withFile } from './systemErrors';

// What lies there may be another by the time it is opened: a pipe is opened without waiting for its other end.
const unblocked = constants.O_NONBLOCK ?? 0;
const unfollowed = constants.O_NOFOLLOW ?? 0;

/** Opens a file for reading. Throws UserError where the path is anything but a regular file: nothing is read of it then. */
export function openRegular(path: string): Promise<FileHandle> {
  return withFile('read', path, async () => {
    requireRegular(path, await stat(path));
    return openedRegular(path, constants.O_RDONLY);
  });
}

/** Opens a file of Gradus's own for reading. Throws UserError as `openRegular` does, and for a link: what is its own is never elsewhere. */
export function openOwn(path: string): Promise<FileHandle> {
  return withFile('read', path, async () => {
    requireRegular(path, await lstat(path));
    return openedRegular(path, constants.O_RDONLY | unfollowed);
  });
}

/** Opens a file of Gradus's own for reading and writing, and makes it where there is none. Throws UserError as `openOwn` does. */
export function openGrowing(path: string, flags = 0): Promise<FileHandle> {
  return withFile('write', path, async () => {
    await requireOwnPlace(path);
    return openedRegular(path, constants.O_RDWR | constants.O_CREAT | unfollowed | flags);
  });
}

/** Throws UserError where a file to be read is not there, or is no regular file. */
export function requireFile(path: string): Promise<void> {
  return withFile('read', path, async () => requireRegular(path, await stat(path)));
}

/** Throws UserError where something lies at a path that is no regular file, by whatever link: only files are ever replaced. */
export async function requireReplaceable(path: string): Promise<void> {
  const kind = await withFile('write', path, () => kindThere(path));
  if (kind !== undefined)
    throw new UserError(`Cannot write ${path}: it is ${kind}, not a file. Choose the name of a file.`);
}

/** Throws UserError where something stands in the place of a file of Gradus's own that is no regular file; a link is none. */
export async function requireOwnPlace(path: string): Promise<void> {
  const kind = await withFile('write', path, () => strangerAt(path));
  if (kind !== undefined)
    throw new UserError(
      `Cannot write ${path}: it is ${kind}, not a file, and Gradus keeps one of its own there. Move it away first.`,
    );
}

/** What stands at a path instead of a regular file, as "a link"; undefined for a regular file, and where nothing is. */
export function strangerAt(path: string): Promise<string | undefined> {
  return kindThere(path, lstat);
}

/** Whether anything stands at a path, be it a link that leads nowhere. */
export function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function kindThere(
  path: string,
  look: (path: string) => Promise<Stats> = stat,
): Promise<string | undefined> {
  try {
    return kindOf(await look(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Throws UserError for anything but a regular file, and says what it is instead. */
export function requireRegular(path: string, stats: Stats): void {
  const kind = kindOf(stats);
  if (kind === undefined) return;
  const remedy = /pipe|device|socket/.test(kind) ? ' Save what it gives as a file, and name that.' : '';
  throw new UserError(`Cannot read ${path}: it is ${kind}, not a file.${remedy}`);
}

/** What there is instead of a regular file, as "a folder"; undefined for a regular file. */
export function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isSymbolicLink()) return 'a link';
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

async function openedRegular(path: string, flags: number): Promise<FileHandle> {
  const file = await open(path, flags | unblocked, 0o666);
  try {
    requireRegular(path, await file.stat());
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
