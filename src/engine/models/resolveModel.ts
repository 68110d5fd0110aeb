import { stat } from 'node:fs/promises';
import { basename, isAbsolute, sep } from 'node:path';
import { UserError } from '../../core/userError';
import { curatedModel } from './curated';
import { isRepoName } from './hubName';
import { embeddedModel } from './modelFolder';
import { pulledModel } from './pulledModels';

/**
 * The folder or file of a model that is named by its path, or by the name that it was pulled under. A name comes before a
 * path, and without a separator it is never a path: no folder of the working directory stands in for a model. Throws
 * UserError for a name that is neither.
 */
export async function resolveModel(store: string, named: string): Promise<string> {
  if (isPath(named)) return named;
  const pulled = await pulledModel(store, named);
  if (pulled) return pulled.folder;
  if (named === basename(embeddedModel())) return embeddedModel();
  const isHere = await isThere(named);
  const known = curatedModel(named);
  const orHere = isHere ? ` To take what lies here under that name, say .${sep}${named}.` : '';
  if (known)
    throw new UserError(`The model ${known.name} is not on this machine yet.${orHere}`, {
      remedy: { kind: 'pullModel', name: known.name },
    });
  if (/[\\/]/.test(named) && (isHere || !isRepoName(named))) return named;
  if (isHere) throw new UserError(`No model named "${named}" was pulled.${orHere}`);
  throw new UserError(`There is no model folder "${named}", and no model of that name was pulled.`, {
    remedy: { kind: 'listModels' },
  });
}

/** What can only be a path: it is said to be missing where it is looked for. */
function isPath(named: string): boolean {
  return isAbsolute(named) || named.startsWith('.');
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
