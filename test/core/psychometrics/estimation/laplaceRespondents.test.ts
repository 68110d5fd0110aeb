import { describe, expect, it } from 'vitest';
import {
  likelihoods,
  stepAbilities,
  type Abilities,
} from '../../../../src/core/psychometrics/estimation/laplaceRespondents';
import {
  bendIn,
  chance,
  logLikelihood,
  marginal,
  parametersOf,
  responsesFrom,
  slopeIn,
  type PlainItem,
  type PlainRow,
} from './plain';

const plain: PlainItem[] = [
  { a: 1.2, d: 0.3, c: 0 },
  { a: 0.7, d: -0.9, c: 0 },
  { a: 1.6, d: 1.1, c: 0 },
];
const guessed: PlainItem[] = plain.map((item) => ({ ...item, c: 0.25 }));
const rows: PlainRow[] = [
  [[0, 1, 1], [1, 0, 1], [2, 0, 1]], // prettier-ignore
  [[0, 2, 3], [2, 1.5, 4]], // prettier-ignore
  [[1, 1, 1]],
  [],
];
const population = { mean: 0.3, sd: 1.2 };

function abilitiesAt(modes: readonly number[]): Abilities {
  const size = modes.length;
  return {
    mode: Float64Array.from(modes),
    spread: new Float64Array(size).fill(7),
    moments: new Float64Array(2 * size).fill(7),
    logLikelihood: new Float64Array(size).fill(7),
  };
}

/** The log posterior of a respondent's ability, up to a constant. */
const posterior =
  (items: readonly PlainItem[], row: PlainRow) =>
  ([theta]: readonly number[]): number =>
    logLikelihood(items, row, theta!) - ((theta! - population.mean) / population.sd) ** 2 / 2;

/** The first four derivatives of the log posterior at an ability, by differences. */
function derivatives(items: readonly PlainItem[], row: PlainRow, theta: number): number[] {
  const log = posterior(items, row);
  const bend = ([at]: readonly number[]): number => bendIn(log, [at!], [0, 0], 5e-3);
  const third = ([at]: readonly number[]): number => slopeIn(bend, [at!], 0, 1e-2);
  return [slopeIn(log, [theta], 0), bend([theta]), third([theta]), slopeIn(third, [theta], 0, 1e-2)];
}

const begins = [0.2, -0.4, 0.6, 0.1];

describe('one step of an ability', () => {
  it('is Newton’s, and its mean and variance are those of Tierney & Kadane (1986)', () => {
    const abilities = abilitiesAt(begins);
    stepAbilities(responsesFrom(rows, 3).rows, parametersOf(plain), population, abilities, 0, 4);
    rows.forEach((row, respondent) => {
      const [first, second, third, fourth] = derivatives(plain, row, begins[respondent]!);
      const variance = -1 / second!;
      const mode = begins[respondent]! + first! * variance;
      // Third and fourth derivatives by differences over 1e-2.
      expect(abilities.mode[respondent]).toBeCloseTo(mode, 5);
      expect(abilities.spread[respondent]).toBeCloseTo(variance, 4);
      expect(abilities.moments[2 * respondent]).toBeCloseTo(mode + (variance ** 2 * third!) / 2, 3);
      const wider = 1 + (variance ** 2 * fourth!) / 2 + variance ** 3 * third! ** 2;
      expect(abilities.moments[2 * respondent + 1]).toBeCloseTo(variance * wider, 3);
    });
  });

  it('goes by the information that is expected where there is guessing', () => {
    const abilities = abilitiesAt(begins);
    stepAbilities(responsesFrom(rows, 3).rows, parametersOf(guessed), population, abilities, 0, 4);
    rows.forEach((row, respondent) => {
      const theta = begins[respondent]!;
      // Σ n P′²/(PQ) (Lord 1980, equation 4-43), the slope by differences.
      const information = row.reduce(
        (sum, [item, , n]) => {
          const p = chance(guessed[item]!, theta);
          return sum + (n * slopeIn(([at]) => chance(guessed[item]!, at!), [theta], 0) ** 2) / (p * (1 - p));
        },
        1 / population.sd ** 2,
      );
      const [slope] = derivatives(guessed, row, theta);
      expect(abilities.spread[respondent]).toBeCloseTo(1 / information, 6);
      expect(abilities.mode[respondent]).toBeCloseTo(theta + slope! / information, 5);
      // Without third and fourth derivatives the posterior is a normal at the mode.
      expect(abilities.moments[2 * respondent]).toBe(abilities.mode[respondent]);
      expect(abilities.moments[2 * respondent + 1]).toBeCloseTo(abilities.spread[respondent]!, 12);
    });
  });

  it('is no longer than 1, and changes nobody else', () => {
    const far = abilitiesAt([9, -9, 0.6, 0.1]);
    stepAbilities(responsesFrom(rows, 3).rows, parametersOf(plain), population, far, 0, 2);
    expect([...far.mode]).toEqual([8, -8, 0.6, 0.1]);
    expect([...far.spread.subarray(2), ...far.moments.subarray(4)]).toEqual([7, 7, 7, 7, 7, 7]);
  });

  it('has a mean within half a deviation of the mode and a variance from a half to twice the curvature’s', () => {
    // One answer far from a steep item: the third and fourth derivatives are larger than a series can bear.
    const steep: PlainItem[] = [{ a: 12, d: 0, c: 0 }];
    for (const theta of [-0.2, -0.1, -0.05, 0, 0.05, 0.1, 0.2]) {
      const abilities = abilitiesAt([theta]);
      stepAbilities(responsesFrom([[[0, 1, 1]]], 1).rows, parametersOf(steep), population, abilities, 0, 1);
      const [mode, spread] = [abilities.mode[0]!, abilities.spread[0]!];
      const [, second, third, fourth] = derivatives(steep, [[0, 1, 1]], theta);
      const deviation = Math.sqrt(-1 / second!);
      const skew = third! * deviation ** 3;
      const clamped = (value: number, low: number, high: number): number =>
        Math.min(high, Math.max(low, value));
      expect(abilities.moments[0]! - mode).toBeCloseTo((deviation * clamped(skew, -1, 1)) / 2, 2);
      const wider = clamped(1 + (fourth! * deviation ** 4) / 2 + skew ** 2, 0.5, 2);
      expect(abilities.moments[1]! / spread).toBeCloseTo(wider, 1);
    }
  });
});

describe('the likelihood of a respondent by Laplace', () => {
  const modesOf = (items: readonly PlainItem[]): Abilities => {
    const abilities = abilitiesAt([0, 0, 0, 0]);
    for (let step = 0; step < 20; step++)
      stepAbilities(responsesFrom(rows, 3).rows, parametersOf(items), population, abilities, 0, 4);
    return abilities;
  };

  it('has the next term, in third and fourth derivatives', () => {
    const abilities = modesOf(plain);
    likelihoods(responsesFrom(rows, 3).rows, parametersOf(plain), population, abilities, 0, 4);
    rows.forEach((row, respondent) => {
      const theta = abilities.mode[respondent]!;
      const [, second, third, fourth] = derivatives(plain, row, theta);
      const variance = -1 / second!;
      const value = posterior(plain, row)([theta]) + Math.log(variance / population.sd ** 2) / 2;
      const next = (fourth! * variance ** 2) / 8 + (5 * third! ** 2 * variance ** 3) / 24;
      expect(abilities.logLikelihood[respondent]).toBeCloseTo(value + next, 4);
      // And so it is near the integral: a few hundredths, with so few answers.
      expect(
        Math.abs(abilities.logLikelihood[respondent]! - marginal(plain, [row], population)),
      ).toBeLessThan(0.03);
    });
  });

  it('has none with guessing, and is written for those asked about alone', () => {
    const abilities = modesOf(guessed);
    likelihoods(responsesFrom(rows, 3).rows, parametersOf(guessed), population, abilities, 0, 2);
    for (const respondent of [0, 1]) {
      const value = posterior(guessed, rows[respondent]!)([abilities.mode[respondent]!]);
      const width = Math.log(abilities.spread[respondent]! / population.sd ** 2) / 2;
      expect(abilities.logLikelihood[respondent]).toBeCloseTo(value + width, 7);
    }
    expect([...abilities.logLikelihood.subarray(2)]).toEqual([7, 7]);
  });
});
