import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../../../src/core/dataset/fields/fieldMap';
import { manyFields, parseOverrides } from '../../../../src/core/dataset/fields/overrides';
import { writtenName } from '../../../../src/core/dataset/fields/quotedName';
import { UserError } from '../../../../src/core/userError';

const unit = fc.constantFrom(...'ab=+,. \t"\\\'é'.split(''), 'e\u0301', '\ufeff', '\ud800', '\n', 'answer=');
const name = fc.oneof(fc.string({ unit, maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 6 }));

describe('what the user says of the fields', () => {
  it('is read by role', () => {
    expect(parseOverrides(['question=instruction+input, answer = output ', 'difficulty=level'])).toEqual({
      question: ['instruction', 'input'],
      answer: ['output'],
      difficulty: ['level'],
    });
  });

  it('may say with a sign before a difficulty column which end of it is hard', () => {
    expect(parseOverrides(['difficulty=-pass_rate'])).toEqual({ difficulty: ['-pass_rate'] });
    expect(parseOverrides(['difficulty=+x + -"a+b"++y'])).toEqual({ difficulty: ['+x', '-a+b', '+y'] });
    expect(parseOverrides(['difficulty=-x'], ['-x'])).toEqual({ difficulty: ['-x'] });
    expect(() => parseOverrides(['difficulty=-'])).toThrow(/one is missing/);
    expect(() => parseOverrides(['question=+x'])).toThrow(/one is missing/);
  });

  it('may call the key id', () => {
    expect(parseOverrides(['id=uuid'])).toEqual({ key: ['uuid'] });
  });

  it('may take a role away, but not the question', () => {
    expect(parseOverrides(['label=,answer=a'])).toEqual({ label: [], answer: ['a'] });
    expect(() => parseOverrides(['question=,answer=a'])).toThrow(/names no field for question/);
  });

  it('may name a field that has an equals sign, dots or spaces in it', () => {
    expect(parseOverrides(['question=a=b,answer=data.my reply'])).toEqual({
      question: ['a=b'],
      answer: ['data.my reply'],
    });
  });

  it('may be nothing', () => {
    expect(parseOverrides([])).toEqual({});
    expect(parseOverrides(['', ' , '])).toEqual({});
  });

  it.each(['question', 'prompt=text', '=text', 'question=a,oops', 'toString=a', 'Question=a'])(
    'is refused where it names no role: %s',
    (text) => {
      expect(() => parseOverrides([text])).toThrow(UserError);
      expect(() => parseOverrides([text])).toThrow(/"[^"]+" is none\. The roles: question, context, answer/);
    },
  );

  it.each([
    [['difficulty=e,difficulty=f'], /difficulty is given twice: join its fields with \+\./],
    [['question=a', 'question=b'], /question is given twice: join its fields with \+\./],
    [['answer=a,answer=a'], /answer is given twice\.$/],
    [['id=a,key=b'], /key is given twice\.$/],
    [['answer=a+b'], /answer takes one field, not "a" and "b"/],
    [['question=a+a'], /names the field "a" twice for question/],
    [['question=a+,answer=b'], /one is missing/],
    [['question=+a'], /one is missing/],
  ])('is refused where it cannot be meant: %j', (texts, sentence) => {
    expect(() => parseOverrides(texts)).toThrow(UserError);
    expect(() => parseOverrides(texts)).toThrow(sentence);
  });

  it('reads the longest name that a field has as it is', () => {
    const names = ['a', 'b', 'a+b', 'x,y', ' lead', '"q"', 'k=v,'];
    expect(parseOverrides(['question=a+b+a'], names)).toEqual({ question: ['a+b', 'a'] });
    expect(parseOverrides(['question="a"+"b",answer=x,y'], names)).toEqual({
      question: ['a', 'b'],
      answer: ['x,y'],
    });
    expect(parseOverrides(['question= lead,answer="q",label=k=v,'], names)).toEqual({
      question: [' lead'],
      answer: ['"q"'],
      label: ['k=v,'],
    });
    expect(parseOverrides(['question=a+c'], names)).toEqual({ question: ['a', 'c'] });
  });

  it('names any field, whatever others there are', () => {
    const law = fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), fc.nat(), (names, at) => {
      const meant = names[at % names.length]!;
      const quoted = JSON.stringify(meant);
      for (const known of [names, []])
        expect(parseOverrides([`label=${quoted},answer=a b`], known)).toEqual({
          label: [meant],
          answer: ['a b'],
        });
      expect(
        parseOverrides([`question=${names.map((one) => JSON.stringify(one)).join(' + ')}`], names),
      ).toEqual({
        question: names,
      });
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('reads a name by itself as it is where a field has it, unless it is another in quotes', () => {
    const law = fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (names) => {
      const [meant] = names;
      fc.pre(meant !== '' && !meant!.trimStart().startsWith('"'));
      expect(parseOverrides([`label=${meant!}`], [meant!])).toEqual({ label: [meant] });
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('reads what writes a name', () => {
    const law = fc.property(name, (one) => {
      expect(parseOverrides([`label=${writtenName(one)},answer=a`])).toEqual({ label: [one], answer: ['a'] });
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('is read or refused with a UserError, whatever the text', () => {
    const piece = fc.constantFrom('question', 'answer', 'id', '=', ',', '+', ' ', 'a', '.', 'é', '"', '\\');
    const text = fc.oneof(fc.string(), fc.string({ unit: piece }));
    const law = fc.property(fc.array(text, { maxLength: 2 }), fc.array(name), (texts, names) => {
      try {
        const overrides = parseOverrides(texts, names);
        expect(roles).toEqual(expect.arrayContaining(Object.keys(overrides)));
        for (const [role, fields] of Object.entries(overrides))
          if (!manyFields.some((many) => many === role)) expect(fields.length).toBeLessThan(2);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    });
    fc.assert(law, { numRuns: 500 });
  });
});
