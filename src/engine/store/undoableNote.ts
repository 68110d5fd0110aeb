import { rename, rm } from 'node:fs/promises';
import { UserError } from '../../core/userError';
import { writeOwn } from '../files/atomicFile';
import { isThere } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { readStored } from '../files/wholeFile';

/** What notes of one kind are called, and how they are read. */
export interface NoteKind<T> {
  /** The endings of the note's file and of the one before it. */
  readonly ending: string;
  readonly formerEnding: string;
  /** The note in a file's text; undefined where it is none. */
  readonly read: (text: string) => T | undefined;
  /** What tells two notes apart: one that is the same takes no other's place. */
  readonly identity: (note: T) => string;
  /** "responses": what the notes are of. */
  readonly what: string;
}

/** A note that a dataset keeps in its store, and the one before it, which can be taken back. */
export class UndoableNote<T> {
  /** `base` is the path of the dataset's store without the ending. */
  constructor(
    private readonly base: string,
    private readonly kind: NoteKind<T>,
  ) {}

  /** The note; undefined where there is none, or none that is whole. */
  now(): Promise<T | undefined> {
    return this.read(this.path);
  }

  /** Whether there is a note that cannot be read: what it said is lost. */
  async isDamaged(): Promise<boolean> {
    return (await this.now()) === undefined && (await isThere(this.path));
  }

  /** The one before it; undefined where none can be taken back. */
  former(): Promise<T | undefined> {
    return this.read(this.formerPath);
  }

  /** Writes another note; the one that it takes the place of can be taken back. */
  async write(note: T): Promise<void> {
    const known = await this.now();
    if (known === undefined) await rm(this.formerPath, { force: true });
    else if (this.kind.identity(known) !== this.kind.identity(note))
      await writeOwn(this.formerPath, [await readStored(this.path)]);
    await writeOwn(this.path, [Buffer.from(JSON.stringify(note))]);
  }

  /** Takes the note away, so that it can be taken back; false where there was none. */
  async remove(): Promise<boolean> {
    const known = await this.now();
    if (known === undefined) await rm(this.path, { force: true });
    else await withFile('remove', this.path, () => rename(this.path, this.formerPath));
    return known !== undefined;
  }

  /**
   * Puts the note before this one back, to the byte. Throws UserError where there is none, and where the note now is not
   * the one with the key `from` (empty: none), as far as that is said.
   */
  async takeBack(from: string | undefined, keyOf: (note: T) => string): Promise<T> {
    const { what } = this.kind;
    const [now, former] = [await this.now(), await this.former()];
    if (former === undefined)
      throw new UserError(`There are no former ${what} to take back: none were replaced or removed.`);
    if (from !== undefined && from !== (now === undefined ? '' : keyOf(now)))
      throw new UserError(
        `Other ${what} were imported or removed since: there is nothing to take back any more.`,
      );
    await withFile('write', this.path, () => rename(this.formerPath, this.path));
    return former;
  }

  private get path(): string {
    return this.base + this.kind.ending;
  }

  private get formerPath(): string {
    return this.base + this.kind.formerEnding;
  }

  private async read(path: string): Promise<T | undefined> {
    try {
      return this.kind.read((await readStored(path)).toString('utf8'));
    } catch {
      // Nothing there, or not whole: there is no note then.
      return undefined;
    }
  }
}
