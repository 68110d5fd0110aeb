import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { structureIn, structured } from '../../../../src/core/dataset/fields/literal';

describe('a list or object that a text spells out', () => {
  it.each<[string, unknown]>([
    ['["a", "b"]', ['a', 'b']],
    ["['a', \"it's\"]", ['a', "it's"]],
    ["['a' 'b'\n 'c']", ['a', 'b', 'c']],
    ["{'text': array(['a'], dtype=object), 'start': array([3], dtype=int32)}", { text: ['a'], start: [3] }],
    ["[{'role': 'user', 'content': 'it\\'s\\n\\u00e9'}]", [{ role: 'user', content: "it's\né" }]],
    ['[True, False, None, nan, -1.5e3, (1, 2)]', [true, false, null, null, -1500, [1, 2]]],
    ['[]', []],
  ])('is read: %s', (text, value) => {
    expect(structureIn(text)).toEqual(value);
  });

  it.each([
    '',
    'a',
    '[INST] Hi [/INST]',
    '[a, b]',
    "['a'",
    "{'a'}",
    '[x for x in y]',
    '[1] and [2]',
    '{\n}x',
  ])('is none in %j', (text) => {
    expect(structureIn(text)).toBeUndefined();
  });

  it('is what JSON holds, and never throws', () => {
    const law = fc.property(
      fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue())),
      (value) => {
        expect(structureIn(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      },
    );
    fc.assert(law);
    const letters = fc.string({ unit: fc.constantFrom(...`[](){}'",: \\arTFnu1.-`) });
    fc.assert(fc.property(letters, (text) => void structured(`[${text}]`)));
  });

  it('is read in a time that grows with the text', () => {
    expect(structureIn('['.repeat(100_000) + ']')).toBeUndefined();
    expect(structureIn(`[${"'a' ".repeat(100_000)}]`)).toHaveLength(100_000);
  });
});
