import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import type { Random } from './random';

/** What can happen to a file of the store. */
export const damageKinds = [
  'bits flipped',
  'cut off',
  'zeros inside',
  'garbage inside',
  'all garbage',
  'empty',
  'a folder instead',
  'of the future',
] as const;

/** What can happen to the log that lies beside a database. */
export const logKinds = [
  'garbage as its log',
  'the log of another as its log',
  'the end of itself as its log',
] as const;

/** One kind of damage. */
export type DamageKind = (typeof damageKinds)[number] | (typeof logKinds)[number];

/** Damages a file; `other` is the log of another database. */
export function damage(file: string, kind: DamageKind, random: Random, other: Buffer): void {
  const bytes = readFileSync(file);
  const put = (name: string, content: Uint8Array): void => writeFileSync(name, content);
  switch (kind) {
    case 'bits flipped':
      return put(file, flipped(bytes, random));
    case 'cut off':
      return truncateSync(file, random.int(0, Math.max(0, bytes.length - 1)));
    case 'zeros inside':
      return put(
        file,
        overwritten(bytes, random, () => 0),
      );
    case 'garbage inside':
      return put(
        file,
        overwritten(bytes, random, () => random.int(0, 255)),
      );
    case 'all garbage':
      return put(file, garbage(random, random.int(1, Math.min(300_000, bytes.length * 2 + 100))));
    case 'empty':
      return put(file, Buffer.alloc(0));
    case 'a folder instead':
      rmSync(file);
      mkdirSync(file);
      return;
    case 'of the future':
      // The number of a DuckDB file's format stands behind its check and its mark.
      return put(file, Buffer.from(bytes.map((byte, at) => (at === 12 ? 250 : byte))));
    case 'garbage as its log':
      return put(`${file}.wal`, garbage(random, random.int(1, 20_000)));
    case 'the log of another as its log':
      return put(`${file}.wal`, random.chance(0.5) ? other : other.subarray(0, random.int(1, other.length)));
    case 'the end of itself as its log':
      return put(`${file}.wal`, bytes.subarray(-random.int(1, 50_000)));
  }
}

function flipped(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes);
  const from = random.chance(0.5) ? 0 : Math.min(12_288, bytes.length >> 1);
  for (let flips = random.pick([1, 3, 200]); flips > 0 && bytes.length > 0; flips--) {
    const at = random.int(from, bytes.length - 1);
    changed[at] = changed[at]! ^ (1 << random.int(0, 7));
  }
  return changed;
}

function overwritten(bytes: Buffer, random: Random, byte: () => number): Buffer {
  const changed = Buffer.from(bytes);
  const from = random.int(0, Math.max(0, bytes.length - 1));
  const to = Math.min(bytes.length, from + random.pick([16, 4096, 100_000]));
  for (let at = from; at < to; at++) changed[at] = byte();
  return changed;
}

function garbage(random: Random, size: number): Buffer {
  return Buffer.from(Array.from({ length: size }, () => random.int(0, 255)));
}
