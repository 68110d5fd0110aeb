import { createHash } from 'node:crypto';
import { readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import envPaths from 'env-paths';
import type { StoreReport } from '../../core/protocol/engineApi';
import { asUserError, withFile } from '../files/systemErrors';

/** The ending of a dataset's store. */
export const storeEnding = '.duckdb';

/** What the name of every vector file begins with. */
const vectorBeginning = 'vectors-';

/** The ending of a vector file, with the number of its format. */
const vectorEnding = '.2.vectors';

/** The ending of vector files of the first format, by dataset: no longer read. */
const oldVectorEnding = '.vectors';

/** The ending of what a dataset remembers of the responses to it. */
export const responsesEnding = '.responses';

/** The ending of the same for the responses before, which can be taken back. */
export const formerResponsesEnding = '.formerResponses';

/** The ending of the training dynamics that a dataset remembers. */
export const dynamicsEnding = '.dynamics';

/** The ending of the note which training dynamics those are. */
export const dynamicsNoteEnding = '.dynamicsKey';

/** The ending of the same note on those before, which can be taken back. */
export const formerDynamicsNoteEnding = '.formerDynamicsKey';

/** What the name of every file of a calibration begins with. */
export const calibrationBeginning = 'calibration-';

/** The ending of a calibration of responses. */
export const calibrationEnding = '.calibration';

/** The ending of the answers behind a calibration. */
export const answersEnding = '.answers';

/** The ending of a calibration that is not finished. */
export const checkpointEnding = '.checkpoint';

/** The folder that scores are kept in unless the user says otherwise: the user's cache folder, as the platform has it. */
export function defaultStoreFolder(): string {
  return envPaths('gradus', { suffix: '' }).cache;
}

/** The file in a store folder that holds a dataset's scores, be it there or not. Rejects where there is no such dataset. */
export async function storeFile(folder: string, dataset: string): Promise<string> {
  const path = await realpath(dataset);
  const digest = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return join(folder, `${basename(path)}-${digest}${storeEnding}`);
}

/** The file in a store folder that holds the vectors that a model makes of texts; `model` names it and how it is used. */
export function vectorFile(folder: string, model: string): string {
  const digest = createHash('sha256').update(model).digest('hex').slice(0, 12);
  return join(folder, `${vectorBeginning}${digest}${vectorEnding}`);
}

/** What a store folder holds of scores, calibrations and vectors; a folder that is not there holds nothing. */
export async function storeReport(folder: string): Promise<Omit<StoreReport, 'models'>> {
  const files = await storeFiles(folder);
  const stats = await Promise.all(
    files.map(async (file) => ({ file, bytes: (await stat(join(folder, file))).size })),
  );
  const bytesOf = (wanted: (file: string) => boolean): number =>
    stats.filter(({ file }) => wanted(file)).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    folder,
    calibrations: bytesOf((file) => file.startsWith(calibrationBeginning)),
    vectors: bytesOf((file) => file.endsWith(vectorEnding)),
    datasets: stats
      .filter(({ file }) => file.endsWith(storeEnding))
      .map(({ file }) => {
        const name = file.slice(0, -storeEnding.length);
        const bytes = bytesOf((one) => one.startsWith(name));
        return { file, dataset: name.replace(/-[0-9a-f]{12}$/, ''), bytes };
      }),
  };
}

/** Removes every score and calibration that the store keeps in a folder; pulled models, and what is not ours, stay. */
export async function clearStore(folder: string): Promise<void> {
  for (const file of await storeFiles(folder))
    await withFile('remove', join(folder, file), () => rm(join(folder, file), { force: true }));
}

async function storeFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => ours.test(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw asUserError('read the store', folder, error);
  }
}

const endings = [
  responsesEnding,
  formerResponsesEnding,
  dynamicsEnding,
  dynamicsNoteEnding,
  formerDynamicsNoteEnding,
  calibrationEnding,
  answersEnding,
  checkpointEnding,
  vectorEnding,
];

const ours = new RegExp(
  `-[0-9a-f]{12}(\\${storeEnding}(\\.wal|\\.tmp)?|-[0-9a-f]{12}\\${oldVectorEnding}|(${endings.map((one) => one.replaceAll('.', '\\.')).join('|')}))$`,
);
