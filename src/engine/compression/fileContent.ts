import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Written } from '../files/atomicFile';
import { readBytes } from '../files/readBytes';
import { openRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { unbzipped } from './bzip2';
import { compressionOf, type Compression } from './compression';
import { gunzipped } from './gzip';
import type { Pieces } from './pieces';
import { refuseTar } from './tar';
import { UnpackGuard, usualLimits, type UnpackLimits } from './unpackLimits';
import { unzstded } from './zstd';

/** How the content of a file is read. */
export interface Unpacking {
  readonly limits?: UnpackLimits;
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes of the file itself were read, of how many. */
  readonly progress?: ((done: number, total: number) => void) | undefined;
}

const blockSize = 2 ** 18;

const unpackers: Readonly<Record<Compression, (packed: Pieces, name: string) => Pieces>> = {
  gzip: gunzipped,
  zstd: unzstded,
  bzip2: unbzipped,
};

/** A file as what is in it: its bytes, or what they unpack to where it is compressed. To be closed. */
export class FileContent {
  private readonly file: FileHandle;
  private readonly path: string;
  private readonly hash: Hash = createHash('sha256');
  private bytes = 0;

  private constructor(
    file: FileHandle,
    path: string,
    /** How the file is compressed; undefined where it is not. */
    readonly compression: Compression | undefined,
  ) {
    this.file = file;
    this.path = path;
  }

  /** Throws UserError where there is no such regular file. */
  static async open(path: string): Promise<FileContent> {
    const file = await openRegular(path);
    try {
      const head = await withFile('read', path, () => readBytes(file, 0, 16));
      return new FileContent(file, path, compressionOf(head));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /**
   * What is in the file, once, for a copy that is written to `out`. Throws UserError where the file is cut off, damaged, holds a tar
   * archive, or unpacks to more than the limits allow.
   */
  async *pieces(out: string, how: Unpacking = {}): AsyncGenerator<Uint8Array> {
    const blocks = this.blocks(how);
    if (!this.compression) return yield* blocks;
    const guard = new UnpackGuard(this.path, out, how.limits ?? usualLimits);
    let unpacked = 0;
    for await (const piece of unpackers[this.compression](blocks, basename(this.path))) {
      how.signal?.throwIfAborted();
      if (unpacked === 0) refuseTar(piece, basename(this.path));
      unpacked += piece.length;
      await guard.check(unpacked, this.bytes);
      yield piece;
    }
  }

  /** The size and SHA-256 of the file itself, once all of it was read. */
  read(): Written {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async *blocks({ signal, progress }: Unpacking): AsyncGenerator<Uint8Array> {
    const { size } = await this.file.stat();
    for (;;) {
      signal?.throwIfAborted();
      // Whoever reads may hold a block while the next one is read.
      const block = Buffer.allocUnsafeSlow(blockSize);
      const { bytesRead } = await withFile('read', this.path, () =>
        this.file.read(block, 0, block.length, this.bytes),
      );
      if (bytesRead === 0) return;
      const bytes = block.subarray(0, bytesRead);
      this.hash.update(bytes);
      this.bytes += bytesRead;
      progress?.(this.bytes, Math.max(size, this.bytes));
      yield bytes;
    }
  }
}
