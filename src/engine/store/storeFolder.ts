import { createHash } from 'node:crypto';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import envPaths from 'env-paths';
import { isGlob } from '../files/glob';
import type { StoreReport } from '../../core/protocol/engineApi';
import { asUserError } from '../files/systemErrors';

/** The folder within the store that pulled models lie in. */
export const modelsFolder = 'models';

/** The ending of a dataset's store. */
export const storeEnding = '.duckdb';

/** What DuckDB adds to a store's name for its log of writes. */
export const walEnding = '.wal';

/**
 * Most bytes of a dataset's name in the names of its files: a name has 255 at most, and what follows (a digest, "damaged"
 * and a number, an ending, what stands round a file that is not whole yet) takes fewer than 55.
 */
const longestName = 200;

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

/** The ending of a note on what was found when a model was tried out. */
const triedEnding = '.tried';

/** The ending of the text of a packed dataset. */
export const textEnding = '.text';

/** The ending of the note on what such a text was made of. */
export const textNoteEnding = '.textNote';

/** The ending of a calibration that is not finished. */
export const checkpointEnding = '.checkpoint';

/** The folder that scores are kept in unless the user says otherwise: the user's cache folder, as the platform has it. */
export function defaultStoreFolder(): string {
  return envPaths('gradus', { suffix: '' }).cache;
}

/** The file in a store folder that holds a dataset's scores, be it there or not. Rejects where there is no such dataset. */
export async function storeFile(folder: string, dataset: string): Promise<string> {
  return `${await keptAs(folder, dataset)}${storeEnding}`;
}

/** What the names of a dataset's own files in a store folder begin with; `part` tells those of its parts apart. Rejects where there is no such dataset. */
export async function keptAs(folder: string, dataset: string, part = ''): Promise<string> {
  const path = await realpath(dataset).catch((error: unknown) => {
    if (!isGlob(dataset)) throw error;
    return resolve(dataset);
  });
  const digest = createHash('sha256')
    .update(path + part)
    .digest('hex')
    .slice(0, 12);
  // A pattern has signs that no file's name may have everywhere.
  const name = basename(path).replace(isGlob(dataset) ? /[*?"<>|:[\]{}]/g : /(?!)/, '_');
  return join(folder, `${beginningOf(name)}-${digest}`);
}

/** As much of a name as fits, cut between characters. */
function beginningOf(name: string): string {
  let bytes = 0;
  let end = 0;
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > longestName) break;
    end += character.length;
  }
  return name.slice(0, end);
}

/** Where a store or a vector file goes that cannot be used; `number` tells those of one name apart. */
export function damagedFile(file: string, number: number): string {
  const ending = [storeEnding, vectorEnding].find((one) => file.endsWith(one)) ?? '';
  return `${file.slice(0, file.length - ending.length)}.damaged-${number}${ending}`;
}

/** The file in a store folder that holds the vectors that a model makes of texts; `model` names it and how it is used. */
export function vectorFile(folder: string, model: string): string {
  const digest = createHash('sha256').update(model).digest('hex').slice(0, 12);
  return join(folder, `${vectorBeginning}${digest}${vectorEnding}`);
}

/** The file in a store folder that notes what was found when a model was tried out; `digest` has 12 hexadecimal digits. */
export function triedFile(folder: string, digest: string): string {
  return join(folder, `model-${digest}${triedEnding}`);
}

/** What a store folder holds of scores, calibrations and vectors; a folder that is not there holds nothing. */
export async function storeReport(folder: string): Promise<Omit<StoreReport, 'models'>> {
  const files = await storeFiles(folder);
  const stats = await Promise.all(
    files.map(async (file) => ({ file, bytes: (await lstat(join(folder, file))).size })),
  );
  const bytesOf = (wanted: (file: string) => boolean): number =>
    stats.filter(({ file }) => wanted(file)).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    folder,
    calibrations: bytesOf((file) => file.startsWith(calibrationBeginning)),
    vectors: bytesOf((file) => file.endsWith(vectorEnding) && !isSetAside(file)),
    unpacked: bytesOf(isText),
    damaged: bytesOf(isSetAside),
    datasets: stats
      .filter(({ file }) => file.endsWith(storeEnding) && !isSetAside(file))
      .map(({ file }) => {
        const name = file.slice(0, -storeEnding.length);
        const bytes = bytesOf((one) => one.startsWith(name) && !isText(one) && !isSetAside(one));
        return { file, dataset: name.replace(/-[0-9a-f]{12}$/, ''), bytes };
      }),
  };
}

function isText(file: string): boolean {
  return file.endsWith(textEnding);
}

/** Whether a file of a store folder is one that was set aside. */
export function isSetAside(file: string): boolean {
  return damaged.test(file);
}

/** Whether a store keeps files of this name in its folder. */
export function isStoreFile(file: string): boolean {
  return ours.test(file);
}

/** The names of all that a store keeps in a folder, but for pulled models. Throws UserError. */
export async function storeFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isStoreFile);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw asUserError('read the store', folder, error);
  }
}

const endings = [
  textEnding,
  textNoteEnding,
  responsesEnding,
  formerResponsesEnding,
  dynamicsEnding,
  dynamicsNoteEnding,
  formerDynamicsNoteEnding,
  calibrationEnding,
  answersEnding,
  checkpointEnding,
  vectorEnding,
  triedEnding,
];

/** The names of what was set aside. */
const damaged = /-[0-9a-f]{12}\.damaged-\d+(\.duckdb(\.wal)?|\.2\.vectors)$/;

const ours = new RegExp(
  `${damaged.source}|-[0-9a-f]{12}(\\${storeEnding}(\\.wal|\\.tmp)?|-[0-9a-f]{12}\\${oldVectorEnding}|(${endings.map((one) => one.replaceAll('.', '\\.')).join('|')}))$`,
);
