import { stringify } from 'yaml';
import { checkRecipe } from '../../core/mixture/recipe';
import type { SaveRecipeRequest } from '../../core/protocol/editorApi';
import { refuseExisting, refuseSource, writeWhole } from '../files/atomicFile';

/** Writes a recipe as YAML, every choice of it said but bands that are those shown by themselves. Throws UserError, also for a recipe that is none. */
export async function saveRecipe({ path, recipe, out, ...agreed }: SaveRecipeRequest): Promise<void> {
  const whole = checkRecipe(recipe, 'The recipe');
  await refuseSource(path, out);
  await refuseExisting(out, agreed);
  await writeWhole(out, [Buffer.from(stringify(whole))], undefined, agreed);
}
