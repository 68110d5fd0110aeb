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
import { keptAs, textEnding, textNoteEnding } from '../store/storeFolder';
import { readNote } from './copyNote';
import { makeRoom } from './copiesRoom';
import type { PackedFile, TextCopies, TextCopy, TextStart } from '../sources/textCopy';
import type { Unpacked, Unpacker } from './unpacker';
import { unpackerOf } from './unpackers';

/** What is left free on the disk, in bytes. */
const leftFree = 2 ** 30;
/** A packed file that is smaller is unpacked without a word. */
const worthAWord = 32 * 2 ** 20;

/** The texts of packed datasets, each unpacked once into the store folder and kept there until room is needed. */
export class StoredTexts implements TextCopies {
  constructor(
    private readonly storeFolder: string,
    private readonly tell: (sentence: string) => void = () => undefined,
    /** The most bytes that all texts may take together. */
    private readonly mostBytes = 64 * 2 ** 30,
  ) {}

  async of(
    file: PackedFile,
    head: Uint8Array,
    signal = new AbortController().signal,
  ): Promise<TextCopy | undefined> {
    const unpacker = unpackerOf(head);
    return unpacker && this.textOf(file, unpacker, signal);
  }

  async startOf(
    path: string,
    head: Uint8Array,
    bytes: number,
  ): Promise<(TextStart & { name: string }) | undefined> {
    const unpacker = unpackerOf(head);
    return unpacker && { ...(await unpacker.start(path, bytes)), name: unpacker.textName(basename(path)) };
  }

  /** The text of a packed file: the copy that there is of its state, or a new one. Throws UserError. */
  private async textOf(file: PackedFile, unpacker: Unpacker, signal: AbortSignal): Promise<TextCopy> {
    const name = unpacker.textName(basename(file.path));
    const folder = resolve(this.storeFolder);
    await withFile('make the store', folder, () => makeFolder(folder));
    const kept = await keptAs(folder, file.path);
    const path = `${kept}${textEnding}`;
    const note = `${kept}${textNoteEnding}`;
    const known = await this.known(file, unpacker, path, note);
    if (known) return { ...known, name };
    await rm(note, { force: true });
    const { packing } = unpacker;
    const made = await this.unpack(file, unpacker, path, signal);
    const textState = (await stateNow(path)) ?? '';
    const noted = { version: 1, state: file.state, textState, packing, ...made };
    await writeOwn(note, [Buffer.from(JSON.stringify(noted))]);
    return { ...made, packing, path, name, state: textState };
  }

  partsOf(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  ofParts(): Promise<never> {
    throw new Error('not yet');
  }

  async forget(path: string): Promise<void> {
    await rm(`${await keptAs(resolve(this.storeFolder), path)}${textNoteEnding}`, { force: true });
  }

  private async known(
    { state }: PackedFile,
    { packing }: Unpacker,
    path: string,
    noteFile: string,
  ): Promise<Omit<TextCopy, 'name'> | undefined> {
    const note = await readNote(noteFile);
    if (note?.state !== state || note.packing !== packing) return undefined;
    if (note.textState !== (await stateNow(path))) return undefined;
    // Which texts go first when room is needed is told by when they were last used.
    await utimes(noteFile, new Date(), new Date()).catch(() => undefined);
    return { packing, path, state: note.textState, packed: note.packed, text: note.text };
  }

  private async unpack(
    file: PackedFile,
    unpacker: Unpacker,
    path: string,
    signal: AbortSignal,
  ): Promise<Unpacked> {
    await requireOwnPlace(path);
    await rm(path, { force: true });
    await makeRoom(dirname(path), this.mostBytes / 2);
    const mostBytes = await this.roomFor(file, dirname(path));
    if (file.bytes >= worthAWord)
      this.tell(
        `Unpacking ${basename(file.path)} (${sizeWords(file.bytes)}) into the store, ${dirname(path)}, which goes when the store is cleared.`,
      );
    return replaceWhole(path, async (beside) => {
      const made = await unpacker.unpack(file.path, beside, { mostBytes, signal });
      // Whoever may not read the packed file may not read its text.
      await chmod(beside, 0o600);
      return made;
    });
  }

  /** How many bytes a text may take. Throws UserError where the packed file alone takes more. */
  private async roomFor({ path, bytes }: PackedFile, folder: string): Promise<number> {
    const free = await freeBytes(folder);
    const most = Math.min(this.mostBytes / 2, free === undefined ? Infinity : free - leftFree);
    if (most > bytes) return most;
    throw new UserError(
      `${basename(path)} cannot be unpacked: the disk of ${folder} has ${sizeWords(free ?? 0)} free. Make room there, or choose another folder for the store.`,
    );
  }
}
