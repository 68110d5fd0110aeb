import type { Example } from '../dataset/example';
import { crossFit, foldOf, folds, questionHash, type CrossFit } from '../learning/crossFit';
import type { Given, Scores } from './measure';
import type { RidgeHead } from '../learning/ridgeHead';
import { RidgeMoments } from '../learning/ridgeMoments';
import { sampleExamples, unrepeated } from '../dataset/sample';
import { sliceOfWork } from '../pace/steps';
import { surfaceCount, surfaceFeatures } from '../learning/surfaceFeatures';
import { scaleOf, weightOf, type Measured, type Scale } from '../learning/targetScale';
import type { Examples } from '../dataset/examples';
import type { Preparation } from '../pace/preparation';

const mostTargets = 50_000;
const sampleSeed = 6;
const batchSize = 512;
const mostAtOnce = 128;

/** Fewer different questions with a measured difficulty than this are not learnt from. */
export const fewestTargets = 30;

/** A difficulty that some examples have. */
export type Target = (example: Example) => Measured;

/**
 * Amortised difficulty: what the embedding of a question and its surface let expect of a difficulty that was measured
 * for some of the examples. An example with a measured value is predicted by a ridge head that saw neither it nor any other that
 * asks the same (5 folds by question), any other example by the head of all measured ones (at most 50,000, sampled).
 * Gives two columns a target: the prediction and its standard error √(τ² + σ²h), with h the leverage of the question
 * and both variances from examples held out. No score where fewer than 30 different questions have a target, or all
 * targets are the same.
 */
export async function* amortised(
  examples: Examples,
  given: Given,
  targets: readonly Target[],
): AsyncGenerator<Scores | Preparation> {
  const models: (Model | undefined)[] = [];
  for (const target of targets)
    for await (const event of modelOf(target, given)) {
      if (!('preparing' in event)) models.push(event.model);
      else yield { ...event, done: (models.length + event.done) / targets.length };
    }
  if (models.every((model) => model === undefined)) return;
  const rowsAtOnce = rowsOfSquares(given);
  for await (const batch of examples.batches()) {
    given.signal.throwIfAborted();
    const features = await featuresOf(batch, given);
    for (let from = 0; from < batch.length; from += rowsAtOnce) {
      const part = batch.slice(from, from + rowsAtOnce);
      const own = features.slice(from, from + rowsAtOnce);
      yield { examples: part, values: models.flatMap((model) => predictionsOf(model, part, own)) };
    }
  }
}

interface Model {
  readonly target: Target;
  readonly scale: Scale;
  readonly fit: CrossFit;
}

async function* modelOf(
  target: Target,
  given: Given,
): AsyncGenerator<Preparation | { model: Model | undefined }> {
  yield { preparing: 'drawing a sample', done: 0 };
  const sampled = unrepeated(
    await sampleExamples(given.all, mostTargets, sampleSeed, (example) => isMeasured(example, target)),
  );
  const scale = scaleOf(sampled.map(target));
  if (!scale || new Set(sampled.map(questionHash)).size < fewestTargets) return yield { model: undefined };
  const parts = Array.from(
    { length: folds },
    () => new RidgeMoments(given.encoder.dimensions + surfaceCount),
  );
  let read = 0;
  for (let from = 0; from < sampled.length; from += batchSize) {
    given.signal.throwIfAborted();
    for await (const count of takeIn(sampled.slice(from, from + batchSize), { target, scale }, given, parts))
      yield { preparing: 'encoding examples', done: (read += count) / sampled.length };
  }
  const fits = crossFit(parts);
  let step = fits.next();
  for (; !step.done; step = fits.next()) yield { preparing: 'fitting heads', done: step.value };
  yield { model: step.value && { target, scale, fit: step.value } };
}

function isMeasured(example: Example, target: Target): boolean {
  const { value, error } = target(example);
  return example.question !== '' && Number.isFinite(value) && Number.isFinite(error);
}

/** Takes examples in, some at a time; yields how many. */
async function* takeIn(
  batch: readonly Example[],
  { target, scale }: Pick<Model, 'target' | 'scale'>,
  given: Given,
  parts: readonly RidgeMoments[],
): AsyncGenerator<number> {
  const features = await featuresOf(batch, given);
  const atOnce = rowsOfSquares(given);
  for (const [at, example] of batch.entries()) {
    const measured = target(example);
    parts[foldOf(example)]!.add(
      features[at]!,
      (measured.value - scale.mean) / scale.deviation,
      measured.error / scale.deviation,
      weightOf(measured, scale),
    );
    if ((at + 1) % atOnce === 0) yield atOnce;
  }
  yield batch.length % atOnce;
}

/** Of how many examples the products of all pairs of features are taken between two breaths. */
function rowsOfSquares({ encoder: { dimensions } }: Given): number {
  return Math.max(1, Math.min(mostAtOnce, Math.floor(sliceOfWork / (dimensions + surfaceCount) ** 2)));
}

/** What a head sees of each example: the vector of its question, and its surface. */
async function featuresOf(
  batch: readonly Example[],
  { encoder: { dimensions }, questionVectors }: Given,
): Promise<Float32Array[]> {
  const vectors = await questionVectors(batch);
  return batch.map((example, at) => {
    const features = new Float32Array(dimensions + surfaceCount);
    features.set(vectors.subarray(at * dimensions, (at + 1) * dimensions));
    features.set(surfaceFeatures(example), dimensions);
    return features;
  });
}

function predictionsOf(
  model: Model | undefined,
  batch: readonly Example[],
  features: readonly Float32Array[],
): [Float64Array, Float64Array] {
  const values = new Float64Array(batch.length).fill(NaN);
  const errors = values.slice();
  if (!model) return [values, errors];
  const { scale, fit } = model;
  batch.forEach((example, at) => {
    if (example.question === '') return;
    const head = headFor(example, model);
    const error = Math.sqrt(fit.ownVariance + fit.unitVariance * head.leverage(features[at]!));
    values[at] = finite(scale.mean + scale.deviation * head.predict(features[at]!));
    errors[at] = finite(scale.deviation * error);
  });
  return [values, errors];
}

function headFor(example: Example, { target, fit }: Model): RidgeHead {
  return isMeasured(example, target) ? fit.leaving[foldOf(example)]! : fit.whole;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
