import type { Dirent } from 'node:fs';
import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withFile } from '../files/systemErrors';
import { nameOfRepo } from './hubName';
import { modelsFolder } from '../store/storeFolder';
import { readRecord, type ModelRecord } from './modelRecord';

/** The ending of the folder of a download that is not whole yet. */
export const unfinishedEnding = '.part';

const commitPattern = /^[0-9a-f]{40}$/;

/** A model that was pulled and is whole. */
export interface PulledModel {
  /** What `--model` takes. */
  readonly name: string;
  readonly folder: string;
  readonly record: ModelRecord;
}

/** A download that was not finished. */
export interface Unfinished {
  readonly folder: string;
  readonly bytes: number;
  /** When its last byte came, in milliseconds since 1970. */
  readonly touched: number;
}

/** Where a commit of a repository lies, be it there or not: OWNER/NAME/COMMIT. */
export function pulledFolder(store: string, repo: string, commit: string): string {
  return join(store, modelsFolder, ...repo.split('/'), commit);
}

/** The models that were pulled into a store, by name. */
export async function pulledModels(store: string): Promise<PulledModel[]> {
  const found: PulledModel[] = [];
  for (const { folder, commit } of await commitFolders(store)) {
    const record = commitPattern.test(commit) ? await readRecord(folder) : undefined;
    if (record?.commit === commit) found.push({ name: nameOfRepo(record.repo), folder, record });
  }
  return found.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The pulled model that is called this: its name, OWNER/NAME, or NAME alone where only one has it; whatever the case. */
export async function pulledModel(store: string, called: string): Promise<PulledModel | undefined> {
  const plain = called.toLowerCase();
  const all = await pulledModels(store);
  const whole = all.find(
    ({ name, record }) => plain === name.toLowerCase() || plain === record.repo.toLowerCase(),
  );
  const byName = all.filter(({ record }) => record.repo.toLowerCase().endsWith(`/${plain}`));
  return whole ?? (byName.length === 1 ? byName[0] : undefined);
}

/** The downloads in a store that were not finished. */
export async function unfinishedDownloads(store: string): Promise<Unfinished[]> {
  const folders = (await commitFolders(store)).filter(({ commit }) => commit.endsWith(unfinishedEnding));
  return Promise.all(
    folders.map(async ({ folder }) => {
      const files = await filesIn(folder);
      return {
        folder,
        bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
        touched: Math.max(0, ...files.map(({ touched }) => touched)),
      };
    }),
  );
}

/** The bytes that models take in a store, unfinished downloads included. */
export async function modelsBytes(store: string): Promise<number> {
  return (await filesIn(join(store, modelsFolder))).reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Removes the folder of a model or a download, and the folders above it that are empty then. */
export async function removeModelFolder(folder: string): Promise<void> {
  await withFile('remove', folder, () => rm(folder, { recursive: true, force: true }));
  for (const above of [dirname(folder), dirname(dirname(folder))])
    // One that is not empty stays.
    await rmdir(above).catch(() => undefined);
}

async function commitFolders(store: string): Promise<{ folder: string; commit: string }[]> {
  const root = join(store, modelsFolder);
  const found: { folder: string; commit: string }[] = [];
  for (const owner of await foldersIn(root))
    for (const name of await foldersIn(join(root, owner)))
      for (const commit of await foldersIn(join(root, owner, name)))
        found.push({ folder: join(root, owner, name, commit), commit });
  return found;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function filesIn(folder: string): Promise<{ bytes: number; touched: number }[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const stats = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  return stats.flatMap((one) => (one ? [{ bytes: one.size, touched: one.mtimeMs }] : []));
}
