import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '../../core/userError';
import type { Written } from '../files/atomicFile';
import { readBytes } from '../files/readBytes';
import { openRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { compressionOf, type Compression } from './compression';
import type { Pieces } from './pieces';
import { refuseTar } from './tar';
import { unpacked } from './unpacked';
import { UnpackGuard, usualLimits, type UnpackLimits } from './unpackLimits';
import { writeUnpacked } from './writeUnpacked';

/** How a file is unpacked. */
export interface Unpacking {
  readonly limits?: UnpackLimits;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the packed file were read, of how many. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

/** What was unpacked: the size and SHA-256 of the content, and those of the packed file. */
export interface Unpacked extends Written {
  readonly compression: Compression;
  readonly packed: Written;
}

const blockSize = 2 ** 18;

/**
 * Unpacks a compressed file into a new file, however large both are; nothing stays of it where that fails. Throws UserError where
 * the file is not compressed in a known way, is cut off, damaged, holds a tar archive, or unpacks to more than the limits allow.
 */
export async function unpackFile(path: string, out: string, how: Unpacking = {}): Promise<Unpacked> {
  const file = await openRegular(path);
  try {
    const compression = compressionOf(await withFile('read', path, () => readBytes(file, 0, 16)));
    if (!compression)
      throw new UserError(`${basename(path)} is not compressed with gzip, Zstandard or bzip2.`);
    const packed = { hash: createHash('sha256'), bytes: 0 };
    const blocks = blocksOf(file, path, packed, how);
    const content = checked(unpacked(compression, blocks, basename(path)), path, out, packed, how);
    const written = await writeUnpacked(out, content);
    return { ...written, compression, packed: { bytes: packed.bytes, sha256: packed.hash.digest('hex') } };
  } finally {
    await file.close();
  }
}

/** The blocks of a file, with what is known of it so far. */
async function* blocksOf(
  file: FileHandle,
  path: string,
  packed: { readonly hash: Hash; bytes: number },
  { signal, progress }: Unpacking,
): AsyncGenerator<Uint8Array> {
  const { size } = await file.stat();
  for (;;) {
    signal?.throwIfAborted();
    // Whoever reads may hold a block while the next one is read.
    const block = Buffer.allocUnsafeSlow(blockSize);
    const { bytesRead } = await withFile('read', path, () => file.read(block, 0, block.length, packed.bytes));
    if (bytesRead === 0) return;
    const read = block.subarray(0, bytesRead);
    packed.hash.update(read);
    packed.bytes += bytesRead;
    progress?.(packed.bytes, Math.max(size, packed.bytes));
    yield read;
  }
}

/** What is unpacked, as long as it keeps within the limits and nobody calls it off. */
async function* checked(
  content: Pieces,
  path: string,
  out: string,
  packed: { readonly bytes: number },
  { limits = usualLimits, signal }: Unpacking,
): AsyncGenerator<Uint8Array> {
  const guard = new UnpackGuard(path, out, limits);
  let unpacked = 0;
  for await (const piece of content) {
    signal?.throwIfAborted();
    if (unpacked === 0) refuseTar(piece, basename(path));
    unpacked += piece.length;
    await guard.check(unpacked, packed.bytes);
    yield piece;
  }
}
