import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubledKeys, hasDoubledKey } from '../../../../src/core/dataset/reading/doubledKeys';
import { readRecord, type ReadRecord } from '../../../../src/core/dataset/reading/record';

const keysOf = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : (Array.isArray(value) ? 0 : Object.keys(value).length) +
      Object.values(value).reduce<number>((sum, inner) => sum + keysOf(inner), 0);
const isDoubled = (json: string): boolean => hasDoubledKey(json, keysOf(JSON.parse(json)));

describe('a key that is given twice', () => {
  it('is found wherever it is, however it is written', () => {
    expect(isDoubled('{"level":5,"level":1}')).toBe(true);
    expect(isDoubled('{"a":[{"b":1, "\\u0062" :2}]}')).toBe(true);
    expect(isDoubled('{"a":"\\"level\\":","level":1}')).toBe(false);
    expect(doubledKeys('{"level":5,"l\\u0065vel":1,"a":{"b":1,"c":{"b":2},"b":[{"x":1,"x":2}]}}')).toEqual([
      'level',
      'a.b',
    ]);
  });

  it('is not seen in JSON that has none, and is seen once one is put in', () => {
    const law = fc.property(
      fc.json(),
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      (json, fields) => {
        expect(isDoubled(json)).toBe(false);
        const text = JSON.stringify(fields);
        const [first] = Object.keys(fields);
        expect(isDoubled(`${text.slice(0, -1)}, ${JSON.stringify(first)} : 0}`)).toBe(true);
        expect(doubledKeys(`${text.slice(0, -1)}, ${JSON.stringify(first)} : 0}`)).toEqual([first]);
      },
    );
    fc.assert(law, { numRuns: 300 });
  });
});

describe('a record that gives a key twice', () => {
  const read = (text: string, ...onlyOnce: string[]): ReadRecord =>
    readRecord(new TextEncoder().encode(text), { format: 'jsonl', onlyOnce });

  it('is broken where the field is used, or is in, or holds, one that is', () => {
    const problem = (name: string): ReadRecord => ({ problem: `its field "${name}" is given twice` });
    expect(read('{"level":5,"level":1}', 'level')).toEqual(problem('level'));
    expect(read('{"q":{"stem":"a"},"q":{"stem":"b"}}', 'q.stem')).toEqual(problem('q'));
    expect(read('{"q":{"stem":"a","stem":"b"}}', 'q')).toEqual(problem('q.stem'));
  });

  it('reads to its fields where it is not', () => {
    expect(read('{"level":5,"level":1,"a":2}', 'a')).toEqual({ fields: { level: 1, a: 2 } });
    expect(read('{"level":5,"level":1}')).toEqual({ fields: { level: 1 } });
  });
});
