import { lstat, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { withFile } from '../files/systemErrors';
import { SharedDatabase } from './sharedDatabase';
import { isSetAside, storeEnding, storeFiles } from './storeFolder';

/** Removes every score and calibration that the store keeps in a folder; pulled models, and what is not ours, stay. */
export async function clearStore(folder: string): Promise<void> {
  for (const file of await storeFiles(folder)) {
    const path = join(folder, file);
    await withFile('remove', path, () => (file.endsWith(storeEnding) ? removeStore(path) : remove(path)));
  }
}

async function removeStore(path: string): Promise<void> {
  const shared = await SharedDatabase.of(path);
  await shared.whileClosed(() => remove(path));
}

/** A folder goes only where it stood in a file's place and was set aside; of a link goes the link. */
async function remove(path: string): Promise<void> {
  const isFolder = await lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder || isSetAside(path)) await rm(path, { force: true, recursive: isFolder });
}
