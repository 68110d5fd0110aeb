import { headTraining, sampleRows } from '../learning/headSample';
import { foldOf, folds, headTask, noHeadTask, type HeadTask } from '../learning/headTask';
import type { Measure } from './measure';
import type { SoftmaxHead, Training } from '../learning/softmaxHead';
import type { Examples } from '../dataset/examples';
import type { Preparation } from '../pace/preparation';
import { scoreFitting } from './scoreFitting';

const mostTraining = 5_000;
const sampleSeed = 3;

/**
 * How hard an example is for a linear head on frozen embeddings: −log p(right answer) in nats, by a head that never
 * saw the example (5 folds by content). For questions with choices the head scores [c, q⊙c, |q−c|] of the vectors of
 * question and choice and takes the softmax over the choices (after Hase et al. 2024, whose probe holds out 1,000
 * items where this one scores every row); for class labels it is multinomial logistic regression on the question.
 * Each head is trained on at most 5,000 sampled examples.
 */
export const probe: Measure = {
  id: 'probe',
  title: 'probe loss',
  version: 2,
  family: 'learning',
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'answer', 'choices', 'label'],
  summary: 'Out-of-fold loss of a linear head on frozen embeddings, where there is a label or choices.',
  plainly: 'How badly a linear head on embeddings does on the example.',
  lacks: noHeadTask,
  columns: () => [{ id: 'probeLoss', title: 'probe loss', unit: 'nats', direction: 1 }],
  async *score(examples, given) {
    yield { preparing: 'drawing a sample', done: 0 };
    const task = await headTask(given);
    if (!task) return;
    const heads = yield* trainHeads(task, given.all, headTraining(given.encoder.dimensions));
    for await (const batch of examples.batches())
      yield* scoreFitting(task, batch, 1, (example, { alternatives, gold }) => {
        const p = heads[foldOf(example)]!.probabilities(alternatives)[gold]!;
        return [-Math.log(Math.max(p, Number.MIN_VALUE))];
      });
  },
};

async function* trainHeads(
  task: HeadTask,
  all: Examples,
  how: Training,
): AsyncGenerator<Preparation, SoftmaxHead[]> {
  const sampled = yield* sampleRows(task, all, (mostTraining * folds) / (folds - 1), sampleSeed);
  const heads: SoftmaxHead[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const head = task.head();
    const seen = sampled.filter(({ example }) => foldOf(example) !== fold).map(({ row }) => row);
    for (const done of head.train(seen, how))
      yield { preparing: 'training heads', done: (fold + done) / folds };
    heads.push(head);
  }
  return heads;
}
