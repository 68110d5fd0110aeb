import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { NamedPlace } from '../../core/operations/places';
import { UserError } from '../../core/userError';
import { isSameFile } from '../files/atomicFile';
import { refuseSamePlace, type Output } from '../files/samePlace';
import { logFiles } from '../responseLogs/reading/logFiles';
import { refuseOwnFile } from '../store/ownFiles';

/** What is written: each output, and what goes beside it. */
export function outputsOf(places: readonly NamedPlace[]): Output[] {
  return places
    .filter(({ kind }) => kind === 'output')
    .flatMap(({ path, named, beside }) => [
      { path, named },
      ...beside.map((ending) => ({ path: path + ending, named: `the ${ending} beside it` })),
    ]);
}

/**
 * Throws UserError, before anything is done, where a file that is to be written is written twice, or is one that is read
 * or that Gradus keeps: nothing is ever written over these, by whatever path, whatever may be replaced.
 */
export async function refuseOutputs(places: readonly NamedPlace[], storeFolder: string): Promise<void> {
  const written = outputsOf(places);
  if (written.length === 0) return;
  await refuseSamePlace(written);
  const read = await filesRead(places);
  for (const { path } of written) {
    await refuseOwnFile(storeFolder, path);
    for (const input of read)
      if (await isSameFile(input, path))
        throw new UserError(
          `${basename(input)} is read by this command: nothing is ever written over it. Choose another name.`,
        );
  }
}

/** The files that are read, as far as they are there; those of folders, patterns and models too. */
async function filesRead(places: readonly NamedPlace[]): Promise<string[]> {
  const read = places.filter(({ kind }) => kind !== 'output');
  const files = read.map(({ kind, path }) => (kind === 'model' ? modelFiles(path) : filesOf(path)));
  return (await Promise.all(files)).flat();
}

async function filesOf(path: string): Promise<string[]> {
  try {
    return (await logFiles([path])).map((file) => file.path);
  } catch {
    return [path];
  }
}

/** The files of a model that is named by its path: those of its folder, and of the one that its ONNX files may lie in. */
async function modelFiles(path: string): Promise<string[]> {
  const folders = [path, join(path, 'onnx')];
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [] as string[])));
  const files = folders.flatMap((folder, at) => names[at]!.map((name) => join(folder, name)));
  return [path, ...files.filter((file) => /\.(onnx|json|txt|model)$|_data(_\d+)?$/.test(file))];
}
