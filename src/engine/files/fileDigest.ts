import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Written } from './atomicFile';
import { openRegular } from './regularFile';
import { withFile } from './systemErrors';

const blockSize = 2 ** 20;

/** The size and SHA-256 of a regular file. Throws UserError for anything else. */
export async function digestOfFile(path: string, signal?: AbortSignal): Promise<Written> {
  const hash = createHash('sha256');
  const bytes = await hashFile(hash, path, { signal });
  return { bytes, sha256: hash.digest('hex') };
}

/** Adds the bytes of a regular file to a hash, block by block, and gives their number. Throws UserError for anything else. */
export async function hashFile(
  hash: Hash,
  path: string,
  {
    signal,
    onRead,
  }: {
    readonly signal?: AbortSignal | undefined;
    readonly onRead?: ((bytes: number) => void) | undefined;
  } = {},
): Promise<number> {
  const file = await openRegular(path);
  try {
    return await withFile('read', path, () => hashBlocks(hash, file, signal, onRead));
  } finally {
    await file.close();
  }
}

async function hashBlocks(
  hash: Hash,
  file: FileHandle,
  signal: AbortSignal | undefined,
  onRead: ((bytes: number) => void) | undefined,
): Promise<number> {
  const block = Buffer.allocUnsafeSlow(blockSize);
  for (let at = 0; ;) {
    signal?.throwIfAborted();
    const { bytesRead } = await file.read(block, 0, block.length, at);
    if (bytesRead === 0) return at;
    hash.update(block.subarray(0, bytesRead));
    at += bytesRead;
    onRead?.(bytesRead);
  }
}
