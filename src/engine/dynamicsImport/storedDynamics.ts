import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { UserError } from '../../core/userError';
import { writeOwn } from '../files/atomicFile';
import { readStored } from '../files/wholeFile';
import { dynamicsEnding } from '../store/storeFolder';
import { importNote } from '../responseLogs/joining/rememberedImport';
import { importedDynamics } from './rememberedDynamics';
import type { NamedDynamics } from './trainingLog';

/** Keeps training dynamics in the store of a dataset, whatever becomes of the files they were read from. `base` is the path of the store without the ending. */
export async function storeDynamics(base: string, key: string, dynamics: NamedDynamics): Promise<void> {
  await writeOwn(pathOf(base, key), [serialize(dynamics)]);
}

/** The training dynamics with this digest. Throws UserError where they are gone. */
export async function storedDynamics(base: string, key: string): Promise<NamedDynamics> {
  // An earlier version kept those of a dataset without their digest.
  for (const path of [pathOf(base, key), base + dynamicsEnding])
    try {
      const dynamics = deserialize(await readStored(path)) as NamedDynamics;
      if (dynamicsDigest(dynamics) === key) return dynamics;
    } catch {
      // Not there, or not whole.
    }
  throw new UserError('The training dynamics are not kept any more.', {
    remedy: { kind: 'import', what: 'dynamics', again: true },
  });
}

/** Removes the training dynamics of a dataset that neither it nor what can be taken back remembers. */
export async function dropForgotten(base: string): Promise<void> {
  const note = importNote(importedDynamics, base);
  const known = [await note.now(), await note.former()].flatMap((one) =>
    one ? [basename(pathOf(base, one.key))] : [],
  );
  const files = await readdir(dirname(base)).catch(() => []);
  const isForgotten = (file: string): boolean =>
    file.startsWith(`${basename(base)}-`) && file.endsWith(dynamicsEnding) && !known.includes(file);
  for (const file of files.filter(isForgotten)) await rm(join(dirname(base), file), { force: true });
  if (known.length === 0) await rm(base + dynamicsEnding, { force: true });
}

/** 32 hexadecimal digits: the same dynamics give the same, whatever files they were read from. */
export function dynamicsDigest({ names, ...columns }: NamedDynamics): string {
  const hash = createHash('sha256').update(JSON.stringify(names));
  for (const name of ['confidence', 'variability', 'correctness', 'forgetting', 'aum'] as const) {
    const { buffer, byteOffset, byteLength } = columns[name];
    hash.update(name).update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return hash.digest('hex').slice(0, 32);
}

function pathOf(base: string, key: string): string {
  return `${base}-${key.slice(0, 12)}${dynamicsEnding}`;
}
