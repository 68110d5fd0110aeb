import type { FileHandle } from 'node:fs/promises';
import { UserError } from '../../core/userError';
import { openOwn } from '../files/regularFile';
import { DatasetChanged } from './datasetChanged';
import type { TextCopy } from './textCopy';

/** Opens the text of a packed dataset. Throws DatasetChanged where it is not there any more: it is made anew then. */
export async function openCopy({ path }: TextCopy, name: string): Promise<FileHandle> {
  try {
    return await openOwn(path);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new DatasetChanged(`What was unpacked of ${name} was removed meanwhile: try again.`);
  }
}
