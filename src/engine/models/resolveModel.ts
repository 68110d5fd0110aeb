import { stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { UserError } from '../../core/userError';
import { curatedModel } from './curated';
import { isRepoName } from './hubName';
import { embeddedModel } from './modelFolder';
import { pulledModel } from './pulledModels';

/** The folder or file of a model that is named by its path, or by the name that it was pulled under. A path that is there comes first. Throws UserError for a name that is neither. */
export async function resolveModel(store: string, named: string): Promise<string> {
  if (await isThere(named)) return named;
  const pulled = await pulledModel(store, named);
  if (pulled) return pulled.folder;
  if (named === basename(embeddedModel())) return embeddedModel();
  const known = curatedModel(named);
  if (known)
    throw new UserError(
      `The model ${known.name} is not on this machine yet: "gradus models pull ${known.name}" downloads it.`,
    );
  // What can only be a path is said to be missing where it is looked for.
  if (isAbsolute(named) || named.startsWith('.') || (/[\\/]/.test(named) && !isRepoName(named))) return named;
  throw new UserError(
    `There is no model folder "${named}", and no model of that name was pulled: "gradus models list" shows those that were.`,
  );
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
