import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, sep, win32 } from 'node:path';
import { UserError } from '../../core/userError';
import { openRegular, requireRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';

// ONNX's StringStringEntryProto { key: "location", value: … }: field 1 of 8 bytes, then field 2.
const location = Buffer.from('\x0a\x08location\x12');
const blockSize = 4 * 2 ** 20;
// As long as the path of a file can be.
const longestName = 4096;

/**
 * The files beside an ONNX file that it keeps weights in, found by looking through its bytes; those that are not there
 * among them. Throws UserError where one lies outside of the model's folder or is no file.
 */
export async function externalWeights(model: string, signal?: AbortSignal): Promise<string[]> {
  const names = await weightNames(model, signal);
  return Promise.all(names.map((name) => placeOf(model, name)));
}

/** Throws UserError where a file that a model keeps weights in is not there. */
export async function refuseMissingWeights(model: string): Promise<void> {
  for (const file of await externalWeights(model))
    if (!(await isThere(file)))
      throw new UserError(
        `The model ${basename(model)} keeps its weights in ${basename(file)}, which is not in its folder: copy it there.`,
      );
}

async function weightNames(model: string, signal: AbortSignal | undefined): Promise<string[]> {
  const file = await openRegular(model);
  try {
    return await withFile('read the model', model, async () => {
      const names = new Set<string>();
      // Blocks overlap by the longest entry, so that none is cut in two.
      const block = Buffer.alloc(blockSize + location.length + 2 + longestName);
      for (let from = 0; ; from += blockSize) {
        signal?.throwIfAborted();
        const { bytesRead } = await file.read(block, 0, block.length, from);
        for (const name of namesIn(block.subarray(0, bytesRead))) names.add(name);
        if (bytesRead < block.length) return [...names].sort();
      }
    });
  } finally {
    await file.close();
  }
}

/** Where a file of weights lies. ONNX Runtime refuses what lies elsewhere too, but not before it was digested here. */
async function placeOf(model: string, name: string): Promise<string> {
  const path = join(dirname(model), name);
  if (leadsOut(name)) throw outside(model, name);
  if (!(await isThere(path))) return path;
  await withFile('read the model', path, async () => {
    requireRegular(path, await stat(path));
    // Caches of models keep all files of one under other names in one folder, with links to them.
    const folders = [await realpath(dirname(model)), dirname(await realpath(model))];
    const real = await realpath(path);
    if (!folders.some((folder) => !isOutside(relative(folder, real)))) throw outside(model, name);
  });
  return path;
}

function leadsOut(name: string): boolean {
  // To the runtime, this mark is no file but a place in its own memory.
  if (name.includes('_ORT_MEM_ADDR_') || posix.isAbsolute(name) || win32.isAbsolute(name)) return true;
  return isOutside(relative('/folder', join('/folder', name)));
}

function isOutside(path: string): boolean {
  return (
    path === '' ||
    path === '..' ||
    path.startsWith(`..${sep}`) ||
    posix.isAbsolute(path) ||
    win32.isAbsolute(path)
  );
}

function outside(model: string, name: string): UserError {
  return new UserError(
    `The model ${basename(model)} keeps weights in ${name}, which is not in its folder: it is not loaded. Take a model whose files lie together.`,
  );
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT' && code !== 'ENOTDIR',
  );
}

function* namesIn(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf(location); at >= 0; at = bytes.indexOf(location, at + 1)) {
    const { length, start } = lengthAt(bytes, at + location.length);
    const name = bytes.toString('utf8', start, start + length);
    if (length > 0 && length <= longestName && start + length <= bytes.length && !/[\0-\x1f]/.test(name))
      yield name;
  }
}

/** A length of one or two bytes, as Protocol Buffers write it. */
function lengthAt(bytes: Buffer, at: number): { readonly length: number; readonly start: number } {
  const first = bytes[at] ?? 0;
  if (first < 128) return { length: first, start: at + 1 };
  return { length: (first % 128) + 128 * (bytes[at + 1] ?? 0), start: at + 2 };
}
