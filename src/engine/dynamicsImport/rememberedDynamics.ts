import type { ImportKind, RememberedImport } from '../responseLogs/joining/rememberedImport';
import { isRememberedJoin } from '../responseLogs/joining/rememberedJoin';
import { dynamicsNoteEnding, formerDynamicsNoteEnding } from '../store/storeFolder';

/** What a dataset remembers of training dynamics: which, and how their examples were found. */
export interface RememberedDynamics extends RememberedImport {
  readonly paths: readonly string[];
  /** Not known of what an earlier version imported. */
  readonly examples?: number;
}

/** Training dynamics as they are imported for a dataset. */
export const importedDynamics: ImportKind<RememberedDynamics> = {
  title: 'training dynamics',
  ending: dynamicsNoteEnding,
  formerEnding: formerDynamicsNoteEnding,
  read: noteIn,
  noteOn: ({ key, examples, paths, at }) => ({
    key,
    items: examples ?? NaN,
    respondents: undefined,
    paths,
    at,
  }),
};

function noteIn(text: string): RememberedDynamics | undefined {
  // An earlier version kept the digest alone.
  if (isDigest(text)) return { key: text, paths: [] };
  const read = JSON.parse(text) as Partial<Record<keyof RememberedDynamics, unknown>> | null;
  const isNote =
    typeof read === 'object' &&
    read !== null &&
    typeof read.key === 'string' &&
    isDigest(read.key) &&
    Array.isArray(read.paths) &&
    isRememberedJoin(read.join);
  return isNote ? (read as RememberedDynamics) : undefined;
}

function isDigest(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
