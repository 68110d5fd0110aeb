import { scoreEach, type Measure } from './measure';
import { slices } from '../dataset/slices';
import { wordsOf } from '../text/words';

/**
 * How rare the words of a question are within the dataset: the mean of −log(relative frequency) over its words,
 * in nats a word (after Platanios et al. 2019, "Competence-based Curriculum Learning", who sum where this takes the
 * mean: their sum is mostly length).
 */
export const rarity: Measure = {
  id: 'rarity',
  title: 'word rarity',
  version: 2,
  family: 'words',
  scope: 'dataset',
  needs: [],
  reads: ['question'],
  summary: 'Mean −log frequency of the question’s words within the dataset.',
  plainly: 'How rare the words of the question are within the dataset.',
  lacks: (map) => (map.question.length > 0 ? undefined : 'no question is known'),
  columns: () => [{ id: 'rarity', title: 'word rarity', unit: 'nats per word', direction: 1 }],
  async *score(examples, { all }) {
    const counts = new Map<string, number>();
    let total = 0;
    let read = 0;
    for await (const batch of slices(all)) {
      for (const { question } of batch)
        for (const word of wordsOf(question.toLowerCase())) {
          counts.set(word, (counts.get(word) ?? 0) + 1);
          total++;
        }
      read += batch.length;
      yield { preparing: 'counting words', done: read / all.count };
    }
    for await (const batch of slices(examples))
      yield scoreEach(batch, 1, ({ question }, put) => put(0, meanRarity(question, counts, total)));
  },
};

function meanRarity(text: string, counts: ReadonlyMap<string, number>, total: number): number {
  let sum = 0;
  let words = 0;
  for (const word of wordsOf(text.toLowerCase())) {
    sum -= Math.log((counts.get(word) ?? 0) / total);
    words++;
  }
  return sum / words;
}
