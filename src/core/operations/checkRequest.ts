import * as v from 'valibot';
import { checkRecipe } from '../mixture/recipe';
import { didYouMean } from '../text/closestName';
import { UserError } from '../userError';

/**
 * Checks a request against what a method takes, before anything is done; nothing of it is changed. Throws UserError naming the
 * input that holds what it does not take; Error for a request of another shape, which only a fault of ours can send.
 */
export function checkRequest(method: string, schema: v.GenericSchema, request: unknown): void {
  const checked = v.safeParse(schema, request, { abortEarly: true });
  if (checked.success) return;
  const [issue] = checked.issues;
  if (issue.path?.[0]?.key === 'recipe') refuseRecipe(request as { readonly recipe?: unknown });
  throw requestFault(method, schema, issue);
}

/** A recipe is refused in its own words; what one that stands above a recipe file leaves out, the file says. */
function refuseRecipe(request: { readonly recipe?: unknown }): void {
  const { recipe } = request;
  if (recipe === undefined) return;
  const isAboveFile = 'recipeFile' in request && typeof recipe === 'object' && !Array.isArray(recipe);
  checkRecipe(isAboveFile ? { mixture: 'all', ...recipe } : recipe, 'The recipe');
}

/** What is wrong with a request, by what its schema found first. */
function requestFault(method: string, schema: v.GenericSchema, issue: v.BaseIssue<unknown>): Error {
  const name = v.getDotPath(issue);
  const { input, expected, message } = issue;
  if (name === null) return new Error(`"${method}" takes an object of inputs, not ${shown(input)}.`);
  if (expected === 'never')
    return new Error(`"${method}" has no input "${name}".${didYouMean(name, namesOf(schema))}`);
  if (input === undefined) return new Error(`"${method}" needs the input "${name}".`);
  return new UserError(`The input "${name}" of "${method}" takes ${message}, not ${shown(input)}.`);
}

function namesOf(schema: v.GenericSchema): string[] {
  return Object.keys((schema as { readonly entries?: object }).entries ?? {});
}

/** A value as a sentence names it; a long text cut off. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
