import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Written } from '../files/atomicFile';
import { freeBytes } from '../files/freeSpace';
import { makeFolder } from '../files/makeFolder';
import { partName } from '../files/partFiles';
import { readBytes } from '../files/readBytes';
import { openRegular } from '../files/regularFile';
import { tellingBytes } from '../sources/textCopy';
import { unpackerOf } from './unpackers';

/** The size and SHA-256 of the text that is packed in a file; undefined where it is packed in no way. Throws UserError. */
export async function digestOfText(
  path: string,
  storeFolder: string,
  signal: AbortSignal,
): Promise<Written | undefined> {
  const unpacker = unpackerOf(await headOf(path));
  if (!unpacker) return undefined;
  await makeFolder(storeFolder);
  const out = join(storeFolder, partName());
  try {
    const mostBytes = (await freeBytes(storeFolder)) ?? Infinity;
    return (await unpacker.unpack(path, out, { mostBytes, signal })).text;
  } finally {
    await rm(out, { force: true });
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await openRegular(path);
  try {
    return await readBytes(file, 0, tellingBytes);
  } finally {
    await file.close();
  }
}
