import { headTraining, type SampledRow } from './headSample';
import type { HeadTask } from './headTask';
import type { LinearHead } from './linearHead';

const fewestSteps = 60;
const fewestEpochs = 6;

/** Trains heads of one task on sets of examples, however few. */
export class HeadTrainer {
  constructor(
    private readonly task: HeadTask,
    /** Of the embeddings. */
    private readonly dimensions: number,
  ) {}

  /** A head that has seen nothing: every alternative is as probable as another. */
  untrained(): LinearHead {
    return this.task.head();
  }

  /** A head of these rows: 6 times through them, few more often, so that no head takes fewer than 60 steps. Yields the share that is done. */
  *trained(rows: readonly SampledRow[]): Generator<number, LinearHead> {
    const usual = headTraining(this.dimensions);
    const steps = Math.ceil(rows.length / usual.batch);
    const epochs = Math.max(fewestEpochs, Math.ceil(fewestSteps / steps));
    const head = this.task.head();
    const examples = rows.map(({ row }) => row);
    yield* head.train(examples, { ...usual, epochs });
    return head.snapshot();
  }
}
