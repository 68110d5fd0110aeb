import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { NamedPlace } from '../../core/operations/places';
import { UserError } from '../../core/userError';
import { outputsOf, refuseOutputs } from '../../engine/services/refuseOutputs';
import { storeFolderOf, type Arguments } from './arguments';
import { placeOf, type Options } from './option';

/**
 * Throws UserError, before anything is done, where a file that is to be written lies in no folder, is written twice, or is one
 * that the command reads or Gradus keeps: nothing is ever written over these, by whatever path, `--force` or not.
 */
export async function checkOutputs(args: Arguments, options: Options): Promise<void> {
  const places = placesNamed(args, options);
  for (const { path } of outputsOf(places)) await requireFolder(path);
  await refuseOutputs(places, storeFolderOf(args));
}

/** All places that a command is given: what it is about is read, and its options say of what kind theirs are. */
function placesNamed({ positionals, values }: Arguments, options: Options): NamedPlace[] {
  const read = positionals.map((path): NamedPlace => ({ path, kind: 'input', named: path, beside: [] }));
  const named = Object.entries(options).flatMap(([name, option]) => {
    const place = placeOf(option);
    const paths = [values[name] ?? []].flat() as string[];
    return place ? paths.map((path) => ({ ...place, path, named: `--${name}` })) : [];
  });
  return [...read, ...named];
}

async function requireFolder(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined);
  if (!folder?.isDirectory())
    throw new UserError(`Cannot write ${path}: there is no folder ${dirname(path)}. Make it first.`);
}
