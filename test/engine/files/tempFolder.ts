import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for the files of one test file, taken away after it. */
export function tempFolder(): TempFolder {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  const write = async (name: string, content: Uint8Array | string): Promise<string> => {
    await writeFile(at(name), content);
    return at(name);
  };
  return { at, write };
}

/** Where its files are, and how to make one. */
export interface TempFolder {
  at(name: string): string;
  write(name: string, content: Uint8Array | string): Promise<string>;
}
