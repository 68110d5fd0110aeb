import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../core/userError';
import { isSameFile } from '../../engine/files/atomicFile';
import { refuseSamePlace, type Output } from '../../engine/files/samePlace';
import { logFiles } from '../../engine/responseLogs/reading/logFiles';
import { refuseOwnFile } from '../../engine/store/ownFiles';
import { storeFolderOf, textOption, type Arguments } from './arguments';
import type { Option, Options } from './option';

/**
 * Throws UserError, before anything is done, where a file that is to be written lies in no folder, is written twice, or is one
 * that the command reads or Gradus keeps: nothing is ever written over these, by whatever path, `--force` or not.
 */
export async function checkOutputs(args: Arguments, options: Options): Promise<void> {
  const written = thatName('output', options).flatMap((name) =>
    outputsOf(name, textOption(args, name), options[name]!),
  );
  if (written.length === 0) return;
  for (const { path } of written) await requireFolder(path);
  await refuseSamePlace(written);
  const read = await filesRead(args, options);
  for (const { path } of written) {
    await refuseOwnFile(storeFolderOf(args), path);
    for (const input of read)
      if (await isSameFile(input, path))
        throw new UserError(
          `${basename(input)} is read by this command: nothing is ever written over it. Choose another name.`,
        );
  }
}

/** The options whose values name such files. */
function thatName(kind: NonNullable<Option['names']>, options: Options): string[] {
  return Object.keys(options).filter((name) => options[name]!.names === kind);
}

/** What an option lets be written: its file, and what comes beside it. */
function outputsOf(name: string, path: string | undefined, { beside = [] }: Option): Output[] {
  if (path === undefined) return [];
  return [
    { path, named: `--${name}` },
    ...beside.map((ending) => ({ path: path + ending, named: `the ${ending} beside it` })),
  ];
}

async function requireFolder(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory())
    throw new UserError(`Cannot write ${path}: there is no folder ${dirname(path)}. Make it first.`);
}

/** The files that a command reads, as far as they are there; those of folders and patterns too. */
async function filesRead({ positionals, values }: Arguments, options: Options): Promise<string[]> {
  const valuesOf = (kind: 'input' | 'model'): string[] =>
    thatName(kind, options).flatMap((name) => (values[name] ?? []) as string | string[]);
  const named = [...positionals, ...valuesOf('input')];
  const files = await Promise.all(
    named.map((path) =>
      logFiles([path]).then(
        (found) => found.map((file) => file.path),
        () => [path],
      ),
    ),
  );
  const models = await Promise.all(valuesOf('model').map(modelFiles));
  return [...files, ...models].flat();
}

/** The files of a model that is named by its path: those of its folder, and of the one that its ONNX files may lie in. */
async function modelFiles(path: string): Promise<string[]> {
  const folders = [path, join(path, 'onnx')];
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [] as string[])));
  const files = folders.flatMap((folder, at) => names[at]!.map((name) => join(folder, name)));
  return [path, ...files.filter((file) => /\.(onnx|json|txt|model)$|_data(_\d+)?$/.test(file))];
}
