import { kMeans } from '../numbers/kMeans';
import type { Measure } from './measure';
import { gatherVectors, sampleExamples } from '../dataset/sample';

const mostPoints = 20_000;
const mostClusters = 256;
const seed = 1;

/**
 * How far an example is from the nearest prototype: the cosine distance of its question's vector to the nearest
 * centroid of k-means with √(n/2) clusters (Sorscher et al. 2022, arXiv 2206.14486, whose k is the number of classes).
 * The centroids come from at most 20,000 sampled examples.
 */
export const prototype: Measure = {
  id: 'prototype',
  title: 'distance from prototype',
  version: 2,
  family: 'embeddings',
  scope: 'dataset',
  needs: ['encoder', 'neighbours'],
  reads: ['question', 'choices'],
  summary: 'Cosine distance from the nearest k-means centroid of the question embeddings.',
  plainly: 'How far the question lies from the nearest group of questions.',
  lacks: (map) => (map.question.length > 0 ? undefined : 'no question is known'),
  columns: () => [
    { id: 'prototype', title: 'distance from prototype', unit: 'cosine distance', direction: 1 },
  ],
  async *score(examples, { all, encoder, questionVectors, nearest }) {
    yield { preparing: 'drawing a sample', done: 0 };
    const sample = await sampleExamples(all, mostPoints, seed, ({ question }) => question !== '');
    if (sample.length === 0) return;
    const { dimensions } = encoder;
    const vectors = yield* gatherVectors(sample, dimensions, questionVectors);
    const clusters = Math.min(mostClusters, Math.max(1, Math.round(Math.sqrt(sample.length / 2))));
    const rounds = kMeans({ vectors, dimensions }, clusters, seed, nearest);
    let round = await rounds.next();
    for (; !round.done; round = await rounds.next())
      yield { preparing: 'finding prototypes', done: round.value };
    const { indices } = await nearest(round.value, dimensions).search(vectors, 1);
    const prototypes = nearest(populated(round.value, indices, dimensions), dimensions);
    for await (const batch of examples.batches()) {
      const { similarities } = await prototypes.search(await questionVectors(batch), 1);
      const distance = Float64Array.from(batch, ({ question }, at) =>
        question === '' ? NaN : Math.max(0, 1 - similarities[at]!),
      );
      yield { examples: batch, values: [distance] };
    }
  },
};

/** The centroids that at least two points are nearest to: what stands alone is no prototype of itself. */
function populated(centroids: Float32Array, assigned: Float64Array, dimensions: number): Float32Array {
  const sizes = new Uint32Array(centroids.length / dimensions);
  for (const cluster of assigned) sizes[cluster]!++;
  const kept = centroids.filter((_, at) => sizes[Math.floor(at / dimensions)]! > 1);
  return kept.length > 0 ? kept : centroids;
}
