import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionAndAnswer, turnsOf } from '../../../../src/core/dataset/fields/conversation';
import type { Turn } from '../../../../src/core/dataset/fields/turn';

const openai = [
  { role: 'system', content: 'Be kind.' },
  { role: 'user', content: 'Hi' },
  { role: 'assistant', content: 'Hello!' },
  { role: 'user', content: 'Bye' },
  { role: 'assistant', content: 'See you.' },
];

const said = (...texts: string[]): Turn[] =>
  texts.map((text) => ({
    speaker: text.startsWith('u') ? 'user' : text.startsWith('a') ? 'assistant' : 'other',
    text,
  }));

describe('the turns of a conversation', () => {
  it('are read in the form of OpenAI', () => {
    expect(turnsOf(openai)?.map(({ speaker }) => speaker)).toEqual([
      'other',
      'user',
      'assistant',
      'user',
      'assistant',
    ]);
  });

  it('are read in the form of ShareGPT', () => {
    const turns = [
      { from: 'human', value: 'Hi' },
      { from: 'gpt', value: 'Hello!' },
      { from: 'observation', value: '{}' },
    ];
    expect(turnsOf(turns)).toEqual([
      { speaker: 'user', text: 'Hi' },
      { speaker: 'assistant', text: 'Hello!' },
      { speaker: 'other', text: '{}' },
    ]);
  });

  it('are one where the value is a single turn', () => {
    expect(turnsOf({ from: 'GPT', value: 'Hello!' })).toEqual([{ speaker: 'assistant', text: 'Hello!' }]);
  });

  it('have the text of their content parts, what is no text left out', () => {
    const content = [
      { type: 'image_url', image_url: { url: 'a.png' } },
      { type: 'text', text: 'What is this?' },
      { type: 'text', value: 'Look closely.' },
      'Thanks.',
      7,
    ];
    expect(turnsOf([{ role: 'user', content }])?.[0]?.text).toBe('What is this?\nLook closely.\nThanks.');
  });

  it('have the call of a tool where they have no text', () => {
    const call = { id: '1', function: { name: 'search', arguments: '{}' } };
    const turns = turnsOf([{ role: 'assistant', content: null, tool_calls: [call] }]);
    expect(turns).toEqual([{ speaker: 'assistant', text: '{"name":"search","arguments":"{}"}' }]);
  });

  it.each([
    ['an empty list', []],
    ['texts', ['a', 'b']],
    ['a turn without a speaker', [{ content: 'Hi' }]],
    ['a turn without a text', [{ role: 'user' }]],
    ['a speaker that is no text', [{ role: 3, content: 'Hi' }]],
    ['one turn among others that is none', [...openai, null]],
    ['a text', 'user: Hi'],
    ['nothing', undefined],
  ])('are none for %s', (_, value) => {
    expect(turnsOf(value)).toBeUndefined();
  });

  it('are texts or none, whatever the value', () => {
    const turn = fc.record(
      { role: fc.anything(), from: fc.string(), content: fc.anything(), value: fc.jsonValue() },
      { requiredKeys: [] },
    );
    const json = fc
      .oneof(fc.jsonValue(), fc.array(turn))
      .map((value) => JSON.parse(jsonOf(value)) as unknown);
    const law = fc.property(json, (value) => {
      for (const { text } of turnsOf(value) ?? []) expect(text).toBeTypeOf('string');
    });
    fc.assert(law, { numRuns: 150 });
  });
});

/** A value as JSON; what has no place in JSON is null. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}

describe('a conversation as question and answer', () => {
  it('answers with the last assistant turn and asks all that the user said before it', () => {
    expect(questionAndAnswer(turnsOf(openai)!)).toMatchObject({
      question: 'Hi\nBye',
      context: 'Be kind.\nHello!',
      answer: 'See you.',
    });
  });

  it('leaves out what is said after the last answer', () => {
    expect(questionAndAnswer(said('u1', 'a1', 'u2'))).toMatchObject({
      question: 'u1',
      context: '',
      answer: 'a1',
    });
  });

  it('has no answer where no assistant speaks', () => {
    expect(questionAndAnswer(said('system', 'u1', 'u2'))).toMatchObject({
      question: 'u1\nu2',
      context: 'system',
      answer: '',
    });
  });

  it('has no question where no user speaks', () => {
    expect(questionAndAnswer(said('system', 'a1'))).toMatchObject({
      question: '',
      context: 'system',
      answer: 'a1',
    });
  });

  it('is all question where its answer stands elsewhere', () => {
    expect(questionAndAnswer(said('u1', 'a1', 'u2'), false)).toMatchObject({
      question: 'u1\nu2',
      context: 'a1',
      answer: '',
    });
  });
});
