import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finalAnswer, plainAnswer } from '../../../../src/engine/responseLogs/rollouts/plainAnswer';
import { promptText } from '../../../../src/engine/responseLogs/rollouts/promptText';
import { FinalAnswers } from '../../../../src/engine/responseLogs/tries/finalAnswers';

describe('Final answers', () => {
  it.each([
    ['So it is \\boxed{\\frac{1}{2}}.', '\\frac{1}{2}'],
    ['First \\boxed{3}, then \\boxed{ 1,042 }', '1042'],
    ['5 + 5 = 10\n#### 10', '10'],
    ['<answer>Paris</answer>', 'paris'],
    ['I think.\nThe answer is 7.', '7'],
    ['42', '42'],
    ['I do not know.\nIt is hard.', ''],
    ['\\boxed{unclosed', '\\boxed{unclosed'],
  ])('are found in %j', (text, answer) => expect(finalAnswer(text)).toBe(answer));

  it.each([
    ['7.0', '7'],
    ['$1,000$', '1000'],
    [' New  York.', 'newyork'],
    ['\\text{B}', 'b'],
    ['-0', '0'],
    ['+3', '3'],
  ])('are folded: %j', (text, answer) => expect(plainAnswer(text)).toBe(answer));

  it.each([
    ['so it is 13', '13', ''],
    ['13 of 3', '3', ''],
    ['It is 1,000 apples', '1000', ''],
    ['It is Paris.', 'paris', ''],
    ['it is 130', '13', 'itis130'],
    ['13', '13', '13'],
    ['13 or so\n#### 14', '13', '14'],
  ])('are not known in a sentence around the key: %j with %j', (text, key, answer) =>
    expect(finalAnswer(text, key)).toBe(answer),
  );

  it('are no long texts', () => expect(plainAnswer('word '.repeat(40))).toBe(''));
});

describe('Agreement on a final answer', () => {
  it('is exact for few different answers, never too high for many, and holds every majority', () => {
    const answer = fc.constantFrom(...Array.from({ length: 14 }, (_, at) => `a${at}`), 'x', 'x', 'x', 'x');
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 60 }), (list) => {
        const counted = new FinalAnswers();
        for (const one of list) counted.add('item', one, 'key');
        const agreed = counted.agreement('item');
        const times = (wanted: string | undefined): number => list.filter((one) => one === wanted).length;
        const most = Math.max(...new Set(list.map(times)));
        if (agreed) expect(agreed.share).toBeLessThanOrEqual(times(agreed.answer) / list.length);
        if (new Set(list).size <= 8) expect(agreed!.share).toBe(most / list.length);
        if (most * 2 > list.length) expect(times(agreed!.answer)).toBe(most);
      }),
    );
  });

  it('is none with the key, and unknown once the item is solved', () => {
    const counted = new FinalAnswers();
    counted.add('item', '5', '5');
    expect(counted.agreement('item')!.share).toBe(0);
    counted.solve('item');
    counted.add('item', '7', '5');
    expect(counted.agreement('item')).toBeUndefined();
  });
});

describe('What a prompt asks', () => {
  const asked = 'How many\n\nlegs?';
  it.each([
    asked,
    `<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\n${asked}<|im_end|>\n<|im_start|>assistant\n`,
    `system\nBe brief.\nuser\n${asked}\nassistant\n`,
    `user\n\n${asked}assistant\n\n`.replace('assistant', '\nassistant'),
    `<|start_header_id|>user<|end_header_id|>\n\n${asked}<|eot_id|>`,
    `<bos><start_of_turn>user\n${asked}<end_of_turn>\n<start_of_turn>model\n`,
    `<s>[INST] ${asked} [/INST]`,
    [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: asked },
    ],
  ])('is found in %j', (prompt) => expect(promptText(prompt).trim()).toBe(asked));

  it('is nothing of what is no prompt', () => expect(promptText(7)).toBe(''));
});
