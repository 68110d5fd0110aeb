import { stat, type FileHandle } from 'node:fs/promises';
import { UserError } from '../../core/userError';
import { openOwn, openRegular } from './regularFile';
import { withFile } from './systemErrors';

const blockSize = 2 ** 20;

/** How a file is read whole. */
export interface WholeFile {
  /** What it is, as "a recipe": said where it is too large. */
  readonly what: string;
  /** The most bytes that it may have. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
}

/** The text of a regular file that is small by nature. Throws UserError for anything else, and for a file that is too large. */
export async function readText(path: string, how: WholeFile): Promise<string> {
  return (await readWhole(path, how)).toString('utf8');
}

/** The same; undefined where there is no such file. */
export async function readTextIfThere(path: string, how: WholeFile): Promise<string | undefined> {
  const there = await stat(path).catch(
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ENOTDIR',
  );
  return there === false ? undefined : readText(path, how);
}

/** The bytes of a regular file that Gradus itself wrote, however many. Throws UserError for anything else, a link too. */
export async function readStored(path: string): Promise<Buffer> {
  const file = await openOwn(path);
  try {
    return await withFile('read', path, () => file.readFile());
  } finally {
    await file.close();
  }
}

/** The bytes of a regular file that is small by nature. */
export async function readWhole(path: string, { what, most, signal }: WholeFile): Promise<Buffer> {
  const file = await openRegular(path);
  try {
    return await withFile('read', path, async () => {
      // A size is only what the system says: some files have none, and yet no end.
      const tooLarge = (await file.stat()).size > most;
      const blocks = tooLarge ? [] : await blocksOf(file, most, signal);
      const bytes = Buffer.concat(blocks);
      if (tooLarge || bytes.length > most)
        throw new UserError(
          `Cannot read ${path}: ${what} has at most ${most / 2 ** 20} MB, and this is larger.`,
        );
      return bytes;
    });
  } finally {
    await file.close();
  }
}

/** The blocks of a file up to its end, or until there is more than may be. */
async function blocksOf(file: FileHandle, most: number, signal: AbortSignal | undefined): Promise<Buffer[]> {
  const blocks: Buffer[] = [];
  for (let at = 0; at <= most;) {
    signal?.throwIfAborted();
    const block = Buffer.allocUnsafe(Math.min(blockSize, most + 1 - at));
    const { bytesRead } = await file.read(block, 0, block.length, at);
    if (bytesRead === 0) break;
    blocks.push(block.subarray(0, bytesRead));
    at += bytesRead;
  }
  return blocks;
}
