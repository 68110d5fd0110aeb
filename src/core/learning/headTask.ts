import type { Example } from '../dataset/example';
import type { FieldMap } from '../dataset/fields/fieldMap';
import { priority } from '../numbers/priority';
import type { Examples } from '../dataset/examples';
import type { Encoder } from '../text/encoder';
import { SoftmaxHead, type HeadExample } from './softmaxHead';

/** How many parts a dataset is cut into where every part is scored by a head that saw only the others. */
export const folds = 5;

const mostClasses = 200;
const foldSeed = 4;

/** Why a head can learn nothing of such a dataset, as a half sentence; undefined where it can. */
export function noHeadTask(map: FieldMap): string | undefined {
  return map.question.length > 0 && (map.label ?? (map.choices && map.answer))
    ? undefined
    : 'no right choice and no class label is known';
}

/** The part of the dataset that an example belongs to, by its content: records that are alike share one. */
export function foldOf({ id }: Example): number {
  return Math.floor(priority(foldSeed, id) * folds);
}

/** What a head learns of a dataset: which choice of a question is right, or which class a text has. */
export interface HeadTask {
  /** The classes in the order of their numbers; none where choices are told apart. */
  readonly classes: readonly string[];
  /** Whether an example can take part: it has a text and is known to be right somewhere. */
  readonly fits: (example: Example) => boolean;
  /** An untrained head. */
  readonly head: () => SoftmaxHead;
  /** The features of these examples, all of which fit. */
  readonly examples: (batch: readonly Example[]) => Promise<HeadExample[]>;
}

/** What a head learns from. */
export interface HeadInputs {
  readonly map: FieldMap;
  readonly all: Examples;
  readonly encoder: Encoder;
  /** The question's vector for each of these examples, one row an example. */
  questionVectors(examples: readonly Example[]): Promise<Float32Array>;
}

/** What is to be learnt here; undefined where there are fewer than 2 classes or more than 200. */
export async function headTask(inputs: HeadInputs): Promise<HeadTask | undefined> {
  if (hasChoices(inputs.map)) return choiceTask(inputs);
  const classes = await classesOf(inputs);
  return classes.length > 1 && classes.length <= mostClasses ? labelTask(inputs, classes) : undefined;
}

function hasChoices(map: FieldMap): boolean {
  return map.choices !== undefined;
}

async function classesOf({ all }: HeadInputs): Promise<string[]> {
  const classes = new Set<string>();
  for await (const batch of all.batches())
    for (const { label } of batch) if (label !== '') classes.add(label);
  return [...classes].sort();
}

function labelTask({ encoder, questionVectors }: HeadInputs, classes: readonly string[]): HeadTask {
  const { dimensions } = encoder;
  const scale = Math.sqrt(dimensions);
  const numbers = new Map(classes.map((name, at) => [name, at]));
  return {
    classes,
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

function choiceTask({ encoder }: HeadInputs): HeadTask {
  const { dimensions } = encoder;
  return {
    classes: [],
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
