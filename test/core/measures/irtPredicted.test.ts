import { describe, expect, it } from 'vitest';
import type { Example } from '../../../src/core/dataset/example';
import { irtPredicted } from '../../../src/core/measures/irtPredicted';
import { randomOf } from '../../../src/core/numbers/random';
import { spearman } from '../../../src/core/numbers/correlation';
import { examplesOf, shuffled } from './given';
import { directionOf, randomDirections, scoresWith, type Answered } from './simulatedVectors';

const dimensions = 32;
const encoder = randomDirections(dimensions);

interface World {
  readonly examples: Example[];
  readonly truth: number[];
  readonly answered: (Answered | undefined)[];
}

/**
 * Examples whose true difficulty has variance 1, of which the embedding explains a share, and measurements of the first
 * of them with the standard errors given in turn.
 */
async function simulated(
  count: number,
  measured: number,
  share: number,
  errors: readonly number[],
  seed = 1,
): Promise<World> {
  const { normal } = randomOf(seed);
  const examples = examplesOf(
    Array.from({ length: count }, (_, at) => ({ question: `question ${seed} ${at}` })),
  );
  const vectors = await encoder.encode(examples.map(({ question }) => question));
  const weights = directionOf(seed, dimensions).map((value) => value * Math.sqrt(share * dimensions));
  const truth = examples.map((_, at) => {
    const own = vectors.subarray(at * dimensions, (at + 1) * dimensions);
    return own.reduce((sum, value, d) => sum + value * weights[d]!, Math.sqrt(1 - share) * normal());
  });
  const answered = truth.map((value, at) => {
    const se = errors[at % errors.length]!;
    return at < measured ? { difficulty: value + se * normal(), se } : undefined;
  });
  return { examples, truth, answered };
}

const predict = ({ examples, answered }: World): Promise<Record<string, number[]>> =>
  scoresWith(irtPredicted, examples, answered, encoder);

/** How often the truth lies within 1.96 standard errors of the prediction, over the rows from `from` to `to`. */
function coverage({ truth }: World, scores: Record<string, number[]>, from: number, to: number): number {
  const inside = truth.filter(
    (value, at) =>
      at >= from &&
      at < to &&
      Math.abs(value - scores['irtPredicted']![at]!) < 1.96 * scores['irtPredictedSe']![at]!,
  );
  return inside.length / (to - from);
}

describe('predicted IRT difficulty', () => {
  it('agrees with the true difficulty, also where nobody answered', async () => {
    const world = await simulated(900, 600, 0.6, [0.2, 0.5]);
    const predicted = (await predict(world))['irtPredicted']!;
    // The embedding explains 60% of the variance: no prediction correlates better than √0.6 = .77; 600 examples for 32 weights cost some .03 of it, and 300 rows have a standard error of .03.
    for (const [from, to] of [
      [0, 600],
      [600, 900],
    ] as const) {
      const { rho } = spearman(predicted.slice(from, to), world.truth.slice(from, to));
      expect(rho).toBeGreaterThan(0.65);
      expect(rho).toBeLessThan(0.85);
    }
  });

  it.each([
    ['exact targets', [0]],
    ['targets with errors', [0.1, 0.4, 0.8]],
    ['targets of which most are error', [1, 1.5]],
  ])('is within 1.96 standard errors of the truth 95 times in 100 with %s', async (_, errors) => {
    const world = await simulated(1600, 800, 0.5, errors);
    const scores = await predict(world);
    // 800 rows have a standard error of 0.8%, and the variance estimated from 800 moves the coverage by as much: 90 to 98% is four of both together below and three above.
    for (const from of [0, 800]) {
      expect(coverage(world, scores, from, from + 800)).toBeGreaterThan(0.9);
      expect(coverage(world, scores, from, from + 800)).toBeLessThan(0.98);
    }
  });

  it('does not agree with pure noise: no head saw the row that it predicts', async () => {
    const rhos: number[] = [];
    for (let seed = 1; seed <= 10; seed++) {
      const world = await simulated(400, 400, 0, [0], seed);
      rhos.push(spearman((await predict(world))['irtPredicted']!, world.truth).rho);
    }
    const mean = rhos.reduce((sum, rho) => sum + rho, 0) / rhos.length;
    // A head that saw the rows reaches √(32/400) = .28, whatever the penalty. Held out, ρ is a little below 0: the mean of the others is low where the own value is high.
    expect(mean).toBeLessThan(0.05);
    expect(mean).toBeGreaterThan(-0.2);
    // Three standard errors of 1/√400.
    expect(Math.max(...rhos)).toBeLessThan(0.15);
  });

  it('does not learn from a record that asks the same', async () => {
    const { normal } = randomOf(4);
    const noise = Array.from({ length: 200 }, normal);
    const contents = Array.from({ length: 600 }, (_, at) => ({
      question: `question ${at % 200}`,
      answer: `${at}`,
    }));
    const answered = contents.map((_, at) => ({ difficulty: noise[at % 200]!, se: 0 }));
    const scores = await scoresWith(irtPredicted, examplesOf(contents), answered, randomDirections(128));
    const { rho } = spearman(scores['irtPredicted']!.slice(0, 200), noise);
    // With its twins among the training examples a question reaches √(128/200) = .8; held out it is 0 or a little less, with a standard error of 1/√200.
    expect(rho).toBeLessThan(0.15);
  });

  it('trusts a measurement the more the smaller its standard error is', async () => {
    const world = await simulated(1000, 500, 0.6, [0.2, 4]);
    const unaware = {
      ...world,
      answered: world.answered.map((one) => one && { ...one, se: 0 }),
    };
    const held = world.truth.slice(500);
    const rhoOf = async (one: World): Promise<number> =>
      spearman((await predict(one))['irtPredicted']!.slice(500), held).rho;
    expect(await rhoOf(world)).toBeGreaterThan((await rhoOf(unaware)) + 0.05);
  });

  it('learns from the others as before where some items are hardly known', async () => {
    const world = await simulated(900, 120, 0.5, [0.02, 0.3, 0.3, 0.3]);
    const held = world.truth.slice(120);
    const rhoOf = async (one: World): Promise<number> =>
      spearman((await predict(one))['irtPredicted']!.slice(120), held).rho;
    const unsure = world.answered.map((one, at) => (one && at % 5 === 4 ? { difficulty: -1, se: 5 } : one));
    const without = world.answered.map((one, at) => (at % 5 === 4 ? undefined : one));
    // Their weights are a thirtieth of those of the others, and their squared errors five times the variance of all.
    expect(await rhoOf({ ...world, answered: unsure })).toBeGreaterThan(
      (await rhoOf({ ...world, answered: without })) - 0.02,
    );
  });

  it('does not depend on the order of the file', async () => {
    const world = await simulated(120, 80, 0.5, [0.2, 0.6]);
    const scores = await predict(world);
    const order = shuffled([...world.examples.keys()], 3);
    const moved = await predict({
      examples: order.map((at, row) => ({ ...world.examples[at]!, row })),
      truth: [],
      answered: order.map((at) => world.answered[at]),
    });
    for (const column of ['irtPredicted', 'irtPredictedSe'])
      expect(moved[column]).toEqual(order.map((at) => scores[column]![at]));
  });

  it('counts identical records once', async () => {
    const world = await simulated(90, 90, 0.5, [0.3]);
    const once = await predict(world);
    const again = await predict({
      truth: [],
      examples: [...world.examples, ...world.examples.map((one, at) => ({ ...one, row: 90 + at }))],
      answered: [...world.answered, ...world.answered],
    });
    expect(again['irtPredicted']).toEqual([...once['irtPredicted']!, ...once['irtPredicted']!]);
  });

  it('is unknown where fewer than 30 different questions were answered', async () => {
    const enough = await simulated(60, 30, 0.5, [0.2]);
    expect((await predict(enough))['irtPredicted']!.every(Number.isFinite)).toBe(true);
    expect((await predict(await simulated(60, 29, 0.5, [0.2])))['irtPredicted']).toEqual([]);
    expect((await predict(await simulated(60, 0, 0.5, [0.2])))['irtPredicted']).toEqual([]);
    const repeated = examplesOf(
      Array.from({ length: 60 }, (_, at) => ({ question: `${at % 20}`, answer: `${at}` })),
    );
    const answered = repeated.map((_, at) => ({ difficulty: at % 7, se: 0 }));
    expect((await scoresWith(irtPredicted, repeated, answered, encoder))['irtPredicted']).toEqual([]);
  });

  it('leaves out a measurement whose error is not known', async () => {
    const world = await simulated(60, 30, 0.5, [0.2]);
    const [first, ...others] = world.answered;
    const answered = [{ ...first!, se: NaN }, ...others];
    expect((await predict({ ...world, answered }))['irtPredicted']).toEqual([]);
  });

  it('has a column for the error, and is known as a prediction', () => {
    expect(irtPredicted.columns({ question: ['q'], difficulty: [] })).toMatchObject([
      { id: 'irtPredicted', unit: 'logits', direction: 1, predicts: 'irtDifficulty' },
      { id: 'irtPredictedSe', unit: 'logits', direction: 0, errorOf: 'irtPredicted' },
    ]);
    expect(irtPredicted.lacks({ question: [], difficulty: [] })).toBe('no question is known');
    expect(irtPredicted.lacks({ question: ['q'], difficulty: [] })).toBeUndefined();
  });
});
