import type { Example } from '../dataset/example';
import { priority } from '../dataset/priority';
import type { HeadTask } from './headTask';
import { scoreEach, type Examples, type Preparation, type Scores } from './measure';
import { sampleExamples } from './sample';
import type { HeadExample, Training } from './softmaxHead';

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

/** So many examples are scored between two breaths. */
const scoredAtOnce = 32;

/** Scores the examples of a batch that fit, some at a time; the others are unknown. `valuesOf` gives a value for every column. */
export async function* scoreFitting(
  task: HeadTask,
  batch: readonly Example[],
  columns: number,
  valuesOf: (example: Example, row: HeadExample) => readonly number[],
): AsyncGenerator<Scores> {
  const rows = (await task.examples(batch.filter(task.fits))).values();
  for (let from = 0; from < batch.length; from += scoredAtOnce)
    yield scoreEach(batch.slice(from, from + scoredAtOnce), columns, (example, put) => {
      if (task.fits(example))
        valuesOf(example, rows.next().value!).forEach((value, column) => put(column, value));
    });
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
