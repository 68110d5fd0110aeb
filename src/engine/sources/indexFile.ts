import { basename, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { UserError } from '../../core/userError';
import { openRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { DatasetChanged } from './datasetChanged';
import type { FileIndex, Indexing } from './fileIndex';
import { atRest, stateNow, stateOf } from './fileState';
import { indexParts, indexText } from './indexText';

/** How long a file that looks cut off must be at rest before it is believed, and for how long one that goes on changing is tried, in milliseconds. */
const cutRest = 100;
/** For how long one that was whole when it was read before and is empty now is waited for: a program that saves it has emptied it first. */
const emptiedRest = 8000;
const patience = 10_000;
const fewestTries = 3;
const pause = 50;

/**
 * Reads a file once, block by block, and notes every record's place and, with `hashes`, its id. A file that is changed
 * meanwhile, or looks cut off right after a change, is read again: no half-written state is taken for the file. Throws UserError.
 */
export function indexFile(path: string, options: Indexing = {}): Promise<FileIndex> {
  const full = resolve(path);
  const until = Date.now() + patience;
  return withFile('read', path, async () => {
    for (let tries = 1; ; tries++) {
      const parts = await options.copies?.partsOf(full, options.reading ?? {});
      const index = parts ? await indexParts(full, parts, options) : await indexOnce(full, options);
      if (index) return index;
      if (tries >= fewestTries && Date.now() > until)
        throw new DatasetChanged(
          `${basename(full)} is being written by another program: wait until it is finished, then try again.`,
        );
      await setTimeout(pause, undefined, options.signal ? { signal: options.signal } : {});
    }
  });
}

/** Reads a file through; undefined where it was changed meanwhile, or was being written when it was read. */
async function indexOnce(path: string, options: Indexing): Promise<FileIndex | undefined> {
  const file = await openRegular(path);
  try {
    const stats = await atRest(file, options.quiet ?? 0, options.signal);
    if (!stats) return undefined;
    const read = await indexText(file, path, stats, options).catch((error: unknown) => {
      if (error instanceof UserError) return error;
      throw error;
    });
    if (read instanceof UserError || !read.isEnded) {
      const wasEmptied = stats.size === 0n && options.cutRest !== undefined;
      if (wasEmptied) await untilChanged(path, stateOf(stats), options.signal);
      else await atRest(file, options.cutRest ?? cutRest, options.signal);
    }
    if ((await stateNow(path)) !== stateOf(stats)) return undefined;
    if (read instanceof UserError) throw read;
    return read;
  } finally {
    await file.close();
  }
}

async function untilChanged(path: string, state: string, signal?: AbortSignal): Promise<void> {
  const until = Date.now() + emptiedRest;
  while (Date.now() < until && (await stateNow(path)) === state)
    await setTimeout(pause, undefined, signal ? { signal } : {});
}
