import { describe, expect, it } from 'vitest';
import type { Abilities } from '../../../../src/core/psychometrics/estimation/laplaceRespondents';
import { populationOf, standardise } from '../../../../src/core/psychometrics/estimation/standardise';
import { once, parametersOf } from './plain';

/** Two parts: respondents 0, 1, 2 with items 0 and 1; 4, 5 with item 2. Respondent 3 and item 3 have no answer. */
const connected = {
  parts: 2,
  ofRespondent: Int32Array.of(0, 0, 0, -1, 1, 1),
  ofItem: Int32Array.of(0, 0, 1, -1),
};
const means = [0.5, 2, -0.7, 9, 3, 4];
const variances = [0.2, 0.4, 0.3, 9, 0.6, 0.5];
const items = [
  { a: 1.2, d: 0.4, c: 0.1 },
  { a: 0.8, d: -1, c: 0 },
  { a: 1.5, d: 0.2, c: 0 },
  { a: 1, d: 0, c: 0 },
];

function abilities(): Abilities {
  return {
    mode: Float64Array.from(means, (mean) => mean + 0.1),
    spread: Float64Array.from(variances, (variance) => variance - 0.05),
    moments: Float64Array.from(means.flatMap((mean, at) => [mean, variances[at]!])),
    logLikelihood: new Float64Array(6),
  };
}

/** Mean and variance of the abilities of these respondents, each as uncertain as it is. */
function spreadOf({ moments }: Abilities, people: readonly number[]): { mean: number; variance: number } {
  const mean = people.reduce((sum, at) => sum + moments[2 * at]!, 0) / people.length;
  const square = people.reduce((sum, at) => sum + moments[2 * at]! ** 2 + moments[2 * at + 1]!, 0);
  return { mean, variance: square / people.length - mean ** 2 };
}

describe.each([false, true])('abilities on the scale of their part; one slope for all: %s', (isOneSlope) => {
  const before = abilities();
  const made = once(() => {
    const after = abilities();
    const parameters = parametersOf(items);
    standardise(parameters, after, connected, isOneSlope);
    return { after, parameters };
  });
  const parts = [
    [0, 1, 2],
    [4, 5],
  ];

  it('have mean 0 in each part, and deviation 1 in each or over all', () => {
    const { after } = made();
    const spreads = parts.map((people) => spreadOf(after, people));
    for (const { mean } of spreads) expect(mean).toBeCloseTo(0, 12);
    const [first, second] = spreads.map(({ variance }) => variance);
    if (isOneSlope) expect((3 * first! + 2 * second!) / 5).toBeCloseTo(1, 12);
    else expect([first, second]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    if (isOneSlope) expect(first).not.toBeCloseTo(1, 3);
  });

  it('give every answer of the part the chance that it had', () => {
    const { after, parameters } = made();
    const pairs = [...[0, 1, 2].flatMap((respondent) => [[respondent, 0], [respondent, 1]]), [4, 2], [5, 2]]; // prettier-ignore
    for (const [respondent, item] of pairs as [number, number][])
      for (const column of ['mode', 'moments'] as const) {
        const at = column === 'mode' ? respondent : 2 * respondent;
        const { a, d } = items[item]!;
        const z = parameters.line[2 * item]! * after[column][at]! + parameters.line[2 * item + 1]!;
        expect(z).toBeCloseTo(a * before[column][at]! + d, 12);
      }
  });

  it('are uncertain in their new unit', () => {
    const { after, parameters } = made();
    parts.flat().forEach((respondent) => {
      const item = respondent < 3 ? 0 : 2;
      const scale = parameters.line[2 * item]! / items[item]!.a;
      expect(after.spread[respondent]).toBeCloseTo(before.spread[respondent]! / scale ** 2, 12);
      expect(after.moments[2 * respondent + 1]).toBeCloseTo(variances[respondent]! / scale ** 2, 12);
    });
  });

  it('stay as they are where there is no answer', () => {
    const { after, parameters } = made();
    expect([after.mode[3], after.spread[3], after.moments[6], after.moments[7]]).toEqual([
      before.mode[3],
      before.spread[3],
      9,
      9,
    ]);
    expect([...parameters.line.subarray(6)]).toEqual([1, 0]);
    expect([...parameters.guess]).toEqual([0.1, 0, 0, 0]);
  });
});

describe('a part of one respondent, or of respondents who are all alike', () => {
  const single = (people: number): { scale: number; mean: number } => {
    const all: Abilities = {
      mode: new Float64Array(people).fill(2),
      spread: new Float64Array(people),
      moments: Float64Array.from({ length: 2 * people }, (_, at) => (at % 2 === 0 ? 2 : 0)),
      logLikelihood: new Float64Array(people),
    };
    const parameters = parametersOf([{ a: 1, d: 0, c: 0 }]);
    const ofRespondent = new Int32Array(people);
    standardise(parameters, all, { parts: 1, ofRespondent, ofItem: Int32Array.of(0) }, false);
    return { scale: parameters.line[0]!, mean: parameters.line[1]! };
  };

  it('has no scale of its own, or shrinks to a twentieth at most', () => {
    expect(single(1)).toEqual({ scale: 1, mean: 0 });
    expect(single(2)).toEqual({ scale: 0.05, mean: 2 });
  });

  it('is scaled as it is with one slope, where it is the only part', () => {
    const parameters = parametersOf(items);
    const all = abilities();
    const one = {
      parts: 1,
      ofRespondent: Int32Array.of(0, 0, 0, -1, 0, 0),
      ofItem: Int32Array.of(0, 0, 0, -1),
    };
    standardise(parameters, all, one, true);
    const { mean, variance } = spreadOf(all, [0, 1, 2, 4, 5]);
    expect([mean, variance]).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
  });
});

describe('the population of those who answered', () => {
  // Respondent 3 answered nothing.
  const start = Int32Array.of(0, 1, 2, 4, 4, 5, 6);
  const { moments } = abilities();

  it('has their mean and deviation, each as uncertain as it is', () => {
    const { mean, sd } = populationOf(start, moments, undefined);
    const expected = spreadOf(abilities(), [0, 1, 2, 4, 5]);
    expect([mean, sd ** 2]).toEqual([
      expect.closeTo(expected.mean, 12),
      expect.closeTo(expected.variance, 12),
    ]);
  });

  it('takes an ability that is held as certain', () => {
    const held = Float64Array.of(NaN, 2, NaN, NaN, NaN, 4);
    const sure = abilities();
    for (const respondent of [1, 5]) sure.moments[2 * respondent + 1] = 0;
    const expected = spreadOf(sure, [0, 1, 2, 4, 5]);
    expect(populationOf(start, moments, held).sd ** 2).toBeCloseTo(expected.variance, 12);
  });

  it('is the standard one of a single respondent', () => {
    expect(populationOf(Int32Array.of(0, 1), Float64Array.of(3, 1), undefined)).toEqual({ mean: 0, sd: 1 });
  });
});
