import { describe, expect, it } from 'vitest';
import { instructionFollowing } from '../../../src/core/measures/instructionFollowing';
import { examplesOf, givenFor, scoresOf, type Content } from './given';
import { TableModel, type WordCosts } from './tableModel';

const map = { question: ['q'], answer: 'a', difficulty: [] };
const score = (contents: readonly Content[], costs: WordCosts): Promise<Record<string, number[]>> =>
  scoresOf(instructionFollowing, examplesOf(contents), {
    ...givenFor(examplesOf(contents), map),
    languageModel: new TableModel(costs),
  });

describe('instruction-following difficulty', () => {
  it('is the surprisal of the answer after the question over that of the answer alone', async () => {
    const costs = { 'two and two|four': 1, '^|four': 8, 'say cheese|six': 6, '^|six': 3 };
    const scores = await score(
      [
        { question: 'two and two', answer: 'four it is' },
        { question: 'say cheese', answer: 'six' },
        { question: 'whatever', answer: 'I do not know' },
      ],
      costs,
    );
    expect(scores['ifd']).toEqual([3 / 3 / (10 / 3), 2, 1]);
    // Above 1 alone: an answer that the question neither helps nor hinders is not flagged.
    expect(scores['answerIgnoresQuestion']).toEqual([0, 1, 0]);
    expect(scores['answerAloneSurprisalSum']).toEqual([10, 3, 4]);
  });

  it('is unknown without a question or an answer; nothing is dropped', async () => {
    const scores = await score([{ question: 'q' }, { answer: 'a' }, {}], {});
    for (const values of Object.values(scores)) expect(values).toEqual([NaN, NaN, NaN]);
  });

  it('says which dataset it is not for', () => {
    expect(instructionFollowing.lacks({ question: ['q'], difficulty: [] })).toMatch(
      /no question with an answer/,
    );
    expect(instructionFollowing.lacks(map)).toBeUndefined();
  });
});
