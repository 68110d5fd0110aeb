import { createHash, type Hash } from 'node:crypto';
import { hashFile } from '../files/fileDigest';
import type { Checksum } from './repoFile';

/** Begins a checksum of a file of so many bytes: Git hashes a header with the length before the content. */
export function beginChecksum(kind: Checksum['kind'], bytes: number): Hash {
  return kind === 'sha256' ? createHash('sha256') : createHash('sha1').update(`blob ${bytes}\0`);
}

/** The checksum of a file that is of this kind, as hexadecimal digits. */
export async function checksumOf(
  file: string,
  kind: Checksum['kind'],
  bytes: number,
  signal: AbortSignal,
  onRead?: (bytes: number) => void,
): Promise<string> {
  const hash = beginChecksum(kind, bytes);
  await hashFile(hash, file, { signal, onRead });
  return hash.digest('hex');
}
