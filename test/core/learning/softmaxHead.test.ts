import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SoftmaxHead, type HeadExample, type Training } from '../../../src/core/learning/softmaxHead';
import { generator } from '../measures/given';

const features = 3;

/** Random features; `alternatives` rows of them, of which any may be right. */
function randomExamples(count: number, alternatives: number, classes: number): HeadExample[] {
  const random = generator(21);
  const row = (): Float32Array => Float32Array.from({ length: features }, () => 2 * random() - 1);
  return Array.from({ length: count }, () => ({
    alternatives: Array.from({ length: alternatives }, row),
    gold: Math.floor(random() * classes),
  }));
}

function trained(head: SoftmaxHead, examples: readonly HeadExample[], training: Training): SoftmaxHead {
  for (const _ of head.train(examples, training));
  return head;
}

function meanLoss(head: SoftmaxHead, examples: readonly HeadExample[]): number {
  const losses = examples.map(({ alternatives, gold }) => -Math.log(head.probabilities(alternatives)[gold]!));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** The probabilities of a head with these weights: a row of `features` and a bias for every class, or one row for all. */
type Model = (weights: readonly number[], example: HeadExample) => number[];

function softmax(logits: readonly number[]): number[] {
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  return logits.map((logit) => Math.exp(logit) / sum);
}

const dot = (weights: readonly number[], row: Float32Array): number =>
  row.reduce((sum, value, d) => sum + value * weights[d]!, 0);

const classModel: Model = (weights, { alternatives }) =>
  softmax(
    Array.from({ length: weights.length / (features + 1) }, (_, at) => {
      const own = weights.slice(at * (features + 1), (at + 1) * (features + 1));
      return dot(own, alternatives[0]!) + own[features]!;
    }),
  );

const sharedModel: Model = (weights, { alternatives }) =>
  softmax(alternatives.map((row) => dot(weights, row)));

/** Adam with decoupled weight decay (Loshchilov & Hutter 2019, algorithm 2) on gradients by central differences. */
function referenceTraining(
  model: Model,
  size: number,
  examples: readonly HeadExample[],
  { epochs, rate, decay }: Training,
): number[] {
  const loss = (w: readonly number[]): number =>
    examples.reduce((sum, one) => sum - Math.log(model(w, one)[one.gold]!), 0) / examples.length;
  let weights = new Array<number>(size).fill(0);
  const mean = [...weights];
  const square = [...weights];
  for (let step = 1; step <= epochs; step++) {
    const slopes = weights.map((_, at) => slope(loss, weights, at));
    const eta = 1 - (step - 1) / epochs;
    weights = weights.map((weight, at) => {
      mean[at] = 0.9 * mean[at]! + 0.1 * slopes[at]!;
      square[at] = 0.999 * square[at]! + 0.001 * slopes[at]! ** 2;
      const m = mean[at] / (1 - 0.9 ** step);
      const v = square[at] / (1 - 0.999 ** step);
      return weight - eta * rate * (m / (Math.sqrt(v) + 1e-8) + decay * weight);
    });
  }
  return weights;
}

function slope(loss: (weights: readonly number[]) => number, weights: readonly number[], at: number): number {
  const moved = (by: number): number[] => weights.with(at, weights[at]! + by);
  return (loss(moved(1e-5)) - loss(moved(-1e-5))) / 2e-5;
}

describe('training a head', () => {
  const fullBatch = { epochs: 6, batch: 100, rate: 0.05, decay: 0.1 };

  it.each([
    ['every class', false, 1, 4, classModel, 4 * (features + 1)],
    ['the features of each alternative', true, 3, 3, sharedModel, features],
  ] as const)(
    'goes down the gradient with weights for %s',
    (_, shared, alternatives, classes, model, size) => {
      const examples = randomExamples(40, alternatives, classes);
      const head = trained(new SoftmaxHead(features, shared ? 0 : classes, shared), examples, fullBatch);
      const weights = referenceTraining(model, size, examples, fullBatch);
      for (const example of examples)
        head.probabilities(example.alternatives).forEach((p, at) =>
          // Central differences are right to 1e-10, which Adam magnifies where a slope is near 0: 1e-6 is ample.
          expect(Math.abs(p - model(weights, example)[at]!)).toBeLessThan(1e-6),
        );
    },
  );

  it('lowers the loss, epoch by epoch, from that of knowing nothing', () => {
    const examples = randomExamples(50, 4, 4);
    const head = new SoftmaxHead(features, 0, true);
    const losses = [meanLoss(head, examples)];
    const done: number[] = [];
    const note = (): number => losses.push(meanLoss(head, examples));
    for (const part of head.train(examples, { epochs: 5, batch: 50, rate: 0.02, decay: 0 }, note))
      done.push(part);
    // Four equal alternatives: ln 4, up to rounding.
    expect(losses[0]).toBeCloseTo(Math.log(4), 12);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses).toHaveLength(6);
    expect(done.at(-1)).toBe(1);
  });

  it('brings the loss near 0 where the classes can be told apart by a line', () => {
    const random = generator(22);
    const examples = Array.from({ length: 90 }, (_, at): HeadExample => {
      const own = Array.from({ length: features }, (_, d) => (d === at % 3 ? 2 : 0) + random());
      return { alternatives: [Float32Array.from(own)], gold: at % 3 };
    });
    const training = { epochs: 100, batch: 16, rate: 0.1, decay: 0 };
    const head = trained(new SoftmaxHead(features, 3, false), examples, training);
    expect(meanLoss(head, examples)).toBeLessThan(0.02);
  });

  it('is the same every time', () => {
    const examples = randomExamples(20, 2, 2);
    const once = (): number =>
      meanLoss(trained(new SoftmaxHead(features, 0, true), examples, { ...fullBatch, batch: 7 }), examples);
    expect(once()).toBe(once());
  });
});

describe('the probabilities of a head', () => {
  it('are positive numbers that sum to 1, however far the features reach', () => {
    const head = trained(new SoftmaxHead(features, 0, true), randomExamples(30, 3, 3), {
      epochs: 5,
      batch: 10,
      rate: 0.1,
      decay: 0,
    });
    const row = fc.float32Array({
      minLength: features,
      maxLength: features,
      noNaN: true,
      min: -1e4,
      max: 1e4,
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (alternatives) => {
        const p = head.probabilities(alternatives);
        expect(p.length).toBe(alternatives.length);
        expect(p.every((one) => one >= 0 && one <= 1)).toBe(true);
        // Six numbers summed in double precision.
        expect(p.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('are equal before any training', () => {
    const [example] = randomExamples(1, 1, 1);
    expect([...new SoftmaxHead(features, 4, false).probabilities(example!.alternatives)]).toEqual([
      0.25, 0.25, 0.25, 0.25,
    ]);
  });
});
