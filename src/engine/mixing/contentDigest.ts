import { createHash } from 'node:crypto';
import type { Written } from '../files/atomicFile';

/** Looks at a text while it passes on its way to a file that packs it. */
export class ContentDigest {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  /** The same pieces. */
  async *of(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.hash.update(piece);
      this.bytes += piece.length;
      yield piece;
    }
  }

  /** The size and SHA-256 of the whole text, once it has passed. */
  written(): Written {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
