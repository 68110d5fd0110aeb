import { describe, expect, it } from 'vitest';
import { neighbourDisagreement } from '../../../src/core/measures/neighbourDisagreement';
import { auroc } from './auroc';
import { bagOfWords, examplesOf, givenFor, scoresOf, type Content } from './given';
import { withWrongLabels } from './labelNoise';
import { topicalQuestions } from './topicalQuestions';

const map = { question: ['q'], label: 'label', difficulty: [] };
const encoder = bagOfWords(128);

async function sharesOf(contents: readonly Content[]): Promise<number[]> {
  const examples = examplesOf(contents);
  const scores = await scoresOf(neighbourDisagreement, examples, givenFor(examples, map, encoder));
  return scores['neighbourDisagreement']!;
}

describe('neighbours that disagree', () => {
  it('are all of them for a wrong label among right ones, and none for the right', async () => {
    const same = Array.from({ length: 6 }, (_, at) => ({
      question: 'what is one',
      label: 'a',
      key: String(at),
    }));
    const shares = await sharesOf([...same, { question: 'what is one', label: 'b', key: 'wrong' }]);
    expect(shares.at(-1)).toBe(1);
    // Five twins agree and one does not, all with a cosine of 1 within the rounding of Float32.
    for (const share of shares.slice(0, 6)) expect(share).toBeCloseTo(1 / 6, 6);
  });

  it('count by their cosine, one that points away not at all', async () => {
    const directions: Record<string, number[]> = { q: [1, 0], near: [0.6, 0.8], far: [0, 1], away: [-1, 0] };
    const plane = {
      dimensions: 2,
      encode: async (texts: readonly string[]) =>
        Float32Array.from(texts.flatMap((text) => directions[text]!)),
    };
    const contents = ['q', 'near', 'far', 'away'].map((question, at) => ({
      question,
      label: at === 1 ? 'a' : 'b',
    }));
    const examples = examplesOf(contents);
    const scores = await scoresOf(neighbourDisagreement, examples, givenFor(examples, map, plane));
    expect(scores['neighbourDisagreement']![0]).toBe(1);
    // Of the second: 0.6 to the first and 0.8 to the third, both labelled otherwise; of the last nobody points its way.
    expect(scores['neighbourDisagreement']![1]).toBe(1);
    expect(scores['neighbourDisagreement']![2]).toBe(1);
    expect(scores['neighbourDisagreement']![3]).toBeNaN();
  });

  it('tell wrong labels', async () => {
    const { examples, isWrong } = withWrongLabels(topicalQuestions(500, 11), 0.1);
    const scores = await scoresOf(neighbourDisagreement, examples, givenFor(examples, map, encoder));
    // Two thirds of the words are common to all topics: nearest is not always of the same topic.
    expect(auroc(scores['neighbourDisagreement']!, (at) => isWrong[at]!)).toBeGreaterThan(0.8);
  });

  it('are unknown without a question, a label or a neighbour', async () => {
    const shares = await sharesOf([
      { question: 'one', label: 'a' },
      { question: '', label: 'a' },
      { question: 'two', label: '' },
      { question: 'one more', label: 'a' },
    ]);
    expect(shares.map(Number.isNaN)).toEqual([false, true, true, false]);
    expect(await sharesOf([{ question: 'alone', label: 'a' }])).toEqual([]);
    expect(neighbourDisagreement.lacks({ ...map, choices: ['c'] })).toContain('no class label');
  });
});
