import type { Example } from '../dataset/example';
import type { Measure } from './measure';
import { neighbourCount } from './neighbours';
import { gatherVectors, sampleExamples, unrepeated } from '../dataset/sample';

const mostReferences = 50_000;
const seed = 8;

/**
 * How many of the 10 nearest questions have another label: 1 − Σ w_j 1[y_j = y] / Σ w_j, each weighted by its cosine,
 * at least 0 (a soft form of the edited nearest neighbour rule, Wilson 1972; Northcutt et al. 2021 compare with it).
 * Identical records count once. In a dataset of more than 50,000 labelled examples the neighbours are sought in a
 * sample of that size. Unknown where no neighbour points the same way at all.
 */
export const neighbourDisagreement: Measure = {
  id: 'neighbourDisagreement',
  title: 'neighbours that disagree',
  version: 2,
  family: 'labels',
  scope: 'dataset',
  needs: ['encoder', 'neighbours'],
  reads: ['question', 'choices', 'label'],
  summary: 'Share of the 10 nearest questions that have another label, nearer ones counting more.',
  plainly: 'How many of the ten nearest questions have another label.',
  lacks: ({ question, label, choices }) =>
    question.length > 0 && label !== undefined && choices === undefined
      ? undefined
      : 'no class label is known',
  columns: () => [
    { id: 'neighbourDisagreement', title: 'neighbours that disagree', unit: 'share', direction: 1 },
  ],
  async *score(examples, { all, encoder, questionVectors, nearest }) {
    yield { preparing: 'drawing a sample', done: 0 };
    const fits = ({ question, label }: Example): boolean => question !== '' && label !== '';
    const sample = unrepeated(await sampleExamples(all, mostReferences, seed, fits));
    const reference = yield* gatherVectors(sample, encoder.dimensions, questionVectors);
    const k = Math.min(neighbourCount + 1, sample.length);
    const search = nearest(reference, encoder.dimensions);
    for await (const batch of examples.batches()) {
      if (k < 2) break;
      const { similarities, indices } = await search.search(await questionVectors(batch), k);
      const share = Float64Array.from(batch, (example, at) => {
        if (!fits(example)) return NaN;
        const found = Array.from({ length: k }, (_, rank) => ({
          neighbour: sample[indices[at * k + rank]!]!,
          weight: Math.max(0, similarities[at * k + rank]!),
        }));
        return disagreement(example, found);
      });
      yield { examples: batch, values: [share] };
    }
  },
};

interface Neighbour {
  readonly neighbour: Example;
  readonly weight: number;
}

function disagreement({ id, label }: Example, found: readonly Neighbour[]): number {
  let agreeing = 0;
  let total = 0;
  for (const { neighbour, weight } of found
    .filter((one) => one.neighbour.id !== id)
    .slice(0, neighbourCount)) {
    total += weight;
    if (neighbour.label === label) agreeing += weight;
  }
  return total > 0 ? 1 - agreeing / total : NaN;
}
