import { inOrderOf, sampleRows, type SampledRow } from '../learning/headSample';
import { foldOf, folds, headTask, noHeadTask } from '../learning/headTask';
import { HeadTrainer } from '../learning/headTrainer';
import type { LinearHead } from '../learning/linearHead';
import type { Measure } from './measure';
import { blockCoder, type BlockCoder } from '../learning/prequential';
import { within } from '../pace/steps';
import type { Preparation } from '../pace/preparation';
import { scoreFitting } from './scoreFitting';

/** On so many examples the heads behind `modelHardness` are trained (Hase et al. 2024). */
export const curveSizes: readonly number[] = [5, 20, 80, 340, 900];

/** So many examples at most stand behind `mdlBits`: no head is trained on more than half of them. */
export const mostCoded = 2_000;

const sampleSeed = 9;
const drawSeeds = [10, 11];
const orderSeeds = [20, 21, 22, 23, 24, 25, 26, 27];

/**
 * How hard an example is for heads that have seen few examples, and for heads that have seen more and more.
 *
 * `modelHardness` is 1 − the mean probability of the right answer by heads trained on 5, 20, 80, 340 and 900 examples
 * (Hase et al. 2024, who call it MDL): the area above the learning curve. Each smaller set is part of the larger; all
 * are drawn from the other folds, twice, where Hase et al. hold out 1,000 items that get no score. A size that the
 * other folds cannot give (beyond .8 of the examples) is left out, and a remark says so.
 *
 * `mdlBits` is the example's share of the prequential description length (Voita & Titov 2020): examples in random order
 * are cut into blocks that end at .1, .2, .4, .8, 1.6, 3.2, 6.25, 12.5, 25, 50 and 100%, and each is coded in −log₂ p
 * by a head trained on the blocks before its own, those of the first block uniformly; the mean over 8 orders. Of more
 * than 2,000 examples a sample of that size trains the heads; the others are coded where their own place in each order
 * falls among it, so that every row gets a share by the same rule.
 */
export const learningCurve: Measure = {
  id: 'learningCurve',
  title: 'learning curve',
  version: 2,
  family: 'learning',
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'answer', 'choices', 'label'],
  summary:
    'Model hardness (1 − mean p(right) by heads of 5 to 900 examples from the other folds) and prequential description length in bits, where there is a label or choices.',
  plainly:
    'How unlikely the right answer is for heads that saw few examples, and its description length in bits.',
  lacks: noHeadTask,
  columns: () => [
    { id: 'modelHardness', title: 'model hardness', unit: '1 − probability', direction: 1 },
    { id: 'mdlBits', title: 'description length', unit: 'bits', direction: 1 },
  ],
  async *score(examples, given) {
    yield { preparing: 'drawing a sample', done: 0 };
    const task = await headTask(given);
    if (!task) return;
    const sampled = yield* sampleRows(task, given.all, mostCoded, sampleSeed);
    if (sampled.length === 0) return;
    const trainer = new HeadTrainer(task, given.encoder.dimensions);
    const curves = yield* told('training on few examples', curveHeads(sampled, trainer));
    const coders = yield* told('training block by block', blockCoders(sampled, trainer));
    for await (const batch of examples.batches())
      yield* scoreFitting(task, batch, 2, (example, row) => [
        1 - mean(curves[foldOf(example)]!.map((head) => head.probabilities(row.alternatives)[row.gold]!)),
        mean(coders.map((coder) => coder.bits(example, row))),
      ]);
  },
};

/** Those sizes that the other folds can give, whichever fold is left out, where so many examples are in each. */
export function possibleSizes(inFold: readonly number[]): number[] {
  const all = inFold.reduce((sum, count) => sum + count, 0);
  return curveSizes.filter((size) => size <= all - Math.max(...inFold));
}

/** By fold: heads of nested sets of the other folds. */
function* curveHeads(
  sampled: readonly SampledRow[],
  trainer: HeadTrainer,
): Generator<number, LinearHead[][]> {
  const inFold = new Array<number>(folds).fill(0);
  for (const { example } of sampled) inFold[foldOf(example)]!++;
  const sizes = possibleSizes(inFold);
  const heads = inFold.map((): LinearHead[] => []);
  const total = drawSeeds.length * folds * sizes.length;
  let done = 0;
  for (const seed of drawSeeds) {
    const ordered = inOrderOf(sampled, seed);
    for (const [fold, own] of heads.entries()) {
      const others = ordered.filter(({ example }) => foldOf(example) !== fold);
      for (const size of sizes) {
        own.push(yield* within(trainer.trained(others.slice(0, size)), (share) => (done + share) / total));
        yield ++done / total;
      }
    }
  }
  return heads;
}

function* blockCoders(sampled: readonly SampledRow[], trainer: HeadTrainer): Generator<number, BlockCoder[]> {
  const coders: BlockCoder[] = [];
  for (const seed of orderSeeds) {
    const coder = blockCoder(sampled, seed, trainer);
    let step = coder.next();
    for (; !step.done; step = coder.next()) yield (coders.length + step.value) / orderSeeds.length;
    coders.push(step.value);
  }
  return coders;
}

/** The same work, its progress told as preparation of this name. */
function* told<T>(preparing: string, work: Generator<number, T>): Generator<Preparation, T> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield { preparing, done: step.value };
  return step.value;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
