import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleOf, type Example } from '../../../src/core/dataset/example';
import { textOf } from '../../../src/core/dataset/fields/fieldText';
import type { FieldMap } from '../../../src/core/dataset/fields/fieldMap';
import type { Fields } from '../../../src/core/dataset/reading/record';

const read = (fields: Fields, map: Partial<FieldMap>): Example =>
  exampleOf(fields, { question: ['question'], difficulty: [], ...map }, 3, 'id');

describe('an example', () => {
  it('takes every role from its field', () => {
    const fields = { q: 'why', c: 'because', a: 'so', s: 'thus', l: 'yes', k: 7, d: 'Level 2', e: 'Biology' };
    const map: FieldMap = {
      question: ['q'],
      context: 'c',
      answer: 'a',
      solution: 's',
      label: 'l',
      key: 'k',
      difficulty: ['d', 'e'],
    };
    expect(exampleOf(fields, map, 3, 'id')).toEqual({
      row: 3,
      id: 'id',
      key: '7',
      question: 'why',
      context: 'because',
      answer: 'so',
      solution: 'thus',
      choices: [],
      gold: -1,
      label: 'yes',
      levels: [2, NaN],
    });
  });

  it('joins a question of several fields line by line, empty ones left out', () => {
    expect(read({ a: 'Add.', b: '', c: '1 and 2' }, { question: ['a', 'b', 'c'] }).question).toBe(
      'Add.\n1 and 2',
    );
  });

  it('has empty texts where fields are missing or say nothing', () => {
    const { question, answer, label } = read(
      { answer: null, label: {} },
      { answer: 'answer', label: 'label' },
    );
    expect([question, answer, label]).toEqual(['', '', '']);
  });

  it('keeps a question apart from the context of its conversation', () => {
    const messages = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: 'Hello!' },
    ];
    const map = { question: ['messages'], answer: 'messages', context: 'system' };
    const { question, context, answer } = read({ messages, system: 'Be short.' }, map);
    expect([question, context, answer]).toEqual(['Hi', 'Be short.\nBe kind.', 'Hello!']);
  });

  it('asks the whole conversation where the answer to it stands in a field of its own', () => {
    const conversations = [
      { from: 'human', value: 'Name a colour.' },
      { from: 'gpt', value: 'Blue.' },
      { from: 'human', value: 'Another one.' },
    ];
    const fields = { conversations, chosen: { from: 'gpt', value: 'Green.' } };
    const { question, context, answer } = read(fields, { question: ['conversations'], answer: 'chosen' });
    expect([question, context, answer]).toEqual(['Name a colour.\nAnother one.', 'Blue.', 'Green.']);
  });
});

const texts = ['red', 'green', 'blue'];
const choiceForms: [string, unknown][] = [
  ['a list of texts', texts],
  ['{text, label}', { text: texts, label: ['A', 'B', 'C'] }],
  ['{choices, label}', { choices: texts, label: ['A', 'B', 'C'] }],
  ['a list of {label, text}', texts.map((text, at) => ({ label: 'ABC'[at], text }))],
  ['an object by letter', { A: 'red', B: 'green', C: 'blue' }],
];

describe.each(choiceForms)('choices written as %s', (_, choices) => {
  it.each(['B', 'b', ' B ', 1, '1', 'green'])('have the right one named by %j', (label) => {
    const example = read({ question: 'Which?', choices, label }, { choices: ['choices'], label: 'label' });
    expect(example).toMatchObject({ choices: texts, gold: 1, answer: 'green', label: '' });
  });

  it.each(['', 'D', 3, -1, 0.5, 'purple', null, ['B']])('have no right one named by %j', (label) => {
    const example = read({ question: 'Which?', choices, label }, { choices: ['choices'], label: 'label' });
    expect(example).toMatchObject({ choices: texts, gold: -1, label: '' });
  });
});

describe('choices', () => {
  const columns = { question: 'Which?', A: 'red', B: '', C: 'blue', D: 'grey', answer: 'C' };
  const map = { choices: ['A', 'B', 'C', 'D'], label: 'answer' };

  it('of columns keep their letters where one of them is empty', () => {
    expect(read(columns, map)).toMatchObject({ choices: ['red', 'blue', 'grey'], gold: 1, answer: 'blue' });
  });

  it('may have labels of their own', () => {
    const choices = { text: texts, label: ['1', '2', '3'] };
    const fields = { question: 'Which?', choices, label: '2' };
    expect(read(fields, { choices: ['choices'], label: 'label' }).gold).toBe(1);
  });

  it('are told right by the answer where there is no label, and the answer stays as it stands', () => {
    const fields = { question: 'Which?', choices: texts, answer: 'green' };
    expect(read(fields, { choices: ['choices'], answer: 'answer' })).toMatchObject({
      gold: 1,
      answer: 'green',
    });
  });

  it('give the answer its words where it is the label itself', () => {
    const fields = { question: 'Which?', choices: texts, answer: 'B' };
    const example = read(fields, { choices: ['choices'], label: 'answer', answer: 'answer' });
    expect(example).toMatchObject({ gold: 1, answer: 'green' });
  });

  it('leave an answer alone that says more than the label', () => {
    const fields = { question: 'Which?', choices: texts, label: 'B', answer: 'Green, as grass is.' };
    const example = read(fields, { choices: ['choices'], label: 'label', answer: 'answer' });
    expect(example.answer).toBe('Green, as grass is.');
  });
});

const name = fc.constantFrom('question', 'answer', 'choices', 'a', 'b', 'messages', 'a.b', '', '__proto__');
const turn = fc.record(
  { role: fc.constantFrom('user', 'assistant', 'system'), content: fc.jsonValue(), text: fc.string() },
  { requiredKeys: ['role'] },
);
const choice = fc.record({ text: fc.jsonValue(), label: fc.jsonValue() }, { requiredKeys: [] });
const oddName = fc.constantFrom('toString', 'toJSON', '__proto__', 'length', 'text', 'label');
const anyValue = fc.oneof(
  fc.dictionary(oddName, fc.jsonValue()),
  fc.jsonValue(),
  fc.array(turn, { maxLength: 4 }),
  fc.array(choice, { maxLength: 4 }),
  fc.record({ text: fc.array(fc.string()), label: fc.jsonValue() }),
);
const anyFields = fc.dictionary(name, anyValue, { maxKeys: 6 });
const anyMap = fc.record(
  {
    question: fc.array(name, { maxLength: 3 }),
    context: name,
    answer: name,
    solution: name,
    choices: fc.array(name, { maxLength: 3 }),
    label: name,
    key: name,
    difficulty: fc.array(name, { maxLength: 3 }),
  },
  { requiredKeys: ['question', 'difficulty'] },
);

describe('reading an example', () => {
  it('never throws and gives texts, whatever the record and the map', () => {
    const law = fc.property(anyFields, anyMap, (fields, map) => {
      const example = exampleOf(fields, map, 0, '');
      const { question, context, answer, solution, label, key, choices, gold, levels } = example;
      for (const text of [question, context, answer, solution, label, key, ...choices])
        expect(text).toBeTypeOf('string');
      expect(gold >= -1 && gold < Math.max(choices.length, 0) && Number.isInteger(gold)).toBe(true);
      expect(levels).toHaveLength(map.difficulty.length);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

describe('a value as text', () => {
  it.each([
    ['a', 'a'],
    [1.5, '1.5'],
    [false, 'false'],
    [null, ''],
    [undefined, ''],
    [['a', '', ['b', 2]], 'a\nb\n2'],
    [{ a: 1 }, '{"a":1}'],
  ])('is for %j the text %j', (value, text) => {
    expect(textOf(value)).toBe(text);
  });
});
