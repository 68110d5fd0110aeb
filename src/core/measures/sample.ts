import { priority } from '../dataset/priority';
import type { Example } from '../dataset/example';
import type { Examples } from './measure';

/** The `size` examples of lowest priority under a seed, in that order: a sample that does not depend on the order of the file. */
export async function sampleExamples(
  examples: Examples,
  size: number,
  seed: number,
  wanted: (example: Example) => boolean = () => true,
): Promise<Example[]> {
  let kept: Ranked[] = [];
  for await (const batch of examples.batches()) {
    for (const example of batch)
      if (wanted(example)) kept.push({ example, rank: priority(seed, example.id) });
    if (kept.length > 2 * size) kept = lowest(kept, size);
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

/** What a function gives for these examples, a few hundred at a time, put together in their order. */
export async function gatherVectors(
  examples: readonly Example[],
  dimensions: number,
  vectors: (batch: readonly Example[]) => Promise<Float32Array>,
): Promise<Float32Array> {
  const gathered = new Float32Array(examples.length * dimensions);
  for (let from = 0; from < examples.length; from += 1024)
    gathered.set(await vectors(examples.slice(from, from + 1024)), from * dimensions);
  return gathered;
}
