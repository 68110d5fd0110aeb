import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withFile } from '../files/systemErrors';
import { recordFile } from './modelRecord';
import type { NeededFiles } from './neededFiles';
import { pulledModels, removeModelFolder, unfinishedDownloads } from './pulledModels';

/** Removes what an earlier pull of other files left. */
export async function removeOthers(beside: string, { files }: NeededFiles): Promise<void> {
  const wanted = new Set(
    [recordFile, ...files.map(({ path }) => path)].map((path) => join(beside, ...path.split('/'))),
  );
  for (const entry of await readdir(beside, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !wanted.has(path)) await rm(path);
  }
}

/** Moves a whole model to its place; what was there, other revisions and older unfinished downloads of it are removed. */
export async function install(store: string, beside: string, folder: string): Promise<void> {
  await withFile('write', folder, async () => {
    await rm(folder, { recursive: true, force: true });
    await rename(beside, folder);
  });
  const ofThis = (other: string): boolean => dirname(other) === dirname(folder) && other !== folder;
  const others = [...(await pulledModels(store)), ...(await unfinishedDownloads(store))];
  for (const other of others) if (ofThis(other.folder)) await removeModelFolder(other.folder);
}
