import { stat } from 'node:fs/promises';
import type { SeenFile } from '../../core/protocol/agreed';

/** Those of these files that are there, as they are now. */
export async function seenFiles(paths: readonly string[]): Promise<SeenFile[]> {
  const seen = paths.map(async (path) => {
    const found = await stat(path).catch(() => undefined);
    return found ? [{ path, size: found.size, mtimeMs: found.mtimeMs }] : [];
  });
  return (await Promise.all(seen)).flat();
}
