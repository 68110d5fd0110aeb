import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reasoningIn } from '../../../src/core/text/reasoning';
import { anyText } from './anyText';

/** What of a text is reasoning; undefined where nothing tells it from the answer. */
function reasoning(text: string): string | undefined {
  const stretch = reasoningIn(text);
  return stretch && text.slice(stretch.from, stretch.to).trim();
}

describe('reasoningIn', () => {
  it.each([
    ['We add: $2+3=\\boxed{5}$.', 'We add: $2+3='],
    ['Thus $\\frac12=\\boxed{\\frac{\\sqrt{3}}{2}}$ as desired.', 'Thus $\\frac12='],
    ['First \\boxed{1}, then two, so \\boxed{2}.', 'First \\boxed{1}, then two, so'],
    ['So it is 2. The final answer is: $\\boxed{2}$. I hope it is correct.', 'So it is 2.'],
    ['**Reasoning** a+b\n\n**Final Answer**\n\n\\[\n\\boxed 5\n\\]', '**Reasoning** a+b'],
    ['We frame \\fbox{7}', 'We frame'],
  ])('lies before what LaTeX frames: %j', (text, expected) => {
    expect(reasoning(text)).toBe(expected);
  });

  it.each([
    ['She has 3*4=<<3*4=12>>12.\n#### 12', 'She has 3*4=<<3*4=12>>12.'],
    ['It is 5.\nThe answer is 5.\n#### 5', 'It is 5.'],
    ['# Plan\n#### Step one\ntext\n#### 5', '# Plan\n#### Step one\ntext'],
  ])('lies before the final-answer line of GSM8K: %j', (text, expected) => {
    expect(reasoning(text)).toBe(expected);
  });

  it.each([
    ['It has two. The answer is 5.', 'It has two.'],
    ['It has two. Therefore, the answer (arabic numerals) is 5.', 'It has two.'],
    ['It absorbs. The answer is B. Blue', 'It absorbs.'],
    ['It absorbs. So the correct answer is (B).', 'It absorbs.'],
    ['Two and three.\n\nFinal answer: five', 'Two and three.'],
    ['因为2+3=5，所以答案是5。', '因为2+3=5'],
    ['Zwei und drei. Die Antwort lautet: 5', 'Zwei und drei.'],
    ['Deux et trois. La réponse est 5.', 'Deux et trois.'],
    ['Dos y tres. La respuesta es 5.', 'Dos y tres.'],
    ['Два и три. Ответ: 5', 'Два и три.'],
    ['二と三です。答えは5です。', '二と三です。'],
    ['둘과 셋. 정답은 5입니다.', '둘과 셋.'],
    ['Two and three <answer>5</answer>', 'Two and three'],
  ])('lies before the sentence that states the answer: %j', (text, expected) => {
    expect(reasoning(text)).toBe(expected);
  });

  it.each([
    ['<think>\nhm, 2+2\n</think>\n\nIt is \\boxed{4}', 'hm, 2+2'],
    ['hm, 2+2\n</think>\n\n4', 'hm, 2+2'],
    ['<think>cut off', 'cut off'],
    ['<think>\n\n</think>\n\nWe add to get \\boxed{4}', 'We add to get'],
    ['<reasoning>a</reasoning>\n<answer>5</answer>', 'a'],
    ['<|begin_of_thought|>\na\n<|end_of_thought|>\n<|begin_of_solution|>5<|end_of_solution|>', 'a'],
    ['◁think▷a◁/think▷5', 'a'],
    ['<|channel|>analysis<|message|>a<|end|><|start|>assistant<|channel|>final<|message|>5', 'a'],
    ['<think>a</think>5<|end|>', 'a'],
  ])('lies within thinking tags: %j', (text, expected) => {
    expect(reasoning(text)).toBe(expected);
  });

  it.each([
    '\\boxed{5}',
    '$\\boxed{5}$',
    '#### 12',
    'The answer is 5.',
    '<answer>5</answer>',
    '<think></think>5',
  ])('is none where the answer stands alone: %j', (text) => {
    expect(reasoning(text)).toBe('');
  });

  it.each([
    '',
    '🚀 go',
    'Paris is the capital.',
    'The answer is 5. Because two and three are five.',
    'Good. The answer is complicated. First we have to look at it.',
    'Good. The answer is:\n\nfirst this\n\nthen that',
    'The `</think>` tag ends what a model thinks.',
    'Paris.<|end|>\n',
    'The boxed set and the \\boxedeq macro.',
  ])('is not told from the answer: %j', (text) => {
    expect(reasoning(text)).toBeUndefined();
  });

  it('is a stretch of any text, and ends before white space', () => {
    const law = fc.property(anyText, (text) => {
      const { from, to } = reasoningIn(text) ?? { from: 0, to: 0 };
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThanOrEqual(from);
      expect(to).toBeLessThanOrEqual(text.length);
      expect(text.slice(from, to)).toBe(text.slice(from, to).trimEnd());
    });
    fc.assert(law);
  });

  it('is the same however the answer after it is given', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/).filter((one) => one !== 'answer');
    const worked = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `${words.join(' ')} zz.`);
    const value = fc.stringMatching(/^[0-9]{1,6}$/);
    const endings = fc.constantFrom<(value: string) => string>(
      (one) => ` $\\boxed{${one}}$.`,
      (one) => ` The answer is \\boxed{${one}}`,
      (one) => `\n#### ${one}`,
      (one) => ` The answer is ${one}.`,
      (one) => `\nAnswer: ${one}`,
      (one) => `\n<answer>${one}</answer>`,
    );
    const law = fc.property(worked, value, endings, (text, one, ending) => {
      expect(reasoning(text + ending(one))).toBe(text);
      expect(reasoning(`<think>${text}</think>${ending(one)}`)).toBe(text);
    });
    fc.assert(law);
  });

  it('is found in time that grows with the text', () => {
    for (const part of [
      ' ',
      'so ',
      'answer ',
      'The answer ',
      '$',
      '\\boxed',
      '#### \n',
      '<think>',
      '. A',
      '答案',
    ]) {
      const start = process.cpuUsage();
      reasoningIn(part.repeat(200_000 / part.length));
      // Microseconds of the processor's: other programs take none of them.
      expect(process.cpuUsage(start).user).toBeLessThan(1_500_000);
    }
  });
});
