import type { RequestOf } from '../operations/operation';
import type { shardInput } from '../operations/scoring';
import { UserError } from '../userError';

/** One of several equal stretches of a dataset, worked on apart from the others. */
export type Shard = RequestOf<typeof shardInput>;

/** Reads "2/8". Throws UserError for what is no shard. */
export function parseShard(text: string): Shard {
  const [, number, of] = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(text) ?? [];
  const shard = { number: Number(number), of: Number(of) };
  if (shard.number >= 1 && shard.number <= shard.of) return shard;
  throw new UserError(`A shard is a part such as 2/8 (the second of eight), not "${text}".`);
}

/** The rows of a shard: from `from` up to `to`. The shards of a dataset share no row and leave none out. */
export function shardRows(rows: number, { number, of }: Shard): { from: number; to: number } {
  return { from: Math.floor(((number - 1) * rows) / of), to: Math.floor((number * rows) / of) };
}
