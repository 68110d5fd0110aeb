import { Zstd } from '@hpcc-js/wasm-zstd';
import xxhash from 'xxhash-wasm';
import { evenPieces } from './evenPieces';
import type { Pieces } from './pieces';

const pieceSize = 2 ** 17;
const level = 3;
/** Where a frame says what is in it, and the bit that says that a checksum ends it (RFC 8878, 3.1.1.1.1). */
const descriptorAt = 4;
const checksumBit = 0x04;

/** The library compresses one thing at a time. */
let free: Promise<void> = Promise.resolve();

/** Content as one Zstandard frame with a checksum of the content. */
export async function* zstded(content: Pieces): AsyncGenerator<Uint8Array> {
  const release = await acquire();
  try {
    const [zstd, { create64 }] = await Promise.all([Zstd.load(), xxhash()]);
    const checksum = create64();
    zstd.reset();
    zstd.setCompressionLevel(level);
    let isFirst = true;
    const part = (bytes: Uint8Array): Uint8Array => {
      if (!isFirst || bytes.length === 0) return bytes;
      isFirst = false;
      return withChecksumBit(bytes);
    };
    for await (const { bytes } of evenPieces(content, pieceSize)) {
      checksum.update(bytes);
      yield part(zstd.compressChunk(bytes));
    }
    yield part(zstd.compressEnd());
    yield checksumBytes(checksum.digest());
  } finally {
    release();
  }
}

/** Waits until nothing else is being compressed. */
async function acquire(): Promise<() => void> {
  const before = free;
  let release!: () => void;
  free = new Promise((resolve) => (release = resolve));
  await before;
  return release;
}

/** The library writes no checksum by itself; it changes nothing of a frame but this bit and its end. */
function withChecksumBit(start: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(start);
  bytes[descriptorAt]! |= checksumBit;
  return bytes;
}

/** The lower four bytes of XXH64 of the content, the lowest first (RFC 8878, 3.1.1). */
function checksumBytes(hash: bigint): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(Number(hash & 0xffffffffn));
  return bytes;
}
