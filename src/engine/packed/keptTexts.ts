import { chmod, rm, utimes } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { UserError } from '../../core/userError';
import { replaceWhole, writeOwn } from '../files/atomicFile';
import { freeBytes } from '../files/freeSpace';
import { makeFolder } from '../files/makeFolder';
import { requireOwnPlace } from '../files/regularFile';
import { sizeWords } from '../files/sizeWords';
import { withFile } from '../files/systemErrors';
import { stateNow } from '../sources/fileState';
import type { TextCopy } from '../sources/textCopy';
import { keptAs, textEnding, textNoteEnding } from '../store/storeFolder';
import { makeRoom } from './copiesRoom';
import { readNote } from './copyNote';
import type { Unpacking } from './unpacker';

/** What a text is made of. */
export interface TextSource {
  readonly path: string;
  /** Tells texts of different parts of it apart. */
  readonly part?: string;
  /** The text is made anew where this is another. */
  readonly state: string;
  readonly bytes: number;
  /** What the text would be called. */
  readonly name: string;
}

/** What is known of a text that was made. */
export type MadeText = Pick<TextCopy, 'packing' | 'packed' | 'text' | 'parts'>;

/** What is left free on the disk, in bytes. */
const leftFree = 2 ** 30;
/** The text of a smaller file is made without a word. */
const worthAWord = 32 * 2 ** 20;

/** Texts in the store folder, each made once and kept until room is needed. */
export class KeptTexts {
  constructor(
    private readonly storeFolder: string,
    private readonly tell: (sentence: string) => void,
    /** The most bytes that all texts may take together. */
    private readonly mostBytes = 64 * 2 ** 30,
  ) {}

  /** The text of a source: the one that is kept of its state, or a new one that `make` writes. Throws UserError. */
  async of(
    source: TextSource,
    make: (out: string, how: Unpacking) => Promise<MadeText>,
    signal = new AbortController().signal,
  ): Promise<TextCopy> {
    const folder = resolve(this.storeFolder);
    await withFile('make the store', folder, () => makeFolder(folder));
    const kept = await keptAs(folder, source.path, source.part);
    const path = `${kept}${textEnding}`;
    const note = `${kept}${textNoteEnding}`;
    const { name } = source;
    const known = await knownText(source, path, note);
    if (known) return { ...known, name };
    await rm(note, { force: true });
    const made = await this.made(source, path, (out, mostBytes) => make(out, { mostBytes, signal }));
    const textState = (await stateNow(path)) ?? '';
    await writeOwn(note, [
      Buffer.from(JSON.stringify({ version: 1, state: source.state, textState, ...made })),
    ]);
    return { ...made, path, name, state: textState };
  }

  /** Lets go of a text. */
  async forget({ path }: TextCopy): Promise<void> {
    await rm(`${path.slice(0, -textEnding.length)}${textNoteEnding}`, { force: true });
  }

  private async made(
    source: TextSource,
    path: string,
    make: (out: string, mostBytes: number) => Promise<MadeText>,
  ): Promise<MadeText> {
    const folder = dirname(path);
    await requireOwnPlace(path);
    await rm(path, { force: true });
    await makeRoom(folder, this.mostBytes / 2);
    const mostBytes = await this.roomFor(source, folder);
    if (source.bytes >= worthAWord)
      this.tell(
        `A text of ${basename(source.path)} (${sizeWords(source.bytes)}) is put into the store, ${folder}, and goes when the store is cleared.`,
      );
    return replaceWhole(path, async (beside) => {
      const made = await make(beside, mostBytes);
      // Whoever may not read the dataset may not read its text.
      await chmod(beside, 0o600);
      return made;
    });
  }

  /** How many bytes a text may take. Throws UserError where what it is made of takes more. */
  private async roomFor({ path, bytes }: TextSource, folder: string): Promise<number> {
    const free = await freeBytes(folder);
    const most = Math.min(this.mostBytes / 2, free === undefined ? Infinity : free - leftFree);
    if (most > bytes) return most;
    throw new UserError(
      `${basename(path)} cannot be unpacked: the disk of ${folder} has ${sizeWords(free ?? 0)} free. Make room there, or choose another folder for the store.`,
    );
  }
}

async function knownText(
  { state }: TextSource,
  path: string,
  noteFile: string,
): Promise<Omit<TextCopy, 'name'> | undefined> {
  const note = await readNote(noteFile);
  if (note?.state !== state || note.textState !== (await stateNow(path))) return undefined;
  // Which texts go first when room is needed is told by when they were last used.
  await utimes(noteFile, new Date(), new Date()).catch(() => undefined);
  const { packing, packed, text, parts } = note;
  return { ...(packing && { packing }), ...(parts && { parts }), path, state: note.textState, packed, text };
}
