import type { ImportNote, ImportQuestion, JoinReport } from '../../../core/protocol/importReport';
import { UndoableNote } from '../../store/undoableNote';
import { joinIdentity, type RememberedJoin } from './rememberedJoin';

/** What a dataset remembers of something that was imported for it: which, and how its items were found. */
export interface RememberedImport {
  /** The digest of what was imported. */
  readonly key: string;
  /** When it was imported, in milliseconds since 1970; this and the join are not known of what an earlier version imported. */
  readonly at?: number;
  readonly join?: RememberedJoin;
}

/** Imports of one kind: what their notes are called, how they are read, and what a person is told of one. */
export interface ImportKind<T extends RememberedImport> {
  /** "responses". */
  readonly title: string;
  /** The endings of the note's file and of the one before it. */
  readonly ending: string;
  readonly formerEnding: string;
  /** The note in a file's text; undefined where it is none. May throw where it is none. */
  readonly read: (text: string) => T | undefined;
  /** The same for a person who is asked whether it may go. */
  readonly noteOn: (remembered: T) => ImportNote;
}

/** What the dataset of a store remembers of imports of a kind, and what it remembered before; `base` is the path of the store without the ending. */
export function importNote<T extends RememberedImport>(
  { title, ...kind }: ImportKind<T>,
  base: string,
): UndoableNote<T> {
  return new UndoableNote(base, { ...kind, what: title, identity: importIdentity });
}

/** Puts the import before this one back, and says what that is. Throws UserError where there is none, or others were imported since `from`. */
export async function takeBackImport<T extends RememberedImport>(
  kind: ImportKind<T>,
  base: string,
  from: string | undefined,
): Promise<ImportNote> {
  return kind.noteOn(await importNote(kind, base).takeBack(from, ({ key }) => key));
}

/** What scores by an import depend on: what was imported and how its items were found. */
export function importIdentity({ key, join }: RememberedImport): string {
  return join ? `${key} by ${joinIdentity(join)}` : key;
}

/** What an import that comes would do to a dataset that remembers another, or the same, or none. */
export function importQuestion<T extends RememberedImport>(
  { noteOn }: ImportKind<T>,
  known: T | undefined,
  comes: T,
  join: JoinReport,
): ImportQuestion {
  const isKnown = known?.key === comes.key;
  const isSame = isKnown && !!known.join && importIdentity(known) === importIdentity(comes);
  return {
    comes: { ...noteOn(comes), at: undefined },
    replaces: known && !isKnown ? noteOn(known) : undefined,
    join: isSame ? { ...join, doubts: [] } : join,
  };
}
