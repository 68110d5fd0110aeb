import { describe, expect, it } from 'vitest';
import { learningCurve, mostCoded, possibleSizes } from '../../../src/core/measures/learningCurve';
import { choiceMap, choicesByTopic, labelledAtRandom, labelledByTopic, labelMap, mean } from './constructed';
import { bagOfWords, examplesOf, givenFor, scoresOf, type Content } from './given';

const encoder = bagOfWords(32);
const wrongs = 30;

async function curveOf(
  contents: readonly Content[],
  map: typeof labelMap | typeof choiceMap = labelMap,
): Promise<{ hardness: number[]; bits: number[] }> {
  const examples = examplesOf(contents);
  const scores = await scoresOf(learningCurve, examples, givenFor(examples, map, encoder));
  return { hardness: scores['modelHardness']!, bits: scores['mdlBits']! };
}

describe('the learning curve', () => {
  it('is soon learnt and short to tell where labels can be separated', async () => {
    const { hardness, bits } = await curveOf(labelledByTopic(600, 0));
    // Uniform: 2/3 and log₂ 3 = 1.58 bits.
    expect(mean(hardness)).toBeLessThan(0.35);
    expect(mean(bits)).toBeLessThan(0.4);
  });

  it('is hard where a label is wrong', async () => {
    const { hardness, bits } = await curveOf(labelledByTopic(600, wrongs));
    expect(mean(hardness.slice(0, wrongs))).toBeGreaterThan(0.75);
    expect(mean(bits.slice(0, wrongs))).toBeGreaterThan(2);
    expect(mean(hardness.slice(wrongs))).toBeLessThan(0.4);
  });

  it('is hard where the wrong choice is called right', async () => {
    const { hardness, bits } = await curveOf(choicesByTopic(400, wrongs), choiceMap);
    expect(mean(hardness.slice(0, wrongs))).toBeGreaterThan(mean(hardness.slice(wrongs)) + 0.2);
    expect(mean(bits.slice(0, wrongs))).toBeGreaterThan(mean(bits.slice(wrongs)) + 1);
  });

  it.each([2, 4])('costs about as much as the uniform code where %i labels are random', async (classes) => {
    const { hardness, bits } = await curveOf(labelledAtRandom(400, classes));
    // What cannot be learnt costs a little more than guessing, for heads believe what they saw: within 15%.
    expect(mean(bits)).toBeGreaterThan(0.97 * Math.log2(classes));
    expect(mean(bits)).toBeLessThan(1.15 * Math.log2(classes));
    expect(Math.abs(mean(hardness) - (1 - 1 / classes))).toBeLessThan(0.04);
  });

  it('tells every row, also those beyond the sample, by the same rule', async () => {
    const contents = labelledByTopic(mostCoded + 600, 0);
    const { hardness, bits } = await curveOf(contents);
    expect([...hardness, ...bits].every(Number.isFinite)).toBe(true);
    // 600 of 2,600 rows lie beyond it, and nobody can tell which: all are far below the uniform 1.58 bits.
    expect(mean(bits)).toBeLessThan(0.3);
  });

  it('does not depend on the order of the file, and is the same for identical records', async () => {
    const contents = labelledByTopic(60, 5);
    const { hardness, bits } = await curveOf(contents);
    const turned = await curveOf(contents.toReversed());
    expect([turned.hardness.toReversed(), turned.bits.toReversed()]).toEqual([hardness, bits]);
    const doubled = await curveOf([...contents, ...contents.slice(0, 10)]);
    expect(doubled.hardness.slice(60)).toEqual(doubled.hardness.slice(0, 10));
    expect(doubled.bits.slice(60)).toEqual(doubled.bits.slice(0, 10));
  });

  it('is told in bits even where there are too few rows for any size of the curve', async () => {
    const { hardness, bits } = await curveOf(labelledByTopic(4, 0));
    expect(hardness.every(Number.isNaN)).toBe(true);
    expect(bits.every(Number.isFinite)).toBe(true);
  });

  it('is unknown everywhere where only one label occurs', async () => {
    const { hardness, bits } = await curveOf([{ question: 'one', label: 'a' }]);
    expect([hardness, bits]).toEqual([[], []]);
  });
});

describe('the sizes of the training sets', () => {
  it('are those that the folds beside the largest can give', () => {
    expect(possibleSizes([300, 300, 300, 300, 300])).toEqual([5, 20, 80, 340, 900]);
    expect(possibleSizes([225, 225, 225, 225, 225])).toEqual([5, 20, 80, 340, 900]);
    expect(possibleSizes([226, 225, 225, 225, 224])).toEqual([5, 20, 80, 340]);
    expect(possibleSizes([1, 1, 1, 1, 0])).toEqual([]);
  });
});
