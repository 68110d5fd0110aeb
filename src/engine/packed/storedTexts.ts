import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Reading } from '../../core/dataset/reading/reading';
import { UserError } from '../../core/userError';
import { datasetFiles, isManyFiles } from '../folders/datasetFiles';
import { stateOfFiles } from '../sources/fileState';
import type { DatasetParts, PackedFile, TextCopies, TextCopy, TextStart } from '../sources/textCopy';
import { asideNotes } from './asideNotes';
import { joinedText } from './joinedText';
import { KeptTexts } from './keptTexts';
import { unpackerOf } from './unpackers';

/** The texts of packed datasets and of folders, in the store folder. */
export class StoredTexts implements TextCopies {
  private readonly kept: KeptTexts;

  constructor(storeFolder: string, tell: (sentence: string) => void = () => undefined) {
    this.kept = new KeptTexts(storeFolder, tell);
  }

  async of(file: PackedFile, head: Uint8Array, signal?: AbortSignal): Promise<TextCopy | undefined> {
    const unpacker = unpackerOf(head);
    if (!unpacker) return undefined;
    const { packing } = unpacker;
    return this.kept.of(
      { ...file, name: unpacker.textName(basename(file.path)) },
      async (out, how) => ({ packing, ...(await unpacker.unpack(file.path, out, how)) }),
      signal,
    );
  }

  async startOf(
    path: string,
    head: Uint8Array,
    bytes: number,
  ): Promise<(TextStart & { name: string }) | undefined> {
    const unpacker = unpackerOf(head);
    return unpacker && { ...(await unpacker.start(path, bytes)), name: unpacker.textName(basename(path)) };
  }

  async partsOf(path: string, { split, config }: Reading): Promise<DatasetParts | undefined> {
    if (!(await isManyFiles(path))) {
      const asked = split ?? config;
      if (asked === undefined) return undefined;
      throw new UserError(`${basename(path)} is no folder: there is no ${asked} to choose in it.`);
    }
    const { folder, names, kind, aside, ...found } = await datasetFiles(path, { split, config });
    const state = await stateOfFiles(names.map((name) => ({ path: join(folder, name) })));
    return { folder, names, kind, state, notes: asideNotes(path, { names, aside, ...found }) };
  }

  async ofParts(
    path: string,
    parts: DatasetParts,
    reading: Reading,
    signal?: AbortSignal,
  ): Promise<TextCopy> {
    const { folder, names, kind, state } = parts;
    const sizes = await Promise.all(names.map((name) => stat(join(folder, name))));
    const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
    const name = `${basename(folder)}.${kind === 'parquet' ? 'jsonl' : kind}`;
    return this.kept.of(
      { path, part: JSON.stringify(reading), state, bytes, name },
      (out, how) => joinedText(parts, out, { ...how, reading }),
      signal,
    );
  }

  forget(copy: TextCopy): Promise<void> {
    return this.kept.forget(copy);
  }
}
