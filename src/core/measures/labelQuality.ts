import {
  canJudge,
  isSuspect,
  labelMargin,
  usualProbabilities,
  type LabelOpinion,
  type UsualProbabilities,
} from '../learning/confidentLearning';
import { folds } from '../learning/crossFit';
import { headTask, noHeadTask, type HeadTask } from '../learning/headTask';
import { LightHead, trainFolds, type FoldHeads } from '../learning/labelHeads';
import { labelRowsOf, type LabelRow } from '../learning/labelRows';
import { scoreEach, type ColumnInfo, type Given, type Measure } from './measure';
import { headTraining } from '../learning/headSample';
import { sampleExamples, unrepeated } from '../dataset/sample';
import { slices } from '../dataset/slices';
import { classPrior, divergence, pointwiseInformation } from '../learning/usableInformation';
import type { Preparation } from '../pace/preparation';

const mostTraining = 5_000;
const readAtOnce = 128;
const sampleSeed = 7;

const columns: readonly ColumnInfo[] = [
  { id: 'labelMargin', title: 'label margin', unit: 'probability', direction: -1 },
  { id: 'labelSuspect', title: 'suspected label', unit: 'yes or no', direction: 0 },
  { id: 'suggestedLabel', title: 'suggested label', unit: 'number', direction: 0, isName: true },
  { id: 'pvi', title: 'usable information (PVI)', unit: 'bits', direction: -1 },
  { id: 'shortcutPvi', title: 'PVI without reading', unit: 'bits', direction: -1 },
  { id: 'shortcutRight', title: 'right without reading', unit: 'yes or no', direction: 0 },
  { id: 'modelDisagreement', title: 'disagreement of two models', unit: 'bits', direction: 1 },
  { id: 'gradientAlignment', title: 'gradient alignment', unit: 'cosine', direction: -1 },
  { id: 'gradientCoherence', title: 'gradient coherence', unit: '% of the mean square', direction: 0 },
];

/**
 * What heads that never saw an example (5 folds by question) say of its label, each trained on at most 5,000 sampled
 * examples: a linear head on the embeddings (as in the probe), one on hashed words, and one that sees only lengths,
 * punctuation, first words, overlap and places.
 * - `labelMargin`, `labelSuspect`: confident learning (Northcutt, Jiang & Chuang 2021) on the mean of the first two, of
 *   choices on the first alone; `suggestedLabel` is the number, from 0, of the label they prefer among the sorted labels
 *   or the choices. Choices are no classes: one threshold, the mean probability of right choices, serves all. Where
 *   they are sure and still call more than three labels in ten wrong they are too weak to judge: no label is suspect
 *   then, and `labelSuspect` is unknown.
 * - `pvi`: pointwise V-information (Ethayarajh, Choi & Swayamdipta 2022) of the same beyond how often each label
 *   occurs (of choices: beyond guessing). `shortcutPvi`, `shortcutRight`: of the head that does not read, and whether
 *   it is right.
 * - `modelDisagreement`: the Jensen–Shannon divergence of the head on embeddings from the head on words, which share
 *   nothing but the examples.
 * - `gradientAlignment`, `gradientCoherence` (in percent): how the example's gradient stands to the mean of the others'
 *   at a head on embeddings that went once through the sample (Chatterjee & Zielinski 2020, 2022).
 */
export const labelQuality: Measure = {
  id: 'labelQuality',
  title: 'label quality',
  version: 2,
  family: 'labels',
  scope: 'dataset',
  needs: ['encoder'],
  reads: ['question', 'context', 'answer', 'choices', 'label'],
  summary:
    'Whether the label looks right to heads that never saw the example: confident learning, PVI, what can be told without reading, disagreement of two models, gradient alignment.',
  plainly:
    'Whether the label looks wrong: heads that never saw the example, what can be told without reading, gradients.',
  lacks: noHeadTask,
  columns: () => columns,
  async *score(examples, given) {
    yield { preparing: 'drawing a sample', done: 0 };
    const task = await headTask(given);
    const sampled = task && (yield* sampleRows(task, given));
    if (!sampled || sampled.length < folds) return;
    const jury = yield* juryOf(task, sampled, given);
    for await (const batch of slices(examples)) {
      const rows = (await labelRowsOf(task, batch.filter(task.fits))).values();
      yield scoreEach(batch, columns.length, (example, put) => {
        if (task.fits(example))
          verdictOf(rows.next().value!, jury).forEach((value, column) => put(column, value));
      });
    }
  },
};

/** Everything that a label is judged by. */
interface Jury {
  readonly heads: readonly FoldHeads[];
  readonly usual: UsualProbabilities;
  readonly canJudge: boolean;
  /** By fold: how often each class occurs in the others; undefined where there are choices. */
  readonly priors: readonly Float64Array[] | undefined;
  readonly light: LightHead;
}

async function* sampleRows(task: HeadTask, { all }: Given): AsyncGenerator<Preparation, LabelRow[]> {
  const size = (mostTraining * folds) / (folds - 1);
  const sampled = unrepeated(await sampleExamples(all, size, sampleSeed, task.fits));
  const rows: LabelRow[] = [];
  for (let from = 0; from < sampled.length; from += readAtOnce) {
    rows.push(...(await labelRowsOf(task, sampled.slice(from, from + readAtOnce))));
    yield { preparing: 'encoding examples', done: rows.length / sampled.length };
  }
  return rows;
}

function* juryOf(
  task: HeadTask,
  rows: readonly LabelRow[],
  { encoder }: Given,
): Generator<Preparation, Jury> {
  const how = headTraining(encoder.dimensions);
  const heads = yield* trainFolds(task, rows, how);
  const light = yield* LightHead.train(task, rows, how);
  const opinions: LabelOpinion[] = [];
  for (const [at, row] of rows.entries()) {
    opinions.push(opinionOn(row, heads));
    if (at % readAtOnce === 0) yield { preparing: 'weighing opinions', done: at / rows.length };
  }
  const { length: classes } = task.classes;
  const usual = usualProbabilities(opinions, classes);
  const seenBy = (fold: number): number[] => rows.filter((row) => row.fold !== fold).map(({ gold }) => gold);
  const priors = heads.map((_, fold) => classPrior(seenBy(fold), classes));
  return {
    ...{ heads, usual, light, canJudge: canJudge(opinions, usual) },
    priors: classes > 0 ? priors : undefined,
  };
}

/** The mean of the head on embeddings and the head on words; of choices, of which words say little, the first alone. */
function opinionOn({ fold, gold, embedded, words }: LabelRow, heads: readonly FoldHeads[]): LabelOpinion {
  const byVector = heads[fold]!.embedded.probabilities(embedded.alternatives);
  if (embedded.alternatives.length > 1) return { probabilities: byVector, gold };
  const byWords = heads[fold]!.words.probabilities(words.alternatives);
  return { probabilities: byVector.map((p, at) => (p + byWords[at]!) / 2), gold };
}

/** One value a column. */
function verdictOf(row: LabelRow, jury: Jury): number[] {
  const { fold, gold } = row;
  const opinion = opinionOn(row, jury.heads);
  const { embedded, words, shortcuts } = jury.heads[fold]!;
  const unread = shortcuts.probabilities(row.shortcuts.alternatives);
  const guess = jury.priors?.[fold]![gold] ?? 1 / opinion.probabilities.length;
  const { alignment, coherence } = jury.light.standing(row);
  return [
    labelMargin(opinion),
    jury.canJudge ? Number(isSuspect(opinion, jury.usual)) : NaN,
    bestOf(opinion.probabilities),
    pointwiseInformation(opinion.probabilities[gold]!, guess),
    pointwiseInformation(unread[gold]!, guess),
    Number(labelMargin({ probabilities: unread, gold }) > 0),
    divergence(
      embedded.probabilities(row.embedded.alternatives),
      words.probabilities(row.words.alternatives),
    ),
    alignment,
    100 * coherence,
  ];
}

function bestOf(probabilities: Float64Array): number {
  return probabilities.indexOf(Math.max(...probabilities));
}
