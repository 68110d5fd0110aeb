import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { readBytes } from '../files/readBytes';
import { DamagedCopy } from './damagedCopy';
import type { FileIndex, Indexing } from './fileIndex';
import { stateOf } from './fileState';
import { Indexer } from './indexer';
import { openCopy } from './openCopy';
import { tellingBytes, type DatasetParts, type TextCopy } from './textCopy';

/** Indexes the text of an open file: its own bytes, or what they are unpacked to. Throws UserError. */
export async function indexText(
  file: FileHandle,
  path: string,
  stats: BigIntStats,
  options: Indexing,
): Promise<FileIndex> {
  const plain = { path, state: stateOf(stats), size: Number(stats.size) };
  const head = await readBytes(file, 0, Math.min(plain.size, tellingBytes));
  const { state, size: bytes } = plain;
  const copy = await options.copies?.of({ path, state, bytes }, head, options.signal);
  return copy ? indexCopy(copy, plain, options) : new Indexer(file, plain, options).run();
}

/** Indexes several files as one dataset; undefined where they were changed meanwhile. Throws UserError. */
export async function indexParts(
  path: string,
  parts: DatasetParts,
  options: Indexing,
): Promise<FileIndex | undefined> {
  const { copies, reading = {}, signal } = options;
  const { state, notes } = parts;
  const copy = await copies!.ofParts(path, parts, reading, signal);
  const index = await indexCopy(copy, { path, state }, options);
  if ((await copies!.partsOf(path, reading))?.state !== state) return undefined;
  return { ...index, notes: [...notes, ...index.notes] };
}

async function indexCopy(
  copy: TextCopy,
  of: { readonly path: string; readonly state: string },
  options: Indexing,
): Promise<FileIndex> {
  const text = await openCopy(copy, basename(of.path));
  try {
    return await new Indexer(text, { ...of, size: copy.text.bytes, copy }, options).run();
  } catch (error) {
    // What was unpacked wrongly, or was damaged since, is made anew by whoever tries again.
    if (error instanceof DamagedCopy) await options.copies?.forget(copy);
    throw error;
  } finally {
    await text.close();
  }
}
