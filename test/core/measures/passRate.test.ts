import { describe, expect, it } from 'vitest';
import type { ExampleResponses, Given } from '../../../src/core/measures/measure';
import { passRate } from '../../../src/core/measures/passRate';
import { uniformRollouts } from '../psychometrics/rollouts/uniformRollouts';
import { givenFor, questionsOf, scoresOf } from './given';

const map = { question: ['q'], difficulty: [] };
const none = new Float64Array(0);

/** Responses with so many right of so many tries at each item, which the rows have in turn. */
function responsesOf(
  right: readonly number[],
  tries: readonly number[],
  more: Partial<ExampleResponses> = {},
): ExampleResponses {
  return {
    itemOfRow: Int32Array.from(right.keys()),
    ...{ difficulty: none, difficultySe: none, discrimination: none, discriminationSe: none },
    ...{ rating: none, deviation: none },
    attempts: Float64Array.from(tries),
    shareCorrect: Float64Array.from(right, (k, at) => k / tries[at]!),
    respondents: 1,
    tries: undefined,
    ...more,
  };
}

const scores = (responses: ExampleResponses): ReturnType<typeof scoresOf> => {
  const examples = questionsOf(Array.from(responses.itemOfRow, (_, at) => `question ${at}`));
  const given: Given = { ...givenFor(examples, map), responses: async () => responses };
  return scoresOf(passRate, examples, given);
};

describe('Pass rates', () => {
  it("are shares with Jeffreys' posterior where the set is small, unknown where nobody tried", async () => {
    const found = await scores(responsesOf([0, 4, 8], [8, 8, 8], { itemOfRow: Int32Array.of(0, 1, 2, -1) }));
    expect(found['passRate']).toEqual([0, 0.5, 1, NaN]);
    expect(found['attempts']).toEqual([8, 8, 8, NaN]);
    // (k + ½) / (n + 1), rounding apart; the others as science prints them, to half a unit of the last digit.
    expect(found['passRateMean']![0]).toBeCloseTo(0.5 / 9, 12);
    expect(Math.abs(found['passRateHigh']![0]! - 0.262)).toBeLessThan(5e-4);
    expect(Math.abs(found['passRateLow']![1]! - 0.199)).toBeLessThan(5e-4);
    expect(Math.abs(found['signalAt8']![1]! - 0.955)).toBeLessThan(5e-4);
    expect(found['signalAt8']![3]).toBeNaN();
    // 0/8 in groups of 16: 1 − Π (8.5 + i)/(9 + i) − Π (0.5 + i)/(9 + i), summed apart to three digits.
    expect(Math.abs(found['signalAt16']![0]! - 0.417)).toBeLessThan(5e-4);
  });

  it('have a prior that is fitted to the set where it is large', async () => {
    const { right, tries } = uniformRollouts(500, 8, 2);
    const found = await scores(responsesOf(right, tries));
    const dead = right.indexOf(0);
    // Under the flat prior that the chances have: 1/10, and 0.471 for the signal. The fit moves it by about 0.01.
    expect(Math.abs(found['passRateMean']![dead]! - 0.1)).toBeLessThan(0.02);
    expect(Math.abs(found['signalAt8']![dead]! - 0.471)).toBeLessThan(0.05);
  });

  it('of answers scored in part are shares alone: nothing says of how many tries', async () => {
    const found = await scores(responsesOf([0.6, 1], [1, 1]));
    expect(found['passRate']).toEqual([0.6, 1]);
    expect(found['passRateMean']).toEqual([NaN, NaN]);
    expect(found['signalAt8']).toEqual([NaN, NaN]);
    // Shares of whole counts are tries, however they were rounded when they were divided.
    expect((await scores(responsesOf([1, 2, 5], [3, 3, 7])))['signalAt8']!.every((one) => one > 0)).toBe(
      true,
    );
  });

  it('of several respondents are shares alone: there is no one chance', async () => {
    const found = await scores(responsesOf([3, 5], [8, 8], { respondents: 2 }));
    expect(found['passRate']).toEqual([3 / 8, 5 / 8]);
    for (const id of ['passRateMean', 'passRateLow', 'passRateHigh', 'signalAt8'])
      expect(found[id]).toEqual([NaN, NaN]);
  });

  it('tell what tries say besides', async () => {
    const tries = {
      unfinished: Float64Array.of(0.25, 0),
      outputTokens: Float64Array.of(120, NaN),
      agreement: Float64Array.of(0.75, NaN),
    };
    const found = await scores(responsesOf([0, 5], [8, 8], { tries }));
    expect(found['unfinished']).toEqual([0.25, 0]);
    expect(found['outputTokens']).toEqual([120, NaN]);
    expect(found['keyDisagreement']).toEqual([0.75, NaN]);
  });
});
