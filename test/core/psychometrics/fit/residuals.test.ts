import { describe, expect, it } from 'vitest';
import { dimensions } from '../../../../src/core/psychometrics/fit/dimensions';
import { holdOut, judge } from '../../../../src/core/psychometrics/fit/heldOut';
import { localDependence, q3Of } from '../../../../src/core/psychometrics/fit/localDependence';
import { marginFit } from '../../../../src/core/psychometrics/fit/marginFit';
import { calibrate, type Calibration } from '../../../../src/core/psychometrics/irt';
import { buildResponses, type Responses } from '../../../../src/core/psychometrics/model/responses';
import { randomOf } from '../../../../src/core/numbers/random';
import { once, plainNodes, plainShares } from '../estimation/plain';
import { answersOf, correlation } from '../given';

const [respondents, items] = [80, 5];
const random = randomOf(4);

/** Answers of which some are missing, each of `attempts`. */
const given = (attempts: number): Responses => {
  const cells = Array.from({ length: respondents }, (_, respondent) =>
    Array.from({ length: items }, (_, item) => ({ respondent, item })).filter(
      ({ item }) => (respondent + item) % 6 !== 0,
    ),
  ).flat();
  return buildResponses({
    respondent: cells.map(({ respondent }) => respondent),
    item: cells.map(({ item }) => item),
    correct: cells.map(({ respondent }) =>
      Array.from({ length: attempts }, () => Number(random.uniform() < 0.25 + respondent / 160)).reduce(
        (sum, one) => sum + one,
        0,
      ),
    ),
    attempts: cells.map(() => attempts),
    ...{ respondents, items },
  });
};
const made = once(() =>
  [1, 3].map((attempts) => {
    const responses = given(attempts);
    return { attempts, responses, calibration: calibrate(responses, { model: '2pl' }) };
  }),
);

const chance = ({ items, respondents }: Calibration, respondent: number, item: number): number =>
  1 / (1 + Math.exp(-items.slope[item]! * respondents.ability[respondent]! - items.intercept[item]!));

describe('the first eigenvalue of residuals', () => {
  it('is that of their products, over the mean one', () => {
    for (const { attempts, responses, calibration } of made()) {
      const { respondent, item, correct } = answersOf(responses);
      const z = Array.from({ length: respondents }, () => new Array<number>(items).fill(0));
      respondent.forEach((row, at) => {
        const p = chance(calibration, row, item[at]!);
        z[row]![item[at]!] = (correct[at]! - attempts * p) / Math.sqrt(attempts * p * (1 - p));
      });
      // A thousand multiplications by Z′Z leave nothing but the first eigenvector.
      let vector = [1, 0.3, -0.2, 0.5, 0.7];
      let value = 0;
      for (let step = 0; step < 1000; step++) {
        const image = z.map((row) => row.reduce((sum, one, j) => sum + one * vector[j]!, 0));
        const next = vector.map((_, j) => z.reduce((sum, row, i) => sum + row[j]! * image[i]!, 0));
        value = Math.hypot(...next);
        vector = next.map((one) => one / value);
      }
      const total = z.flat().reduce((sum, one) => sum + one * one, 0);
      const found = dimensions(responses, calibration, 1);
      // It ends where a step changes it by less than a thousandth.
      expect(Math.abs(found.eigenvalue / (value / (total / items)) - 1)).toBeLessThan(0.02);
      expect(found.respondents).toBe(respondents);
      // Simulated answers have one dimension: their first of five eigenvalues is between the mean and all.
      expect(found.simulated).toBeGreaterThan(1);
      expect(found.simulated).toBeLessThan(3);
      expect(found.isSuspect).toBe(found.eigenvalue > 1.1 * found.simulated);
      expect(dimensions(responses, calibration, 1)).toEqual(found);
      expect(dimensions(responses, calibration, 2).simulated).not.toBe(found.simulated);
    }
  });
});

describe('Q3', () => {
  const residuals = (
    { responses, calibration, attempts }: ReturnType<typeof made>[number],
    which: number,
  ): number[] => {
    const { respondent, item, correct } = answersOf(responses);
    const all = new Array<number>(respondents).fill(NaN);
    respondent.forEach((row, at) => {
      if (item[at] === which) all[row] = correct[at]! / attempts - chance(calibration, row, which);
    });
    return all;
  };

  it('is the correlation of the residuals of two items, over those who answered both', () => {
    for (const one of made()) {
      const [left, right] = [residuals(one, 1), residuals(one, 3)];
      const both = left.flatMap((_, at) => (Number.isNaN(left[at]! + right[at]!) ? [] : [at]));
      const plain = correlation(
        both.map((at) => left[at]!),
        both.map((at) => right[at]!),
      );
      // Residuals are kept in single precision.
      expect(q3Of(one.responses, one.calibration, 1, 3)).toBeCloseTo(plain, 5);
    }
  });

  it('has a mean over all pairs of items', () => {
    for (const { responses, calibration } of made()) {
      const pairs = [0, 1, 2, 3, 4].flatMap((other) =>
        [0, 1, 2, 3, 4].slice(0, other).map((one) => [one, other] as const),
      );
      const mean =
        pairs.reduce((sum, [one, other]) => sum + q3Of(responses, calibration, one, other), 0) / 10;
      const found = localDependence(responses, calibration, { seed: 1 });
      expect(found.mean).toBeCloseTo(mean, 9);
      expect(found.items).toBe(5);
    }
  });

  it.each([
    [9, 30, 0],
    [10, 30, 2],
    [30, 9, 0],
    [30, 10, 2],
  ])(
    'is of items with ten correct and ten wrong answers at least: %i correct, %i wrong',
    (right, wrong, looked) => {
      const lines = Array.from({ length: right + wrong }, (_, at) => Number(at < right));
      const responses = buildResponses({
        respondent: lines.flatMap((_, at) => [at, at]),
        item: lines.flatMap(() => [0, 1]),
        correct: lines.flatMap((one) => [one, one]),
        ...{ respondents: lines.length, items: 2 },
      });
      expect(localDependence(responses, calibrate(responses, { model: '1pl' }), { seed: 1 }).items).toBe(
        looked,
      );
    },
  );

  it.each([
    [19, 0],
    [20, 1],
  ])('is of pairs that twenty answered both of at least: %i', (both, pairs) => {
    const cells = Array.from({ length: 60 }, (_, respondent) =>
      respondent < both ? [0, 1] : [respondent % 2],
    ).flatMap((all, respondent) => all.map((item) => ({ respondent, item })));
    const responses = buildResponses({
      respondent: cells.map(({ respondent }) => respondent),
      item: cells.map(({ item }) => item),
      correct: cells.map(({ respondent }) => Number(respondent % 4 < 2)),
      ...{ respondents: 60, items: 2 },
    });
    const calibration = calibrate(responses, { model: '1pl' });
    const found = localDependence(responses, calibration, { seed: 1 });
    expect(Number.isNaN(found.mean)).toBe(pairs === 0);
  });
});

describe('answers held out', () => {
  it('are judged by the loss of each answer of a pair, beside that of the share correct', () => {
    for (const { attempts, responses, calibration } of made()) {
      const { respondent, item, correct } = answersOf(responses);
      const { items: table, respondents: people } = calibration;
      let [loss, plain] = [0, 0];
      respondent.forEach((row, at) => {
        const j = item[at]!;
        const z = table.slope[j]! * people.ability[row]! + table.intercept[j]!;
        const p =
          1 /
          (1 + Math.exp(-z / Math.sqrt(1 + (Math.PI / 8) * (table.slope[j]! * people.abilitySe[row]!) ** 2)));
        const share = (table.pCorrect[j]! * table.attempts[j]! + 0.5) / (table.attempts[j]! + 1);
        const of = (q: number): number =>
          -correct[at]! * Math.log(q) - (attempts - correct[at]!) * Math.log(1 - q);
        loss += of(p);
        plain += of(share);
      });
      const judged = judge(responses, calibration);
      expect(judged.logLoss).toBeCloseTo(loss / (attempts * respondent.length), 9);
      expect(judged.baseline).toBeCloseTo(plain / (attempts * respondent.length), 9);
      expect(judged.cells).toBe(respondent.length);
      expect(judged.auc).toBeGreaterThan(0.5);
    }
  });

  it('are about the share that is asked for, a tenth where none is', () => {
    const [{ responses }] = made() as [ReturnType<typeof made>[number]];
    const held = (share?: number): number =>
      holdOut(responses, { model: '1pl' }, { seed: 5, ...(share !== undefined && { share }) }).cells /
      responses.cells;
    // Four standard deviations of a binomial of 330.
    expect(Math.abs(held() - 0.1)).toBeLessThan(0.07);
    expect(Math.abs(held(0.4) - 0.4)).toBeLessThan(0.11);
  });
});

describe('the differences between observed and expected correlations', () => {
  it('are those of every pair, by their root mean square', () => {
    const answers = Array.from({ length: 60 }, (_, respondent) =>
      [0, 1, 2, 3].map((item) => Number((respondent * (item + 3)) % 7 < 3 + (respondent % 2))),
    );
    const responses = buildResponses({
      respondent: answers.flatMap((_, respondent) => [respondent, respondent, respondent, respondent]),
      item: answers.flatMap(() => [0, 1, 2, 3]),
      correct: answers.flat(),
      ...{ respondents: 60, items: 4 },
    });
    const calibration = calibrate(responses, { model: '2pl', priors: 'none', iterations: 30 });
    const shares = plainShares({ mean: 0, sd: 1 });
    const p = (item: number, theta: number): number =>
      1 / (1 + Math.exp(-calibration.items.slope[item]! * theta - calibration.items.intercept[item]!));
    const expected = (which: readonly number[]): number =>
      plainNodes.reduce(
        (sum, theta, q) => sum + shares[q]! * which.reduce((product, item) => product * p(item, theta), 1),
        0,
      );
    const observed = (which: readonly number[]): number =>
      answers.filter((row) => which.every((item) => row[item] === 1)).length / 60;
    const r = (share: (which: readonly number[]) => number, one: number, other: number): number => {
      const [x, y] = [share([one]), share([other])];
      return (share([one, other]) - x * y) / Math.sqrt(x * (1 - x) * y * (1 - y));
    };
    let squares = 0;
    for (let one = 0; one < 4; one++)
      for (let other = 0; other < one; other++)
        squares += (r(observed, one, other) - r(expected, one, other)) ** 2;
    expect(marginFit(responses, calibration)!.srmsr).toBeCloseTo(Math.sqrt(squares / 6), 9);
  });
});
