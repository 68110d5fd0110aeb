import { UserError } from '../../core/userError';
import { sureImporters } from './formats/importers';
import { sampleOf } from './reading/logSample';

/** What kind of log a file is, in words, by its beginning; undefined for what is none, or may as well be a dataset. */
export async function logKind(path: string): Promise<string | undefined> {
  try {
    const sample = await sampleOf(path);
    return sureImporters.find((importer) => importer.recognise(sample, {}) !== undefined)?.title;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
