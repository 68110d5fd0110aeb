import { parse as parseYaml } from 'yaml';
import { UserError } from '../userError';
import { checkRecipe, type Recipe } from './recipe';

/** Reads a recipe written as YAML. Throws UserError naming the line or field that is wrong. */
export function parseRecipe(text: string, file: string): Recipe {
  let value: unknown;
  try {
    value = parseYaml(text, { prettyErrors: true });
  } catch (error) {
    const [first] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UserError(`${file} is not YAML: ${first!.replace(/:$/, '')}.`);
  }
  return checkRecipe(value, file);
}
