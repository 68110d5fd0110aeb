import { foldOf, folds, headTask, noHeadTask, type HeadTask } from '../learning/headTask';
import { headTraining, inOrderOf, sampleRows, type SampledRow } from '../learning/headSample';
import { softmax, type LinearHead } from '../learning/linearHead';
import type { ColumnInfo, Measure } from './measure';
import type { HeadExample, Training } from '../learning/softmaxHead';
import { dynamicsOf, el2n, epochOf, gradientNorm } from '../learning/trainingDynamics';
import type { Preparation } from '../pace/preparation';
import { scoreFitting } from './scoreFitting';

/** How many epochs an example is watched for: the `forgetting` of one that is never right. */
export const watchedEpochs = 8;

const mostTraining = 2_500;
const sampleSeed = 6;
const orderSeeds = [7, 8];
const early = 0;
const stepsAnEpoch = 50;

const columns: readonly ColumnInfo[] = [
  { id: 'confidence', title: 'data-map confidence', unit: 'probability', direction: -1 },
  { id: 'variability', title: 'data-map variability', unit: 'probability', direction: 0 },
  { id: 'correctness', title: 'epochs right', unit: 'epochs', direction: -1 },
  { id: 'forgetting', title: 'times forgotten', unit: 'times', direction: 1 },
  { id: 'aum', title: 'area under the margin', unit: 'logits', direction: -1 },
  { id: 'el2n', title: 'EL2N', unit: 'error norm', direction: 1 },
  { id: 'grand', title: 'GraNd', unit: 'gradient norm', direction: 1 },
  { id: 'aleatoric', title: 'aleatoric uncertainty', unit: 'p (1 − p)', direction: 0 },
];

/**
 * How an example fares while a linear head on frozen embeddings is trained: what data maps, AUM, EL2N, GraNd and
 * Data-IQ read off (formulas and sources: trainingDynamics.ts), over 8 epochs, the mean of two runs that differ in the
 * order of training.
 *
 * As published these quantities watch the very examples that are trained on. Here every example is watched by heads
 * that never train on it (5 folds by content, each trained on at most 2,500 sampled examples), and that for two
 * reasons: a head with more weights than examples learns each by heart, and of a large dataset only some examples can
 * be trained on while all are to be compared. So `forgetting` and `aum`, which are in-sample by definition, tell here
 * what training on the others does to the example. An example that is never right is forgotten 8 times, more often than
 * any other can be (cartography writes 1000). EL2N and GraNd are taken early, after the first epoch; for class labels
 * the embeddings all have one length, so GraNd is EL2N times a constant. Variability and aleatoric uncertainty tell
 * neither easy nor hard but ambiguous: with more than two alternatives p (1 − p) even grows with confidence.
 */
export const dynamics: Measure = {
  id: 'dynamics',
  title: 'training dynamics',
  version: 2,
  family: 'learning',
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'answer', 'choices', 'label'],
  summary:
    'Data map, forgetting, AUM, EL2N, GraNd and aleatoric uncertainty of a linear head, out of fold, where there is a label or choices.',
  plainly: 'Data map, forgetting, margin, EL2N, GraNd and aleatoric uncertainty while a linear head learns.',
  lacks: noHeadTask,
  columns: () => columns,
  async *score(examples, given) {
    yield { preparing: 'drawing a sample', done: 0 };
    const task = await headTask(given);
    if (!task) return;
    const sampled = yield* sampleRows(task, given.all, (mostTraining * folds) / (folds - 1), sampleSeed);
    if (sampled.length === 0) return;
    const runs = yield* watchedRuns(task, sampled, watchedTraining(given.encoder.dimensions, sampled.length));
    for await (const batch of examples.batches())
      yield* scoreFitting(task, batch, columns.length, (example, row) =>
        meanOf(runs.map((run) => valuesIn(run[foldOf(example)]!, row))),
      );
  },
};

/**
 * Slower and less pulled back than usual, so that heads do not stand still after the first epoch, and in small batches
 * where there are few examples, so that they come forward at all: there is a course to be watched.
 */
function watchedTraining(dimensions: number, rows: number): Training {
  const usual = headTraining(dimensions);
  const batch = Math.max(4, Math.min(usual.batch, Math.round(rows / stepsAnEpoch)));
  return { epochs: watchedEpochs, batch, rate: 0.3 * usual.rate, decay: 0.1 * usual.decay };
}

/** By run and fold: the head that never saw the fold, after every epoch. */
async function* watchedRuns(
  task: HeadTask,
  sampled: readonly SampledRow[],
  how: Training,
): AsyncGenerator<Preparation, LinearHead[][][]> {
  const runs: LinearHead[][][] = [];
  const trainings = orderSeeds.length * folds;
  for (const seed of orderSeeds) {
    const ordered = inOrderOf(sampled, seed);
    const run: LinearHead[][] = [];
    for (let fold = 0; fold < folds; fold++) {
      const head = task.head();
      const after: LinearHead[] = [];
      const seen = ordered.filter(({ example }) => foldOf(example) !== fold).map(({ row }) => row);
      for (const done of head.train(seen, how, () => after.push(head.snapshot())))
        yield { preparing: 'training heads', done: (runs.length * folds + fold + done) / trainings };
      run.push(after);
    }
    runs.push(run);
  }
  return runs;
}

function valuesIn(heads: readonly LinearHead[], { alternatives, gold }: HeadExample): number[] {
  const epochs = heads.map((head) => head.logits(alternatives));
  const watched = epochs.map((logits) => epochOf(logits, gold));
  const { confidence, variability, correctness, forgetting, aum, aleatoric } = dynamicsOf(watched);
  const p = softmax(epochs[early]!);
  return [
    confidence,
    variability,
    correctness,
    Number.isNaN(forgetting) ? watchedEpochs : forgetting,
    aum,
    el2n(p, gold),
    gradientNorm(alternatives, p, gold),
    aleatoric,
  ];
}

function meanOf(runs: readonly (readonly number[])[]): number[] {
  return runs[0]!.map((_, at) => runs.reduce((sum, values) => sum + values[at]!, 0) / runs.length);
}
