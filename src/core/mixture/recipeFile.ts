import { parse as parseYaml } from 'yaml';
import { UserError } from '../userError';
import { checkRecipe, type Recipe } from './recipe';

/** Reads a recipe written as YAML. Throws UserError naming the line or field that is wrong. */
export function parseRecipe(text: string, file: string): Recipe {
  let value: unknown;
  try {
    value = parseYaml(text, { prettyErrors: true });
  } catch (error) {
    if (isTooDeep(error)) throw new UserError(tooDeep(file));
    const [first] = String(error instanceof Error ? error.message : error).split('\n');
    throw new UserError(`${file} is not YAML: ${first!.replace(/:$/, '')}.`);
  }
  return checkRecipe(value, file);
}

/** The parser goes as deep as the text does, until the stack ends. */
function isTooDeep(error: unknown): boolean {
  return error instanceof Error && /call stack|recursion/i.test(error.message);
}

function tooDeep(file: string): string {
  return `${file} is nested too deeply: a recipe is a list of fields such as "mixture: hard", with at most one level below.`;
}
