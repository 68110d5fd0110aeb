import type { Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { stat, type FileHandle } from 'node:fs/promises';
import { hashFile } from '../files/fileDigest';
import { openGrowing } from '../files/regularFile';
import { beginChecksum } from './checksums';
import type { RepoFile } from './repoFile';

/** A file that grows at its end, with the checksum of what is in it. */
export class GrowingFile {
  private constructor(
    private readonly handle: FileHandle,
    private readonly file: RepoFile,
    private hash: Hash,
    public bytes: number,
  ) {}

  /** Opens what is there; a file longer than it should be is begun anew. */
  static async open(path: string, file: RepoFile, signal: AbortSignal): Promise<GrowingFile> {
    const size = await sizeOf(path);
    const kept = size <= file.bytes ? size : 0;
    const hash = beginChecksum(file.checksum.kind, file.bytes);
    const handle = await openGrowing(path, kept > 0 ? 0 : constants.O_TRUNC);
    try {
      if (kept > 0) await hashFile(hash, path, { signal });
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new GrowingFile(handle, file, hash, kept);
  }

  /** Writes at the end. */
  async append(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length;) {
      const { bytesWritten } = await this.handle.write(piece, at, piece.length - at, this.bytes + at);
      at += bytesWritten;
    }
    this.hash.update(piece);
    this.bytes += piece.length;
  }

  /** Empties it. */
  async restart(): Promise<void> {
    await this.handle.truncate(0);
    this.hash = beginChecksum(this.file.checksum.kind, this.file.bytes);
    this.bytes = 0;
  }

  /** Makes sure that it lies on the disk. */
  flush(): Promise<void> {
    return this.handle.sync();
  }

  /** The checksum of what is in it. */
  checksum(): string {
    return this.hash.copy().digest('hex');
  }

  /** Lets go of it. */
  close(): Promise<void> {
    return this.handle.close();
  }
}

/** The size of a file; 0 where there is none. */
export function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
