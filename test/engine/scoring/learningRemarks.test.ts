import { describe, expect, it } from 'vitest';
import { LearningRemarks } from '../../../src/engine/scoring/learningRemarks';
import { examplesOf, type Content } from '../../core/measures/given';
import { columnOf } from '../../core/scores/columns';

function sentencesFor(contents: readonly Content[], bits: readonly number[]): string[] {
  const remarks = new LearningRemarks(columnOf('mdlBits', bits));
  for (const example of examplesOf(contents)) remarks.add(example);
  return remarks.sentences();
}

const labelled = (count: number): Content[] =>
  Array.from({ length: count }, (_, at) => ({ question: `question ${at}`, label: 'abcd'[at % 4]! }));

describe('what is said of the description length', () => {
  it('is the sum, and the uniform code beside it', () => {
    const [length] = sentencesFor(labelled(1500), new Array<number>(1500).fill(0.5));
    expect(length).toBe(
      'The description length of 1,500 right answers is 750 bits, 0.50 each; the uniform code has 2.00.',
    );
  });

  it('counts the choices where there are some, and only what is coded', () => {
    const contents = [2, 8, 4].map((choices, at) => ({
      question: `question ${at}`,
      choices: new Array<string>(choices).fill('x'),
    }));
    // log₂ 2 and log₂ 8: the third is not coded.
    expect(sentencesFor(contents, [1, 2, NaN])[0]).toContain(
      'is 3 bits, 1.50 each; the uniform code has 2.00.',
    );
  });

  it('says where next to nothing was learnt, and where only a sample trained the heads', () => {
    const [length] = sentencesFor(labelled(2400), new Array<number>(2400).fill(2.01));
    expect(length).toContain(
      '2.01 each, by heads that saw no more than 1,000; the uniform code has 2.00: next',
    );
  });

  it('names the training sets that are left out', () => {
    expect(sentencesFor(labelled(120), new Array<number>(120).fill(1))[1]).toBe(
      'modelHardness is the mean over training sets of 5, 20, 80: for 340, 900 the other folds have too few examples.',
    );
    expect(sentencesFor(labelled(1500), new Array<number>(1500).fill(1))).toHaveLength(1);
  });

  it('is nothing where nothing is coded', () => {
    expect(sentencesFor(labelled(5), new Array<number>(5).fill(NaN))).toEqual([]);
    expect(new LearningRemarks(undefined).sentences()).toEqual([]);
  });
});
