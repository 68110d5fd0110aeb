import { foldOf, folds, headTask, noHeadTask, type HeadTask } from './headTask';
import type { Examples, Measure, Preparation } from './measure';
import { sampleExamples } from './sample';
import type { HeadExample, SoftmaxHead, Training } from './softmaxHead';

const mostTraining = 5_000;
const sampleSeed = 3;
/**
 * How a head on embeddings of so many dimensions is trained. Chosen by the lowest out-of-fold loss on CommonsenseQA,
 * ARC, KTO preferences and the sample, not by any human difficulty.
 */
export const headTraining = (dimensions: number): Training => ({
  epochs: 12,
  batch: 32,
  rate: Math.min(0.03, Math.max(0.001, 0.256 / dimensions)),
  decay: Math.min(10, dimensions / 25),
});

/**
 * How hard an example is for a linear head on frozen embeddings: −log p(right answer) in nats, by a head that never
 * saw the example (5 folds by content). For questions with choices the head scores [c, q⊙c, |q−c|] of the vectors of
 * question and choice and takes the softmax over the choices (after Hase et al. 2024, whose probe holds out 1,000
 * items where this one scores every row); for class labels it is multinomial logistic regression on the question.
 * Each head is trained on at most 5,000 sampled examples.
 */
export const probe: Measure = {
  id: 'probe',
  version: 1,
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'answer', 'choices', 'label'],
  summary: 'Out-of-fold loss of a linear head on frozen embeddings, where there is a label or choices.',
  lacks: noHeadTask,
  columns: () => [{ id: 'probeLoss', title: 'probe loss', unit: 'nats', direction: 1 }],
  async *score(examples, given) {
    yield { preparing: 'drawing a sample', done: 0 };
    const task = await headTask(given);
    if (!task) return;
    const heads = yield* trainHeads(task, given.all, headTraining(given.encoder.dimensions));
    for await (const batch of examples.batches()) {
      const usable = batch.filter(task.fits);
      const rows = await task.examples(usable);
      const values = new Float64Array(batch.length).fill(NaN);
      const places = new Map(batch.map((example, at) => [example, at]));
      usable.forEach((example, at) => {
        const p = heads[foldOf(example)]!.probabilities(rows[at]!.alternatives)[rows[at]!.gold]!;
        values[places.get(example)!] = -Math.log(Math.max(p, Number.MIN_VALUE));
      });
      yield { examples: batch, values: [values] };
    }
  },
};

async function* trainHeads(
  task: HeadTask,
  all: Examples,
  how: Training,
): AsyncGenerator<Preparation, SoftmaxHead[]> {
  const sampled = await sampleExamples(all, (mostTraining * folds) / (folds - 1), sampleSeed, task.fits);
  const rows: HeadExample[] = [];
  for (let from = 0; from < sampled.length; from += 512) {
    rows.push(...(await task.examples(sampled.slice(from, from + 512))));
    yield { preparing: 'encoding examples', done: rows.length / sampled.length };
  }
  const heads: SoftmaxHead[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const head = task.head();
    const seen = rows.filter((_, at) => foldOf(sampled[at]!) !== fold);
    for (const done of head.train(seen, how))
      yield { preparing: 'training heads', done: (fold + done) / folds };
    heads.push(head);
  }
  return heads;
}
