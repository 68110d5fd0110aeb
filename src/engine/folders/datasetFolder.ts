import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { naturalOrder } from '../../core/dataset/splits/naturalOrder';
import { UserError } from '../../core/userError';
import { withFile } from '../files/systemErrors';
import { fileKind } from './fileKind';

/** A file that is not read as data, by its path from the dataset's folder, and why. */
export interface LeftAside {
  readonly name: string;
  readonly why: string;
}

/** The files of a folder and of those in it, by their paths from it with "/", in their natural order. */
export interface DatasetFolder {
  readonly names: readonly string[];
  readonly aside: readonly LeftAside[];
}

/** How a folder is looked through. */
export interface FolderWalk {
  /** How many folders down, the folder itself among them; all where it is not said. */
  readonly depth?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Who keeps more files than these in one folder keeps something other than one dataset in it. */
const mostFiles = 100_000;
/** So many files and folders are looked at: whoever names the root of a disk does not mean all that is on it. */
const mostEntries = 200_000;
const ofTheHub = /^(?:dataset_infos?|dataset_dict|config|state)\.json$/;

/** Finds the files of a folder that are data by their names. Throws UserError where it cannot be read, or where there are too many. */
export async function datasetFolder(
  folder: string,
  { depth = Infinity, signal }: FolderWalk = {},
): Promise<DatasetFolder> {
  const names: string[] = [];
  const aside: LeftAside[] = [];
  const waiting = [''];
  let seen = 0;
  for (let under = waiting.pop(); under !== undefined; under = waiting.pop()) {
    signal?.throwIfAborted();
    const place = join(folder, under);
    const entries = await withFile('read', place, () => readdir(place, { withFileTypes: true }));
    for (const entry of entries) {
      const name = under + entry.name;
      const why = await reasonAgainst(entry, join(folder, name));
      if (why !== undefined) aside.push({ name, why });
      else if (entry.isDirectory()) {
        if (name.split('/').length < depth) waiting.push(`${name}/`);
      } else names.push(name);
    }
    seen += entries.length;
    if (seen > mostEntries)
      throw new UserError(
        `${folder} holds more than ${mostEntries.toLocaleString('en')} files and folders: name a folder in it, or a pattern such as part-*.jsonl.`,
      );
    if (names.length > mostFiles)
      throw new UserError(
        `${folder} holds more than ${mostFiles.toLocaleString('en')} files of data: name a folder in it, or a pattern such as part-*.jsonl.`,
      );
  }
  const byName = (one: LeftAside, other: LeftAside): number => naturalOrder(one.name, other.name);
  return { names: names.sort(naturalOrder), aside: aside.sort(byName) };
}

/** Why a file or folder is not read; undefined where it is. */
async function reasonAgainst(entry: Dirent, path: string): Promise<string | undefined> {
  const { name } = entry;
  if (name.startsWith('.')) return 'hidden';
  if (entry.isDirectory()) return /^(?:node_modules|__.*)$/.test(name) ? 'not data' : undefined;
  if (entry.isSymbolicLink() && (await leadsToFolder(path))) return 'a link to a folder';
  if (ofTheHub.test(name)) return 'about the dataset';
  if (/\.manifest\.json$/i.test(name)) return 'a manifest';
  return fileKind(name) === undefined ? 'not data' : undefined;
}

function leadsToFolder(link: string): Promise<boolean> {
  return stat(link).then(
    (there) => there.isDirectory(),
    () => false,
  );
}

/**
 * Throws UserError where a file of a folder is a link that leads out of it. The links of the Hugging Face cache, from `snapshots`
 * to the `blobs` beside it, do not.
 */
export async function refuseOutside(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  const [root, end] = await withFile('read', path, () => Promise.all([realpath(folder), realpath(path)]));
  const rootParts = root.split(/[\\/]/);
  const endParts = end.split(/[\\/]/);
  if (isWithin(endParts, rootParts)) return;
  const snapshots = rootParts.lastIndexOf('snapshots');
  if (snapshots > 0 && isWithin(endParts, [...rootParts.slice(0, snapshots), 'blobs'])) return;
  throw new UserError(`${path} is a link that leads out of the folder, to ${end}: name that file itself.`);
}

function isWithin(parts: readonly string[], folder: readonly string[]): boolean {
  return parts.length > folder.length && folder.every((part, at) => parts[at] === part);
}
