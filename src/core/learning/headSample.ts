import type { Example } from '../dataset/example';
import { priority } from '../numbers/priority';
import type { HeadTask } from './headTask';
import { sampleExamples } from '../dataset/sample';
import type { HeadExample, Training } from './softmaxHead';
import type { Examples } from '../dataset/examples';
import type { Preparation } from '../pace/preparation';

const encodedTogether = 512;

/** An example that heads are trained on, with its features. */
export interface SampledRow {
  readonly example: Example;
  readonly row: HeadExample;
}

/** At most `size` examples that fit, in the order of their priority under a seed, with their features. Yields how far it has come. */
export async function* sampleRows(
  task: HeadTask,
  all: Examples,
  size: number,
  seed: number,
): AsyncGenerator<Preparation, SampledRow[]> {
  const sampled = await sampleExamples(all, size, seed, task.fits);
  const rows: SampledRow[] = [];
  for (let from = 0; from < sampled.length; from += encodedTogether) {
    const part = sampled.slice(from, from + encodedTogether);
    const features = await task.examples(part);
    rows.push(...part.map((example, at) => ({ example, row: features[at]! })));
    yield { preparing: 'encoding examples', done: rows.length / sampled.length };
  }
  return rows;
}

/** The rows in another order, by their content alone: what is alike stays together. */
export function inOrderOf(rows: readonly SampledRow[], seed: number): SampledRow[] {
  return rows
    .map((one) => ({ one, rank: priority(seed, one.example.id) }))
    .sort((a, b) => a.rank - b.rank || a.one.example.row - b.one.example.row)
    .map(({ one }) => one);
}

/** How heads on embeddings of so many dimensions are trained. Chosen by the lowest out-of-fold loss on CommonsenseQA, ARC, KTO preferences and the sample, not by any human difficulty. */
export function headTraining(dimensions: number): Training {
  return {
    epochs: 12,
    batch: 32,
    rate: Math.min(0.03, Math.max(0.001, 0.256 / dimensions)),
    decay: Math.min(10, dimensions / 25),
  };
}
