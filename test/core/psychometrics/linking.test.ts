import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/psychometrics/irt';
import { anchorOn, meanSigma, stockingLord, type LinkedItems } from './linking';
import { buildResponses } from '../../../src/core/psychometrics/model/responses';
import { simulate } from './simulate';
import { answersOf, rmse } from './given';

/** Items on a scale, and the same on θ′ = 1.4 θ − 0.6. */
const [slope, shift] = [1.4, -0.6];
const from: LinkedItems = {
  slope: Float64Array.of(0.8, 1.1, 1.6, 0.9, NaN, 1.2),
  difficulty: Float64Array.of(-1.2, 0.1, 0.8, 1.9, NaN, -0.4),
  guessing: Float64Array.of(0, 0.2, 0.25, 0, NaN, 0.1),
};
const to: LinkedItems = {
  slope: from.slope.map((a) => a / slope),
  difficulty: from.difficulty.map((b) => slope * b + shift),
  guessing: from.guessing,
};

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, at) => sum + value * weights[at]!, 0) / total;
}

type Calibrated = ReturnType<typeof calibrate>['items'];

/** The items of one test as the abler half of 4,000 people has them, and as the other half has, each on its own scale. */
function calibrateHalves(): { upper: Calibrated; lower: Calibrated } {
  const simulated = simulate({ respondents: 4000, items: 40, seed: 1 });
  const half = (of: (ability: number) => boolean): Calibrated => {
    const all = answersOf(simulated.responses);
    const correct = all.correct.map((one, at) => (of(simulated.ability[all.respondent[at]!]!) ? one : NaN));
    return calibrate(buildResponses({ ...all, correct }), { model: '2pl', tolerance: 1e-4 }).items;
  };
  return { upper: half((theta) => theta > 0), lower: half((theta) => theta <= 0) };
}

/** Calibrated once: both ways to link are for the same items. */
let calibrated: ReturnType<typeof calibrateHalves> | undefined;
const halves = (): ReturnType<typeof calibrateHalves> => (calibrated ??= calibrateHalves());

describe.each([
  ['mean and sigma', meanSigma],
  ['Stocking and Lord', stockingLord],
])('linking by %s', (_, link) => {
  it('finds a known transformation, by the items that both have', () => {
    const found = link(from, to);
    // Arithmetic alone: rounding, and for the second where Gauss and Newton come to rest.
    expect(found.slope).toBeCloseTo(slope, 8);
    expect(found.shift).toBeCloseTo(shift, 8);
    expect(found.common).toBe(5);
  });

  it('leaves as it is what is on one scale', () => {
    const { slope: one, shift: none } = link(from, from);
    expect(one).toBeCloseTo(1, 8);
    expect(none).toBeCloseTo(0, 8);
  });

  it('finds the scale of two samples of people, from estimates', () => {
    const { upper, lower } = halves();
    const found = link(upper, lower);
    const moved = upper.difficulty.map((b) => found.slope * b + found.shift);
    const gapOf = (difficulty: Float64Array): number =>
      weightedMean(
        Array.from(difficulty, (b, item) => b - lower.difficulty[item]!),
        Array.from(upper.difficultySe, (se, item) => 1 / (se ** 2 + lower.difficultySe[item]! ** 2)),
      );
    // Halves of a normal have means 1.6 apart, 2.6 of their own deviations (0.6). The link takes that away, but for what the skew of a half does to the
    // items at its ends.
    expect(gapOf(upper.difficulty)).toBeLessThan(-2);
    expect(Math.abs(gapOf(moved))).toBeLessThan(0.2);
  });
});

describe.each([
  ['grid', 20, 10],
  ['laplace', 200, 60],
] as const)('appending to a dataset that is calibrated: %s', (algorithm, olds, news) => {
  const simulated = simulate({ respondents: 1000, items: olds + news, seed: 4, observed: 0.8 });
  const all = answersOf(simulated.responses);
  const ids = Array.from({ length: olds + news }, (_, item) => `item ${item}`);
  const isOld = (item: number): boolean => item < olds;
  const oldResponses = buildResponses({
    ...all,
    correct: all.correct.map((correct, at) => (isOld(all.item[at]!) ? correct : NaN)),
  });
  const options = { model: '2pl', algorithm } as const;
  const earlier = calibrate(oldResponses, options);
  const earlierIds = ids.slice(0, olds);
  const anchor = anchorOn(earlierIds, earlier.items, ids);
  const later = calibrate(simulated.responses, { ...options, anchor });

  it('keeps the old items bit for bit, without errors of their own', () => {
    for (const name of ['slope', 'intercept', 'difficulty', 'guessing'] as const)
      expect(later.items[name].subarray(0, olds)).toEqual(earlier.items[name].subarray(0, olds));
    expect(new Set(later.items.difficultySe.subarray(0, olds))).toEqual(new Set([0]));
  });

  it('puts the new ones where a calibration of all together has them', () => {
    const together = calibrate(simulated.responses, options).items;
    const fresh = (values: Float64Array): Float64Array => values.subarray(olds);
    // The scale of the old items has the error of a thousand abilities, 0.03, and of as many slopes; the new items' own are 0.1.
    expect(rmse(fresh(later.items.difficulty), fresh(together.difficulty))).toBeLessThan(0.04);
    expect(rmse(fresh(later.items.slope), fresh(together.slope))).toBeLessThan(0.04);
    expect(later.converged).toBe(true);
    // The same people: their distribution on the old scale is what it was.
    expect(Math.abs(later.population.mean)).toBeLessThan(0.02);
    expect(Math.abs(later.population.sd - 1)).toBeLessThan(0.02);
  });

  it('sees that other respondents are abler', () => {
    const strong = Array.from(simulated.ability, (theta) => theta > 0);
    const correct = all.correct.map((one, at) => (strong[all.respondent[at]!] ? one : NaN));
    const { population, items } = calibrate(buildResponses({ ...all, correct }), { ...options, anchor });
    // The upper half of a normal: mean √(2/π) = 0.80, deviation √(1 − 2/π) = 0.60; a tenth is three errors of 500 abilities.
    expect(Math.abs(population.mean - 0.8)).toBeLessThan(0.1);
    expect(Math.abs(population.sd - 0.6)).toBeLessThan(0.1);
    // On a scale of their own these items would be 0.8/0.6 easier.
    const gap = weightedMean(
      Array.from(items.difficulty.subarray(olds), (b, at) => b - later.items.difficulty[olds + at]!),
      Array.from(items.difficultySe.subarray(olds), (se) => 1 / se ** 2),
    );
    expect(Math.abs(gap)).toBeLessThan(0.15);
  });
});

describe('an anchor', () => {
  it('is found by names; new items are free', () => {
    const earlier = {
      slope: Float64Array.of(1, 2),
      intercept: Float64Array.of(3, 4),
      guessing: Float64Array.of(0, 0.2),
    };
    expect(anchorOn(['a', 'b'], earlier, ['c', 'b'])).toEqual({
      slope: Float64Array.of(NaN, 2),
      intercept: Float64Array.of(NaN, 4),
      guessing: Float64Array.of(NaN, 0.2),
    });
  });
});
