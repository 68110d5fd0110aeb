import type { ImportNote } from '../../core/protocol/importReport';
import { isRememberedJoin, joinIdentity, type RememberedJoin } from '../responseLogs/joining/rememberedJoin';
import { dynamicsNoteEnding, formerDynamicsNoteEnding } from '../store/storeFolder';
import { UndoableNote } from '../store/undoableNote';

/** What a dataset remembers of training dynamics: which, and how their examples were found. */
export interface RememberedDynamics {
  /** Their digest. */
  readonly key: string;
  readonly paths: readonly string[];
  /** These are not known of what an earlier version imported. */
  readonly examples?: number;
  /** When they were imported, in milliseconds since 1970. */
  readonly at?: number;
  readonly join?: RememberedJoin;
}

/** What the dataset of this store remembers, and what it remembered before; `base` is the path of its store without the ending. */
export function dynamicsNote(base: string): UndoableNote<RememberedDynamics> {
  return new UndoableNote(base, {
    ending: dynamicsNoteEnding,
    formerEnding: formerDynamicsNoteEnding,
    what: 'training dynamics',
    identity: dynamicsIdentity,
    read: noteIn,
  });
}

/** What scores by them depend on: the dynamics and how their examples were found. */
export function dynamicsIdentity({ key, join }: RememberedDynamics): string {
  return join ? `${key} by ${joinIdentity(join)}` : key;
}

/** The same for a person who is asked whether it may go. */
export function noteOnDynamics({ key, examples, paths, at }: RememberedDynamics): ImportNote {
  return { key, items: examples ?? NaN, respondents: undefined, paths, at };
}

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
