import { priority } from '../numbers/priority';
import type { Example } from './example';
import type { Examples } from './examples';
import type { Preparation } from '../pace/preparation';

const gatheredAtOnce = 1024;

/** The `size` examples of lowest priority under a seed, in that order: a sample that does not depend on the order of the file. */
export async function sampleExamples(
  examples: Examples,
  size: number,
  seed: number,
  wanted: (example: Example) => boolean = () => true,
): Promise<Example[]> {
  let kept: Ranked[] = [];
  let highest = Infinity;
  for await (const batch of examples.batches()) {
    for (const example of batch) {
      const rank = wanted(example) ? priority(seed, example.id) : Infinity;
      if (rank < highest || (rank === highest && rank < Infinity)) kept.push({ example, rank });
    }
    if (kept.length <= 2 * size) continue;
    kept = lowest(kept, size);
    highest = kept.at(-1)?.rank ?? -1;
  }
  return lowest(kept, size).map(({ example }) => example);
}

/** A sample in which identical records, which it has side by side, count as one. */
export function unrepeated(sampled: readonly Example[]): Example[] {
  return sampled.filter(({ id }, at) => id !== sampled[at - 1]?.id);
}

interface Ranked {
  readonly example: Example;
  readonly rank: number;
}

function lowest(ranked: Ranked[], size: number): Ranked[] {
  return ranked.sort((a, b) => a.rank - b.rank || a.example.row - b.example.row).slice(0, size);
}

/** What a function gives for these examples, a few hundred at a time, put together in their order. Tells how far it has come. */
export async function* gatherVectors(
  examples: readonly Example[],
  dimensions: number,
  vectors: (batch: readonly Example[]) => Promise<Float32Array>,
): AsyncGenerator<Preparation, Float32Array> {
  const gathered = new Float32Array(examples.length * dimensions);
  for (let from = 0; from < examples.length; from += gatheredAtOnce) {
    gathered.set(await vectors(examples.slice(from, from + gatheredAtOnce)), from * dimensions);
    yield {
      preparing: 'encoding examples',
      done: Math.min(1, (from + gatheredAtOnce) / examples.length),
    };
  }
  return gathered;
}
