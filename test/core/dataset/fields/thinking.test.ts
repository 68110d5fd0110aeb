import { describe, expect, it } from 'vitest';
import { thoughtIn } from '../../../../src/core/dataset/fields/thinking';

describe('the thinking before an answer', () => {
  it.each([
    ['<think>\nhm\n</think>\n\nYes.', 'hm', 'Yes.'],
    ['hm\n</think>\n\nYes.', 'hm', 'Yes.'],
    ['<think>\n\n</think>\n\nYes.', '', 'Yes.'],
    ['<think>cut off', 'cut off', ''],
    ['<reasoning>hm</reasoning><answer>Yes.</answer>', 'hm', 'Yes.'],
    ['<|begin_of_thought|>hm<|end_of_thought|><|begin_of_solution|>Yes.<|end_of_solution|>', 'hm', 'Yes.'],
    [
      '<|channel|>analysis<|message|>hm<|end|><|start|>assistant<|channel|>final<|message|>Yes.',
      'hm',
      'Yes.',
    ],
    ['Yes.\n</think>', '', 'Yes.\n</think>'],
    ['Yes.', '', 'Yes.'],
    ['The tag </think> ends what a model thinks.', '', 'The tag </think> ends what a model thinks.'],
    ['One writes <think> first.', '', 'One writes <think> first.'],
  ])('is taken out of %j', (text, thinking, said) => {
    expect(thoughtIn(text)).toEqual({ thinking, said });
  });
});
