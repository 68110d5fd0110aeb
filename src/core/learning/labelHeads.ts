import { folds } from './crossFit';
import type { HeadTask } from './headTask';
import { GradientSum, type HeadGradient } from './gradientCoherence';
import type { LabelRow } from './labelRows';
import type { SoftmaxHead, Training } from './softmaxHead';
import { SparseHead } from './sparseHead';
import type { Preparation } from '../pace/preparation';

// Half of the probe's epochs: the loss out of fold is the same within .02 nats on MATH's subjects and CommonsenseQA.
const epochs = 6;
// Chosen among a few by the out-of-fold loss on MATH's subjects and ARC, no label of which was changed.
const sparseEpochs = 10;
const wordRate = 0.1;
const shortcutRate = 0.05;

/** The heads of one fold, none of which saw a row of it. */
export interface FoldHeads {
  readonly embedded: SoftmaxHead;
  readonly words: SparseHead;
  readonly shortcuts: SparseHead;
}

/** Three heads for every fold, trained on all rows of the others. */
export function* trainFolds(
  task: HeadTask,
  rows: readonly LabelRow[],
  how: Training,
): Generator<Preparation, FoldHeads[]> {
  const trained: FoldHeads[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const seen = rows.filter((row) => row.fold !== fold);
    const heads = {
      embedded: task.head(),
      words: new SparseHead(task.classes.length),
      shortcuts: new SparseHead(task.classes.length),
    };
    for (const done of heads.embedded.train(
      seen.map(({ embedded }) => embedded),
      { ...how, epochs },
    ))
      yield { preparing: 'training heads', done: (fold + 0.9 * done) / folds };
    yield* stepsOf(
      heads.words.train(
        seen.map(({ words }) => words),
        sparseEpochs,
        wordRate,
      ),
      fold,
    );
    yield* stepsOf(
      heads.shortcuts.train(
        seen.map(({ shortcuts }) => shortcuts),
        sparseEpochs,
        shortcutRate,
      ),
      fold,
    );
    trained.push(heads);
  }
  return trained;
}

function* stepsOf(steps: Iterable<number>, fold: number): Generator<Preparation> {
  for (const done of steps) yield { preparing: 'training heads', done: (fold + 0.9 + 0.1 * done) / folds };
}

/** The gradients of all rows at a head that went through them once. */
export class LightHead {
  private constructor(
    private readonly head: SoftmaxHead,
    private readonly classes: number,
    private readonly sum: GradientSum,
    private readonly among: ReadonlySet<string>,
  ) {}

  static *train(task: HeadTask, rows: readonly LabelRow[], how: Training): Generator<Preparation, LightHead> {
    const head = task.head();
    const embedded = rows.map((row) => row.embedded);
    for (const done of head.train(embedded, { ...how, epochs: 1 }))
      yield { preparing: 'comparing gradients', done: done / 2 };
    const classes = task.classes.length;
    const width = embedded[0]!.alternatives[0]!.length + (classes > 0 ? 1 : 0);
    const light = new LightHead(
      head,
      classes,
      new GradientSum(Math.max(1, classes), width),
      new Set(rows.map(({ id }) => id)),
    );
    for (const [at, row] of rows.entries()) {
      light.sum.add(light.gradientOf(row));
      if (at % 64 === 63) yield { preparing: 'comparing gradients', done: 0.5 + (0.5 * at) / rows.length };
    }
    return light;
  }

  /** How a row's gradient stands to those of the others. */
  standing(row: LabelRow): ReturnType<GradientSum['standing']> {
    return this.sum.standing(this.gradientOf(row), this.among.has(row.id));
  }

  private gradientOf({ embedded: { alternatives, gold } }: LabelRow): HeadGradient {
    const errors = this.head.probabilities(alternatives);
    errors[gold]! -= 1;
    if (this.classes > 0) return { errors, features: Float64Array.from([...alternatives[0]!, 1]) };
    const features = new Float64Array(alternatives[0]!.length);
    errors.forEach((error, k) => alternatives[k]!.forEach((value, d) => (features[d]! += error * value)));
    return { errors: Float64Array.of(1), features };
  }
}
