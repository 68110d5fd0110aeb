import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../core/userError';

/** What is smaller is soon written, or soon refused by the system itself. */
const large = 2 ** 20;

/** Throws UserError where so many bytes more do not fit on the disk that a file is to be written to; what the system does not tell is not held against it. */
export async function requireSpace(path: string, bytes: number): Promise<void> {
  if (bytes < large) return;
  const free = await freeBytes(dirname(path));
  if (free === undefined || bytes <= free) return;
  throw new UserError(
    `Cannot write ${path}: it takes about ${sizeText(bytes)}, and ${sizeText(free)} are free on its disk. Make room, or choose another folder.`,
  );
}

/** What is free on the disk of a folder, for this user; undefined where the system does not tell. */
export async function freeBytes(folder: string): Promise<number | undefined> {
  const found = await statfs(folder).catch(() => undefined);
  // Some file systems, such as those of a network or a program, say that they have no blocks at all.
  if (!found || found.blocks === 0) return undefined;
  return (process.getuid?.() === 0 ? found.bfree : found.bavail) * found.bsize;
}

/** A size in words. */
export function sizeText(bytes: number): string {
  const step = Math.min(4, Math.max(2, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** step).toFixed(1)} ${['', '', 'MB', 'GB', 'TB'][step]}`;
}
