import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transcriptTurns } from '../../../../src/core/dataset/fields/transcript';

const hello = [
  { speaker: 'user', text: 'Hi' },
  { speaker: 'assistant', text: 'Hello!' },
];

describe('a conversation that is written as one text', () => {
  it.each([
    ['Human: Hi\nAssistant: Hello!'],
    ['\n\nHuman: Hi\n\nAssistant: Hello!'],
    ['USER: Hi\n\n\nASSISTANT: Hello! <|endoftext|>\n'],
    ['### Human: Hi### Assistant: Hello!'],
    ['### Instruction:\nHi\n\n### Response:\nHello!'],
    ['<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHello!<|im_end|>\n'],
    ['<s>[INST] Hi [/INST] Hello! </s>'],
    ['<|user|>\nHi</s>\n<|assistant|>\nHello!</s>'],
    ['<bos><start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\nHello!<end_of_turn>\n'],
    [
      '<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\nHello!<|eot_id|>',
    ],
  ])('has its turns in %j', (text) => {
    expect(transcriptTurns(text)).toEqual(hello);
  });

  it.each([
    '',
    'Hi: there',
    'Human: Hi',
    'He wrote:\nHuman: Hi\nAssistant: Hello!',
    'Question: Hi\nAnswer: Hello!',
  ])('is none in %j', (text) => {
    expect(transcriptTurns(text)).toBeUndefined();
  });

  it('is found whatever is said', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 5 });
    const said = words.map((list) => list.join(' '));
    fc.assert(
      fc.property(said, said, (asked, answered) => {
        const [user, assistant] = transcriptTurns(`Human: ${asked}\n\nAssistant: ${answered}`) ?? [];
        expect([user?.text, assistant?.text]).toEqual([asked, answered]);
      }),
    );
  });
});
