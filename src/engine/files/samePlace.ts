import { lstat, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { capital } from '../../core/scores/correlationWords';
import { UserError } from '../../core/userError';
import { isSameFile } from './atomicFile';

/** A file that is to be written. */
export interface Output {
  readonly path: string;
  /** What it is called where it is refused, as "the output". */
  readonly named: string;
}

/** Throws UserError where two of the files that are to be written are one, by whatever paths. */
export async function refuseSamePlace(outputs: readonly Output[]): Promise<void> {
  for (const [at, one] of outputs.entries())
    for (const other of outputs.slice(at + 1))
      if (await isSamePlace(one.path, other.path))
        throw new UserError(
          `${capital(one.named)} and ${other.named} name one file, ${other.path}: give each a name of its own.`,
        );
}

/** Whether two paths lead to one place of a file, be the file there yet or not. */
export async function isSamePlace(one: string, other: string): Promise<boolean> {
  if (await isSameFile(one, other)) return true;
  const [left, right] = [await placeOf(one), await placeOf(other)];
  if (left === right) return true;
  return withoutCase(left) === withoutCase(right) && (await ignoresCase(dirname(left)));
}

/** How many links are followed, as Linux does it. */
const mostLinks = 40;

/** The path of a file without links, be the file there yet or not; as it is where its folder is not there. */
export async function placeOf(path: string, links = mostLinks): Promise<string> {
  const full = resolve(path);
  const end = await realpath(full).catch(() => undefined);
  if (end !== undefined) return end;
  const folder = await realpath(dirname(full)).catch(() => dirname(full));
  const there = await lstat(full).catch(() => undefined);
  if (!there?.isSymbolicLink() || links === 0) return join(folder, basename(full));
  return placeOf(resolve(folder, await readlink(full)), links - 1);
}

function withoutCase(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/** Whether names that differ in case only are one in a folder; where nothing in it tells, what is usual on this system. */
async function ignoresCase(folder: string): Promise<boolean> {
  const names: string[] = await readdir(folder).catch(() => []);
  const telling = names.find((name) => name.toUpperCase() !== name.toLowerCase());
  if (telling === undefined) return process.platform === 'win32' || process.platform === 'darwin';
  const lower = telling.toLowerCase();
  const other = telling === lower ? telling.toUpperCase() : lower;
  if (names.includes(other)) return false;
  return stat(join(folder, other)).then(
    () => true,
    () => false,
  );
}
