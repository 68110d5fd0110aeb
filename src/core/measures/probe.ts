import type { Example } from '../dataset/example';
import type { FieldMap } from '../dataset/fieldMap';
import { priority } from '../dataset/priority';
import type { Examples, Given, Measure, Preparation } from './measure';
import { sampleExamples } from './sample';
import { SoftmaxHead, type HeadExample, type Training } from './softmaxHead';

const folds = 5;
const mostTraining = 5_000;
const mostClasses = 200;
const sampleSeed = 3;
const foldSeed = 4;
// Chosen by the lowest out-of-fold loss on CommonsenseQA, ARC, KTO preferences and the sample, not by any human difficulty.
const training = (dimensions: number): Training => ({
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
  lacks: (map) =>
    map.question.length > 0 && (map.label ?? (map.choices && map.answer))
      ? undefined
      : 'no right choice and no class label is known',
  columns: () => [{ id: 'probeLoss', title: 'probe loss', unit: 'nats', direction: 1 }],
  async *score(examples, given) {
    yield { preparing: 'drawing a sample', done: 0 };
    const task = taskOf(given, await classesOf(given));
    if (!task) return;
    const heads = yield* trainHeads(task, given.all, training(given.encoder.dimensions));
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

/** What is to be learnt: which examples take part, and their features. */
interface Task {
  readonly fits: (example: Example) => boolean;
  readonly head: () => SoftmaxHead;
  readonly examples: (batch: readonly Example[]) => Promise<HeadExample[]>;
}

function taskOf(given: Given, classes: readonly string[]): Task | undefined {
  if (hasChoices(given.map)) return choiceTask(given);
  return classes.length > 1 && classes.length <= mostClasses ? labelTask(given, classes) : undefined;
}

function hasChoices(map: FieldMap): boolean {
  return map.choices !== undefined;
}

async function classesOf({ all, map }: Given): Promise<string[]> {
  if (hasChoices(map)) return [];
  const classes = new Set<string>();
  for await (const batch of all.batches())
    for (const { label } of batch) if (label !== '') classes.add(label);
  return [...classes].sort();
}

function labelTask({ encoder, questionVectors }: Given, classes: readonly string[]): Task {
  const { dimensions } = encoder;
  const scale = Math.sqrt(dimensions);
  const numbers = new Map(classes.map((name, at) => [name, at]));
  return {
    fits: ({ label, question }) => label !== '' && question !== '',
    head: () => new SoftmaxHead(dimensions, classes.length, false),
    examples: async (batch) => {
      const vectors = await questionVectors(batch);
      return batch.map(({ label }, at) => ({
        alternatives: [vectors.slice(at * dimensions, (at + 1) * dimensions).map((value) => value * scale)],
        gold: numbers.get(label)!,
      }));
    },
  };
}

function choiceTask({ encoder }: Given): Task {
  const { dimensions } = encoder;
  return {
    fits: ({ gold, choices, question }) => gold >= 0 && choices.length > 1 && question !== '',
    head: () => new SoftmaxHead(3 * dimensions, 0, true),
    examples: async (batch) => {
      const vectors = await encoder.encode(batch.flatMap(({ question, choices }) => [question, ...choices]));
      let next = 0;
      const take = (): Float32Array => vectors.subarray(next * dimensions, ++next * dimensions);
      return batch.map(({ choices, gold }) => {
        const question = take();
        return { alternatives: choices.map(() => choiceFeatures(question, take())), gold };
      });
    },
  };
}

/** [c, q⊙c, |q−c|], each number scaled to a variance near 1: a unit vector of d numbers has d⁻¹, a product of two d⁻². */
function choiceFeatures(question: Float32Array, choice: Float32Array): Float32Array {
  const d = choice.length;
  const features = new Float32Array(3 * d);
  for (let at = 0; at < d; at++) {
    features[at] = choice[at]! * Math.sqrt(d);
    features[d + at] = question[at]! * choice[at]! * d;
    features[2 * d + at] = Math.abs(question[at]! - choice[at]!) * Math.sqrt(d);
  }
  return features;
}

async function* trainHeads(
  task: Task,
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

function foldOf({ id }: Example): number {
  return Math.floor(priority(foldSeed, id) * folds);
}
