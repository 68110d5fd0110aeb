import { Gzip } from 'fflate';
import { evenPieces } from './evenPieces';
import type { Pieces } from './pieces';

/** Where the library ends a block hangs on how its input is cut. */
const pieceSize = 2 ** 18;
const level = 6;

/**
 * Content as one gzip member without a name or a time. Written by a library in JavaScript: the bytes that Node's own zlib gives differ
 * from version to version and from processor to processor.
 */
export async function* gzipped(content: Pieces): AsyncGenerator<Uint8Array> {
  let packed: Uint8Array[] = [];
  const gzip = new Gzip({ level, mtime: 0 }, (piece) => packed.push(piece));
  for await (const { bytes, isLast } of evenPieces(content, pieceSize)) {
    gzip.push(bytes, isLast);
    yield* packed;
    packed = [];
  }
}
