import { ByteReader } from './byteReader';
import type { Pieces } from './pieces';

/** The same bytes in pieces of one size; the last, which may be empty, is smaller. */
export async function* evenPieces(
  pieces: Pieces,
  size: number,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly isLast: boolean }> {
  const reader = new ByteReader(pieces);
  try {
    for (let isLast = false; !isLast;) {
      const bytes = await reader.take(size);
      isLast = bytes.length < size;
      yield { bytes, isLast };
    }
  } finally {
    await reader.close();
  }
}
