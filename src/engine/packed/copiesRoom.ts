import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { storeFiles, textEnding, textNoteEnding } from '../store/storeFolder';

/** Removes the texts in a store folder that were used the longest ago, until those that stay take so many bytes at most. */
export async function makeRoom(folder: string, mostBytes: number): Promise<void> {
  const names = (await storeFiles(folder)).filter((name) => name.endsWith(textEnding));
  const texts = await Promise.all(names.map((name) => textOf(folder, name)));
  const lastFirst = texts.sort((one, other) => other.usedMs - one.usedMs);
  let kept = 0;
  for (const { path, note, bytes } of lastFirst) {
    kept += bytes;
    if (kept <= mostBytes) continue;
    await rm(note, { force: true });
    await rm(path, { force: true });
  }
}

interface KeptText {
  readonly path: string;
  readonly note: string;
  readonly bytes: number;
  /** When it was last used; 0 where it has no note, and cannot be used. */
  readonly usedMs: number;
}

async function textOf(folder: string, name: string): Promise<KeptText> {
  const path = join(folder, name);
  const note = `${path.slice(0, -textEnding.length)}${textNoteEnding}`;
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  const usedMs = await stat(note).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  return { path, note, bytes, usedMs };
}
