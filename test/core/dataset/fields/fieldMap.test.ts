import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldMapKey, type FieldMap } from '../../../../src/core/dataset/fields/fieldMap';
import { parseOverrides } from '../../../../src/core/dataset/fields/overrides';

const path = fc.oneof(fc.stringMatching(/^[A-Za-z_.=é+, "]{0,8}$/), fc.string({ unit: 'binary' }));
const paths = fc.uniqueArray(path, { maxLength: 3 });
const somePaths = fc.uniqueArray(path, { minLength: 1, maxLength: 3 });
const map: fc.Arbitrary<FieldMap> = fc.record(
  {
    question: somePaths,
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
      expect(parseOverrides([fieldMapKey(fields)])).toEqual(Object.fromEntries(lists));
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
