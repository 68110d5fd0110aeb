import type { Example } from '../dataset/example';
import type { Measure } from './measure';
import { gatherVectors, sampleExamples } from '../dataset/sample';

/** How many neighbours count. */
export const neighbourCount = 10;

/** Above this many examples each is compared with a sample of this size. */
const mostReferences = 50_000;

const seed = 2;

/**
 * How sparsely the space around an example is settled: the mean cosine distance of its question's vector to its 10
 * nearest neighbours (k-nearest-neighbour outlier score, Ramaswamy et al. 2000, with the mean of Angiulli & Pizzuti
 * 2002). In a dataset of more than 50,000 examples the neighbours are sought in a sample of that size.
 */
export const neighbours: Measure = {
  id: 'neighbours',
  title: 'neighbour distance',
  version: 2,
  family: 'embeddings',
  scope: 'dataset',
  needs: ['encoder', 'neighbours'],
  reads: ['question', 'choices'],
  summary: 'Mean cosine distance to the 10 nearest questions (sampled above 50,000 rows).',
  plainly: 'How far the question lies from the ten nearest ones.',
  lacks: (map) => (map.question.length > 0 ? undefined : 'no question is known'),
  columns: () => [{ id: 'neighbours', title: 'neighbour distance', unit: 'cosine distance', direction: 1 }],
  async *score(examples, { all, encoder, questionVectors, nearest }) {
    yield { preparing: 'drawing a sample', done: 0 };
    const hasText = ({ question }: Example): boolean => question !== '';
    const sample = await sampleExamples(all, mostReferences, seed, hasText);
    const reference = yield* gatherVectors(sample, encoder.dimensions, questionVectors);
    const places = new Map(sample.map(({ row }, at) => [row, at]));
    const k = Math.min(neighbourCount + 1, sample.length);
    const search = nearest(reference, encoder.dimensions);
    for await (const batch of examples.batches()) {
      if (k < 2) break;
      const { similarities, indices } = await search.search(await questionVectors(batch), k);
      const distance = Float64Array.from(batch, (example, at) => {
        if (!hasText(example)) return NaN;
        const found = { similarities: similarities.subarray(at * k), indices: indices.subarray(at * k), k };
        return meanDistance(found, places.get(example.row));
      });
      yield { examples: batch, values: [distance] };
    }
  },
};

interface Found {
  readonly similarities: Float32Array;
  readonly indices: Float64Array;
  readonly k: number;
}

/** The mean distance to the nearest of those found, the example itself left out. */
function meanDistance({ similarities, indices, k }: Found, itself: number | undefined): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < k && count < neighbourCount; at++) {
    if (indices[at] === itself) continue;
    sum += 1 - similarities[at]!;
    count++;
  }
  return Math.max(0, sum / count);
}
