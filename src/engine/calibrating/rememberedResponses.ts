import { rm } from 'node:fs/promises';
import { writeWhole } from '../files/atomicFile';
import { readStored } from '../files/wholeFile';
import { responsesEnding } from '../store/storeFolder';
import type { CalibrateRequest } from '../../core/protocol/responsesApi';

/** What a dataset remembers of the responses to it: which calibration, and what it was made of. */
export interface RememberedResponses {
  /** The calibration's key. */
  readonly key: string;
  readonly request: CalibrateRequest;
}

/** What the dataset of this store remembers; `base` is the path of its store without the ending. */
export async function rememberedResponses(base: string): Promise<RememberedResponses | undefined> {
  try {
    const read = JSON.parse((await readStored(base + responsesEnding)).toString('utf8')) as unknown;
    return isRemembered(read) ? read : undefined;
  } catch {
    // Nothing there, or not whole: there are no responses then.
    return undefined;
  }
}

/** Lets the dataset of this store remember responses. */
export async function rememberResponses(base: string, responses: RememberedResponses): Promise<void> {
  await writeWhole(base + responsesEnding, [Buffer.from(JSON.stringify(responses))]);
}

/** Forgets them; false where there were none. */
export async function forgetResponses(base: string): Promise<boolean> {
  const known = await rememberedResponses(base);
  await rm(base + responsesEnding, { force: true });
  return known !== undefined;
}

function isRemembered(read: unknown): read is RememberedResponses {
  return (
    typeof read === 'object' &&
    read !== null &&
    'key' in read &&
    typeof read.key === 'string' &&
    'request' in read
  );
}
