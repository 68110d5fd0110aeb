import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../temporary';

/** Where the files of one test file are, and how to make one. */
export interface TempFolder {
  at(name: string): string;
  write(name: string, content: Uint8Array | string): Promise<string>;
}

/** A folder for the files of one test file, taken away after it. */
export function tempFolder(): TempFolder {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder, name);
  const write = async (name: string, content: Uint8Array | string): Promise<string> => {
    await writeFile(at(name), content);
    return at(name);
  };
  return { at, write };
}
