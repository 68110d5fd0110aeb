import { basename } from 'node:path';
import { UserError } from '../../core/userError';
import type { Written } from '../files/atomicFile';
import type { Compression } from './compression';
import { FileContent, type Unpacking } from './fileContent';
import { writeUnpacked } from './writeUnpacked';

/** What was unpacked: the size and SHA-256 of the content, and those of the packed file. */
export interface Unpacked extends Written {
  readonly compression: Compression;
  readonly packed: Written;
}

/**
 * Unpacks a compressed file into a new file, however large both are; nothing stays of it where that fails. Throws UserError where
 * the file is not compressed in a known way, is cut off, damaged, holds a tar archive, or unpacks to more than the limits allow.
 */
export async function unpackFile(path: string, out: string, how: Unpacking = {}): Promise<Unpacked> {
  const content = await FileContent.open(path);
  try {
    const { compression } = content;
    if (!compression)
      throw new UserError(`${basename(path)} is not compressed with gzip, Zstandard or bzip2.`);
    const written = await writeUnpacked(out, content.pieces(out, how));
    return { ...written, compression, packed: content.read() };
  } finally {
    await content.close();
  }
}
