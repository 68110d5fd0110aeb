import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { WrongPart, type ZstdDecoder } from './zstdDecoder';
import type { ZstdPart } from './zstdParts';

/** A part unpacks to 128 KB at most: it fits into what is made room for, and into what waits to be read. */
const outputSize = 2 ** 18;
const waiting = 2 ** 20;

type CreateDecompress = (options: { chunkSize: number; readableHighWaterMark: number }) => Transform;
/** Node has it from 22.15 on. */
const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: CreateDecompress };

/** Unpacks with Node's own Zstandard, in a thread of its pool. */
export class NativeZstdDecoder implements ZstdDecoder {
  /** Whether this Node has it. */
  static readonly isThere = createZstdDecompress !== undefined;
  private readonly stream = createZstdDecompress!({ chunkSize: outputSize, readableHighWaterMark: waiting });

  unpack(part: ZstdPart): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.stream.removeAllListeners('error');
      this.stream.on('error', () => reject(new WrongPart(part)));
      this.stream.write(part.bytes, (error) => {
        if (!error) resolve((this.stream.read() as Buffer | null) ?? new Uint8Array(0));
      });
    });
  }

  end(): void {
    // A part that is wrong is told of at once.
  }

  close(): void {
    this.stream.destroy();
  }
}
