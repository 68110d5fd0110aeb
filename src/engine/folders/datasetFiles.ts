import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../core/userError';
import { isGlob } from '../files/glob';
import { requireFile } from '../files/regularFile';
import { refuseOutside, type LeftAside } from './datasetFolder';
import type { Chosen } from './chosen';
import type { FileKind } from './fileKind';
import { folderPart } from './folderPart';
import { oneKind } from './oneDataset';
import { patternPart } from './patternPart';
import { holdsScores } from './scoresInside';

/** The files of one dataset, in their order. */
export interface DatasetFiles {
  /** The folder that their names start from, and the names, with "/". */
  readonly folder: string;
  readonly names: readonly string[];
  readonly kind: FileKind;
  /** The split and subset that they are, where the folder tells. */
  readonly split?: string;
  readonly config?: string;
  /** What else is in the folder, and why it is not read. */
  readonly aside: readonly LeftAside[];
}

/** Whether a path stands for several files: a folder, or a pattern that is no file's name. */
export async function isManyFiles(path: string): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  return there ? there.isDirectory() : isGlob(path);
}

/**
 * The files that a folder or pattern stands for as one dataset: those of one split and subset, of one kind, in natural order. A folder
 * is read as the Hugging Face Hub reads it, by its card and otherwise by the names in it. Throws UserError where there are none, where
 * several splits, subsets or kinds are there and none is chosen, and where one is not a regular file in the folder.
 */
export async function datasetFiles(path: string, chosen: Chosen = {}): Promise<DatasetFiles> {
  const there = await stat(path).catch(() => undefined);
  const part = await (!there && isGlob(path) ? patternPart : folderPart)(path, chosen);
  const { folder, split, config } = part;
  const names: string[] = [];
  const aside = [...part.aside];
  for (const name of part.names) {
    chosen.signal?.throwIfAborted();
    await requireFile(join(folder, name));
    await refuseOutside(folder, name);
    if (await holdsScores(folder, name)) aside.push({ name, why: 'scores' });
    else names.push(name);
  }
  if (names.length === 0)
    throw new UserError(`${path} holds no file of data: JSONL, JSON, CSV, TSV or Parquet.`);
  return {
    ...{ folder, names, kind: oneKind(path, names), aside },
    ...(split !== undefined && { split }),
    ...(config !== undefined && { config }),
  };
}
