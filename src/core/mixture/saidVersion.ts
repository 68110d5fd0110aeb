import * as v from 'valibot';
import { UserError } from '../userError';

/** How a kind of file says which version of its format it is written in. */
export interface Versioned {
  /** The field that holds it. */
  readonly field: string;
  /** What such files are called: "recipes". */
  readonly files: string;
  /** The newest version that can be read here. */
  readonly newest: number;
}

const version = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * The version that the content of a file says it is of: 1 where it says none. Throws UserError for one that is newer than what
 * can be read, and for a value that is no version. To be asked before anything else is checked: a newer file has other fields.
 */
export function saidVersion(content: unknown, { field, files, newest }: Versioned, source: string): number {
  const said = own(content, field);
  if (said === undefined) return 1;
  const { success, output, issues } = v.safeParse(version, said);
  if (!success)
    throw new UserError(
      `${source}: "${field}" cannot be ${issues[0].received}: the version of ${files} is a whole number, 1 or greater.`,
    );
  if (output > newest)
    throw new UserError(
      `${source}: "${field}" is ${output}, but this version of Gradus reads ${files} up to version ${newest}: update Gradus.`,
    );
  return output;
}

function own(content: unknown, field: string): unknown {
  const isFields = typeof content === 'object' && content !== null && !Array.isArray(content);
  return isFields && Object.hasOwn(content, field) ? (content as Record<string, unknown>)[field] : undefined;
}
