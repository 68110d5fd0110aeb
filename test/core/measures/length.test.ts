import { describe, expect, it } from 'vitest';
import { length, reasoningSteps } from '../../../src/core/measures/length';
import { examplesOf, givenFor, scoresOf } from './given';

const gsm8k = [
  'Natalia sold 48/2 = <<48/2=24>>24 clips in May.',
  '',
  'Natalia sold 48+24 = <<48+24=72>>72 clips altogether in April and May.',
  '#### 72',
].join('\n');

const linesOf = (count: number): string => Array.from({ length: count }, (_, at) => `step ${at}`).join('\n');

describe('the steps of a list of sub-questions', () => {
  it('are as many as there are', () => {
    const solution = ['How dense is aluminium?', 'How dense is mercury?', 'Is #1 greater than #2?'].join(
      '\n',
    );
    expect(reasoningSteps({ solution, answer: 'false' })).toBe(3);
  });
});

describe('reasoning steps', () => {
  it('are the non-empty lines before the final answer of a GSM8K answer', () => {
    expect(reasoningSteps({ solution: '', answer: gsm8k })).toBe(2);
    expect(reasoningSteps({ solution: '', answer: gsm8k.replaceAll('\n', '\r\n') })).toBe(2);
  });

  it('do not count what follows the final answer', () => {
    expect(reasoningSteps({ solution: '', answer: 'one\n#### 4\nI hope this helps.' })).toBe(1);
    expect(reasoningSteps({ solution: '', answer: '#### 4' })).toBe(0);
  });

  it('do not take a heading for the final answer', () => {
    expect(reasoningSteps({ solution: '', answer: '#### Step 1\nadd\n#### Step 2\nsubtract' })).toBeNaN();
    expect(reasoningSteps({ solution: '#### Plan\nadd\nsubtract', answer: '' })).toBe(3);
  });

  it('are at most 10', () => {
    expect(reasoningSteps({ solution: linesOf(10), answer: '' })).toBe(10);
    expect(reasoningSteps({ solution: linesOf(11), answer: '' })).toBe(10);
    expect(reasoningSteps({ solution: '', answer: `${linesOf(25)}\n#### 1` })).toBe(10);
  });

  it('are all lines of a solution in the manner of MATH, which has no line for the final answer', () => {
    const solution = 'Let $x$ be the side.\nThen $x^2 = 9$.\n\nThe answer is $\\boxed{3}$.';
    expect(reasoningSteps({ solution, answer: '3' })).toBe(3);
  });

  it('are those of the solution where it stands apart from the answer', () => {
    expect(reasoningSteps({ solution: 'one\ntwo', answer: gsm8k.repeat(2) })).toBe(2);
  });

  it('are unknown where only a final answer is known', () => {
    expect(reasoningSteps({ solution: '', answer: '72' })).toBeNaN();
    expect(reasoningSteps({ solution: '', answer: '' })).toBeNaN();
  });
});

describe('length', () => {
  const map = { question: ['q'], answer: 'a', difficulty: [] };

  it('counts words, characters, tokens and steps of question and answer', async () => {
    const examples = examplesOf([{ question: 'How many 😀?', answer: 'One\n#### 1' }]);
    const given = { ...givenFor(examples, map), tokens: { count: (text: string) => 100 + text.length } };
    expect(await scoresOf(length, examples, given)).toEqual({
      questionWords: [2],
      questionChars: [11],
      questionTokens: [112],
      answerWords: [2],
      answerChars: [10],
      answerTokens: [110],
      steps: [1],
    });
  });

  it('is unknown for a text that is missing', async () => {
    const examples = examplesOf([{ question: '', answer: 'yes' }, { question: 'why' }]);
    expect(await scoresOf(length, examples, givenFor(examples, map))).toMatchObject({
      questionWords: [NaN, 1],
      questionChars: [NaN, 3],
      answerWords: [1, NaN],
      answerTokens: [3, NaN],
      steps: [NaN, NaN],
    });
  });

  it('has columns only for what the dataset has', () => {
    const ids = (map: Parameters<typeof length.columns>[0]): string[] =>
      length.columns(map).map(({ id }) => id);
    expect(ids({ question: ['q'], difficulty: [] })).toEqual([
      'questionWords',
      'questionChars',
      'questionTokens',
    ]);
    expect(ids({ question: [], answer: 'a', difficulty: [] })).toContain('steps');
    expect(ids({ question: [], answer: 'a', difficulty: [] })).not.toContain('questionWords');
    expect(length.lacks({ question: [], difficulty: [] })).toContain('no question');
    expect(length.lacks(map)).toBeUndefined();
  });
});
