import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathsOf, valueAt } from '../../../../src/core/dataset/fields/path';

const fields = { question: { stem: 'why?', 'sub.stem': 1 }, 'a.b': { c: 2 }, list: [{ d: 3 }], none: null };

describe('the value at a path', () => {
  it.each([
    ['question.stem', 'why?'],
    ['question.sub.stem', 1],
    ['a.b', { c: 2 }],
    ['a.b.c', 2],
    ['none', null],
  ])('is found at %s', (path, value) => {
    expect(valueAt(fields, path)).toEqual(value);
  });

  it.each(['', '.', 'question.', 'question.stem.x', 'list.0', 'missing', 'toString', '__proto__.toString'])(
    'is undefined where there is none: %j',
    (path) => {
      expect(valueAt(fields, path)).toBeUndefined();
    },
  );

  it('is that of the field whose own name has dots before that of an inner field', () => {
    expect(valueAt({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
  });
});

describe('the paths of a record', () => {
  it('open objects, not lists', () => {
    expect(pathsOf(fields)).toEqual([
      'question',
      'question.stem',
      'question.sub.stem',
      'a.b',
      'a.b.c',
      'list',
      'none',
    ]);
  });

  it('open objects to the given depth only', () => {
    const nested = { a: { b: { c: { d: 1 } } } };
    expect(pathsOf(nested, 1)).toEqual(['a']);
    expect(pathsOf(nested, 3)).toEqual(['a', 'a.b', 'a.b.c']);
  });

  it('all lead to a value, whatever the names', () => {
    const name = fc.constantFrom('a', 'b', 'a.b', '.', '');
    const leaf = fc.oneof(fc.integer(), fc.constant(null), fc.constant('x'));
    const inner = fc.dictionary(name, leaf, { maxKeys: 3 });
    const law = fc.property(fc.dictionary(name, fc.oneof(leaf, inner), { maxKeys: 4 }), (record) => {
      expect(pathsOf(record).filter((path) => valueAt(record, path) === undefined)).toEqual([]);
    });
    fc.assert(law, { numRuns: 300 });
  });
});
