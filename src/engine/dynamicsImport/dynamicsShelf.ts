import { stat } from 'node:fs/promises';
import { logFiles } from '../responseLogs/reading/logFiles';
import { readDynamics, type ReadDynamics, type ReadingDynamics } from './readDynamics';

/** Reads training dynamics and keeps the last: what was weighed is not read again when it is imported. */
export class DynamicsShelf {
  private last: { readonly key: string; readonly read: ReadDynamics } | undefined;

  /** What these files hold, as they are now. Throws UserError. */
  async read(paths: readonly string[], reading: ReadingDynamics): Promise<ReadDynamics> {
    const key = await keyOf(paths);
    if (this.last?.key !== key) this.last = { key, read: await readDynamics(paths, reading) };
    return this.last.read;
  }

  /** The same, which is not kept any longer. */
  async take(paths: readonly string[], reading: ReadingDynamics): Promise<ReadDynamics> {
    const read = await this.read(paths, reading);
    this.last = undefined;
    return read;
  }
}

async function keyOf(paths: readonly string[]): Promise<string> {
  const files = await logFiles(paths);
  const stamps = files.map(async ({ path }) => {
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: -1, mtimeMs: 0 }));
    return [path, size, mtimeMs];
  });
  return JSON.stringify([paths, await Promise.all(stamps)]);
}
