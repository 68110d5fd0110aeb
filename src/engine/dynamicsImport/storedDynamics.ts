import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { ExampleDynamics } from '../../core/measures/measure';
import { UserError } from '../../core/userError';
import { writeWhole } from '../files/atomicFile';
import { readStored } from '../files/wholeFile';
import { dynamicsEnding, dynamicsNoteEnding } from '../store/storeFolder';
import type { NamedDynamics } from './trainingLog';

/** The digest of the training dynamics that the dataset of this store remembers; undefined where it remembers none. `base` is the path of its store without the ending. */
export async function rememberedDynamics(base: string): Promise<string | undefined> {
  try {
    const key = (await readStored(base + dynamicsNoteEnding)).toString('utf8');
    return /^[0-9a-f]{32}$/.test(key) ? key : undefined;
  } catch {
    // Nothing there: none were imported.
    return undefined;
  }
}

/** Lets the dataset of this store remember training dynamics, whatever becomes of the files they were read from. */
export async function rememberDynamics(base: string, dynamics: NamedDynamics): Promise<void> {
  await writeWhole(base + dynamicsEnding, [serialize(dynamics)]);
  await writeWhole(base + dynamicsNoteEnding, [Buffer.from(digestOf(dynamics))]);
}

/** Forgets them; false where there were none. */
export async function forgetDynamics(base: string): Promise<boolean> {
  const known = await rememberedDynamics(base);
  // The note first: without it there are none, whatever else is left.
  for (const ending of [dynamicsNoteEnding, dynamicsEnding]) await rm(base + ending, { force: true });
  return known !== undefined;
}

/** The training dynamics that the dataset of this store remembers. Throws UserError where they are gone. */
export async function storedDynamics(base: string): Promise<NamedDynamics> {
  try {
    return deserialize(await readStored(base + dynamicsEnding)) as NamedDynamics;
  } catch {
    throw new UserError(
      'The training dynamics are not kept any more: name them again with --dynamics FOLDER.',
    );
  }
}

/** The same by row of a dataset, where this is the item of each row; -1 where it has none. */
export function dynamicsByRow(dynamics: NamedDynamics, itemOfRow: Int32Array): ExampleDynamics {
  const { names: _, ...columns } = dynamics;
  const byRow = (column: Float64Array): Float64Array =>
    Float64Array.from(itemOfRow, (item) => column[item] ?? NaN);
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, byRow(column)]),
  ) as unknown as ExampleDynamics;
}

/** 32 hexadecimal digits: the same dynamics give the same, whatever files they were read from. */
function digestOf({ names, ...columns }: NamedDynamics): string {
  const hash = createHash('sha256').update(JSON.stringify(names));
  for (const name of ['confidence', 'variability', 'correctness', 'forgetting', 'aum'] as const)
    hash.update(name).update(new Uint8Array(columns[name].buffer));
  return hash.digest('hex').slice(0, 32);
}
