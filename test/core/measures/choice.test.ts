import { describe, expect, it } from 'vitest';
import { choice } from '../../../src/core/measures/choice';
import { examplesOf, givenFor, scoresOf, type Content } from './given';
import { TableModel, type WordCosts } from './tableModel';

const map = { question: ['q'], choices: ['c'], label: 'l', difficulty: [] };
const score = (contents: readonly Content[], costs: WordCosts): Promise<Record<string, number[]>> =>
  scoresOf(choice, examplesOf(contents), {
    ...givenFor(examplesOf(contents), map),
    languageModel: new TableModel(costs),
  });

/** −log softmax of these log-probabilities at the first. */
const lossOf = (first: number, ...others: number[]): number =>
  Math.log([first, ...others].reduce((sum, log) => sum + Math.exp(log), 0)) - first;

describe('choice', () => {
  it('is −log p of the right choice, choices compared in all, by token and by character', async () => {
    const question = { question: 'who', choices: ['the old owl', 'a hen'], gold: 0 };
    const { choiceLoss, choiceLossPerToken, choiceLossPerChar } = await score([question], { owl: 4, hen: 2 });
    // Sums of doubles: exact but for the last digits.
    expect(choiceLoss![0]).toBeCloseTo(lossOf(-6, -3), 12);
    expect(choiceLossPerToken![0]).toBeCloseTo(lossOf(-6 / 3, -3 / 2), 12);
    expect(choiceLossPerChar![0]).toBeCloseTo(lossOf(-6 / 11, -3 / 5), 12);
  });

  it('is log m where m choices are equally likely, by whatever', async () => {
    const scores = await score([{ question: 'q', choices: ['a', 'b', 'c', 'd'], gold: 2 }], {});
    for (const [value] of Object.values(scores)) expect(value).toBeCloseTo(Math.log(4), 12);
  });

  it('goes by the question: what it makes likely is easy', async () => {
    const choices = ['north', 'south'];
    const costs = { 'where is the pole star|south': 9, 'where do swallows go|north': 9 };
    const { choiceLoss } = await score(
      [
        { question: 'where is the pole star', choices, gold: 0 },
        { question: 'where do swallows go', choices, gold: 0 },
      ],
      costs,
    );
    expect(choiceLoss![0]).toBeCloseTo(lossOf(-1, -9), 12);
    expect(choiceLoss![1]).toBeCloseTo(lossOf(-9, -1), 12);
  });

  it('stays finite where a choice is hopeless', async () => {
    const { choiceLoss } = await score([{ question: 'q', choices: ['a', 'b'], gold: 1 }], { b: 5000 });
    expect(choiceLoss).toEqual([4999]);
  });

  it('is unknown without a right choice, with one choice alone and where one is empty', async () => {
    const { choiceLoss } = await score(
      [
        { question: 'q', choices: ['a', 'b'] },
        { question: 'q', choices: ['a'], gold: 0 },
        { question: 'q', choices: ['a', ''], gold: 0 },
        { question: 'q' },
      ],
      {},
    );
    expect(choiceLoss).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('is for datasets with choices', () => {
    expect(choice.lacks(map)).toBeUndefined();
    expect(choice.lacks({ question: ['q'], answer: 'a', difficulty: [] })).toMatch(/no choices/);
  });
});
