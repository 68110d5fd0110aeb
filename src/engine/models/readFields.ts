import { readFile } from 'node:fs/promises';
import { isFields, type Fields } from '../../core/dataset/record';
import { UserError } from '../../core/userError';

/** The fields of a configuration; undefined where it is not there. Throws UserError for one that is broken. */
export async function readFields(file: string): Promise<Fields | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    throw new UserError(`${file} is broken: it is no JSON. Copy or download it again.`);
  }
  return isFields(fields) ? fields : {};
}
