import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import { stat, type FileHandle } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Two writes within one tick of the system's clock leave the same time behind: ext4 has ticks of 10 ms at most, FAT of two seconds. */
const tick = 12;
const coarseTick = 2000;
const second = 1_000_000_000n;

/** Which file lies at a path and in which state: the same text, the same content. (The time of its last change cannot be set back.) */
export function stateOf({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

/** The state of the file at a path as it is now; undefined where there is none. */
export async function stateNow(path: string): Promise<string | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  return stats && stateOf(stats);
}

/** The state of several files together. */
export async function stateOfFiles(files: readonly { readonly path: string }[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { path } of files) hash.update(`${path}\0${(await stateNow(path)) ?? ''}\0`);
  return hash.digest('hex');
}

/** The milliseconds since a file was last changed. */
function ageOf({ ctimeNs }: BigIntStats): number {
  return Date.now() - Number(ctimeNs / 1_000_000n);
}

/**
 * Waits until a file has not been changed for so many milliseconds, but for one tick of the clock at least: a write after
 * that shows in its times. Gives what the system says of it then; undefined where it was changed while it was waited for.
 */
export async function atRest(
  file: FileHandle,
  quiet: number,
  signal?: AbortSignal,
): Promise<BigIntStats | undefined> {
  const stats = await file.stat({ bigint: true });
  const isCoarse = stats.mtimeNs % second === 0n && stats.ctimeNs % second === 0n;
  const wanted = Math.max(quiet, isCoarse ? coarseTick : tick);
  const age = ageOf(stats);
  if (age >= wanted) return stats;
  // Where its clock is ahead of ours its age is unknown.
  await setTimeout(Math.min(wanted, wanted - age), undefined, signal ? { signal } : {});
  const now = await file.stat({ bigint: true });
  return stateOf(now) === stateOf(stats) ? now : undefined;
}
