import { setImmediate } from 'node:timers/promises';
import { openRegular } from '../../files/regularFile';
import { withFile } from '../../files/systemErrors';

const blockSize = 4 * 2 ** 20;

/** Which bytes of a file to read, and how to follow and stop it. */
export interface ReadRange {
  /** The first byte; 0 where not given. */
  readonly from?: number;
  /** No more than so many bytes. */
  readonly limit?: number;
  readonly signal?: AbortSignal | undefined;
  /** Called after each block with the bytes read so far. */
  readonly progress?: ((done: number) => void) | undefined;
}

/** A file block by block. Every block may reuse the memory of the one before. */
export async function* blocksOf(path: string, range: ReadRange = {}): AsyncGenerator<Uint8Array> {
  const file = await openRegular(path);
  try {
    const block = Buffer.allocUnsafeSlow(Math.min(blockSize, range.limit ?? blockSize));
    let done = 0;
    while (done < (range.limit ?? Infinity)) {
      range.signal?.throwIfAborted();
      const wanted = Math.min(block.length, (range.limit ?? Infinity) - done);
      const at = (range.from ?? 0) + done;
      const { bytesRead } = await withFile('read', path, () => file.read(block, 0, wanted, at));
      if (bytesRead === 0) return;
      yield block.subarray(0, bytesRead);
      done += bytesRead;
      range.progress?.(done);
      await setImmediate();
    }
  } finally {
    await file.close();
  }
}
