import { byteOrderMark, skipSpace } from '../../core/dataset/bytes/bytes';
import { readBytes, type ReadableBytes } from '../files/readBytes';

/** How much of a file its format is told by, in bytes. */
export const headSize = 64 * 2 ** 10;

/** The first bytes of a file that say something: blank space before them, however long, says nothing. */
export async function headOf(file: ReadableBytes, size: number): Promise<Buffer> {
  for (let from = 0; ; from += headSize) {
    const head = await readBytes(file, from, Math.min(from + headSize, size));
    const start = skipSpace(head, from === 0 ? byteOrderMark(head) : 0, head.length);
    if (start === head.length && from + headSize < size) continue;
    return start === 0 || from === 0
      ? head
      : readBytes(file, from + start, Math.min(from + start + headSize, size));
  }
}
