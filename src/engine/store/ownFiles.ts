import { basename, join, relative, sep } from 'node:path';
import { UserError } from '../../core/userError';
import { isSameFile } from '../files/atomicFile';
import { placeOf } from '../files/samePlace';
import { defaultStoreFolder, isStoreFile, modelsFolder, storeFiles } from './storeFolder';

/** Throws UserError where a file that is to be written is one that Gradus keeps in a store folder, by whatever path, or would be taken for one. */
export async function refuseOwnFile(storeFolder: string, out: string): Promise<void> {
  for (const folder of new Set([storeFolder, defaultStoreFolder()]))
    if (await isOwnFile(folder, out))
      throw new UserError(
        `${basename(out)} is one of Gradus's own files: nothing is written over it. Choose another name.`,
      );
}

async function isOwnFile(folder: string, out: string): Promise<boolean> {
  const below = relative(await placeOf(folder), await placeOf(out));
  const [first, ...rest] = below.split(sep);
  if (rest.length === 0 ? isStoreFile(below) : first === modelsFolder) return true;
  // A hard link to one lies elsewhere.
  for (const file of await storeFiles(folder).catch(() => []))
    if (await isSameFile(join(folder, file), out)) return true;
  return false;
}
