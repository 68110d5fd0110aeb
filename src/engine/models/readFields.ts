import { isFields, type Fields } from '../../core/dataset/reading/record';
import { UserError } from '../../core/userError';
import { readTextIfThere } from '../files/wholeFile';

const mostBytes = 16 * 2 ** 20;

/** The fields of a configuration; undefined where it is not there. Throws UserError for one that is broken. */
export async function readFields(file: string): Promise<Fields | undefined> {
  const text = await readTextIfThere(file, { what: 'a configuration', most: mostBytes });
  if (text === undefined) return undefined;
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    throw new UserError(`${file} is broken: it is no JSON. Copy or download it again.`);
  }
  return isFields(fields) ? fields : {};
}
