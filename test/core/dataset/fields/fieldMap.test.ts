import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fieldMapKey,
  parseOverrides,
  roles,
  type FieldMap,
} from '../../../../src/core/dataset/fields/fieldMap';
import { UserError } from '../../../../src/core/userError';

describe('what the user says of the fields', () => {
  it('is read by role', () => {
    expect(parseOverrides('question=instruction+input, answer = output ,difficulty=level')).toEqual({
      question: ['instruction', 'input'],
      answer: ['output'],
      difficulty: ['level'],
    });
  });

  it('may call the key id', () => {
    expect(parseOverrides('id=uuid')).toEqual({ key: ['uuid'] });
  });

  it('may take a role away', () => {
    expect(parseOverrides('label=')).toEqual({ label: [] });
  });

  it('may name a field that has an equals sign, dots or spaces in it', () => {
    expect(parseOverrides('question=a=b,answer=data.my reply')).toEqual({
      question: ['a=b'],
      answer: ['data.my reply'],
    });
  });

  it('may be nothing', () => {
    expect(parseOverrides('')).toEqual({});
    expect(parseOverrides(' , ')).toEqual({});
  });

  it.each(['question', 'prompt=text', '=text', 'question=a,oops', 'toString=a', 'Question=a'])(
    'is refused where it names no role: %s',
    (text) => {
      expect(() => parseOverrides(text)).toThrow(UserError);
      expect(() => parseOverrides(text)).toThrow(/"[^"]+" is none\. The roles: question, context, answer/);
    },
  );

  it('is read or refused with a UserError, whatever the text', () => {
    const piece = fc.constantFrom('question', 'answer', 'id', '=', ',', '+', ' ', 'a', '.', 'é');
    const law = fc.property(fc.oneof(fc.string(), fc.string({ unit: piece })), (text) => {
      try {
        const overrides = parseOverrides(text);
        expect(roles).toEqual(expect.arrayContaining(Object.keys(overrides)));
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
      }
    });
    fc.assert(law, { numRuns: 300 });
  });
});

const path = fc.stringMatching(/^[A-Za-z_.=é]{1,8}$/);
const paths = fc.uniqueArray(path, { maxLength: 3 });
const map: fc.Arbitrary<FieldMap> = fc.record(
  {
    question: paths,
    context: path,
    answer: path,
    solution: path,
    choices: fc.uniqueArray(path, { minLength: 1, maxLength: 3 }),
    label: path,
    key: path,
    difficulty: paths,
  },
  { requiredKeys: ['question', 'difficulty'] },
);

describe('the key of a field map', () => {
  it('is one line that names every role', () => {
    const full: FieldMap = {
      question: ['a', 'b'],
      choices: ['A', 'B'],
      label: 'gold',
      difficulty: [],
      key: 'id',
    };
    expect(fieldMapKey(full)).toBe('question=a+b,choices=A+B,label=gold,key=id,difficulty=');
  });

  it('is read back to the same map by what reads the user', () => {
    const law = fc.property(map, (fields) => {
      const lists = Object.entries(fields).map(([role, value]) => [role, [value].flat()]);
      expect(parseOverrides(fieldMapKey(fields))).toEqual(Object.fromEntries(lists));
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('is the same for maps that were put together in another order', () => {
    const law = fc.property(map, (fields) => {
      const reversed = Object.fromEntries(Object.entries(fields).reverse()) as unknown as FieldMap;
      expect(fieldMapKey(reversed)).toBe(fieldMapKey(fields));
    });
    fc.assert(law);
  });

  it('is unlike that of any other map', () => {
    const law = fc.property(map, map, (one, other) => {
      const same =
        JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
      expect(fieldMapKey(one) === fieldMapKey(other)).toBe(same);
    });
    fc.assert(law);
  });
});
