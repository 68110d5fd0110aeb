import { createHash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { Written } from '../files/atomicFile';
import { withFile } from '../files/systemErrors';
import type { Pieces } from './pieces';

/** Small pieces are written together. */
const stretchSize = 2 ** 20;

/** Writes a new file, whole or not at all, while its content is being made. Throws UserError. */
export function writeUnpacked(out: string, content: Pieces): Promise<Written> {
  return withFile('write', out, async () => {
    const file = await open(out, 'wx');
    try {
      const written = await writeStretches(file, content);
      await file.close();
      return written;
    } catch (error) {
      await file.close().catch(() => undefined);
      await rm(out, { force: true });
      throw error;
    }
  });
}

/** Two stretches take turns: while one is written, the other is filled. */
async function writeStretches(file: FileHandle, content: Pieces): Promise<Written> {
  const hash = createHash('sha256');
  const stretches = [Buffer.allocUnsafeSlow(stretchSize), Buffer.allocUnsafeSlow(stretchSize)] as const;
  let [bytes, filled, turn] = [0, 0, 0];
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    writing = file.writeFile(stretches[turn % 2]!.subarray(0, filled));
    // What fails is told when it is waited for.
    writing.catch(() => undefined);
    turn++;
    filled = 0;
  };
  for await (const piece of content) {
    hash.update(piece);
    bytes += piece.length;
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + stretchSize - filled);
      stretches[turn % 2]!.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled === stretchSize) await write();
    }
  }
  await write();
  await writing;
  return { bytes, sha256: hash.digest('hex') };
}
