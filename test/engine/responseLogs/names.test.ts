import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globBase, globExpression } from '../../../src/engine/files/glob';
import { naturalOrder } from '../../../src/core/dataset/splits/naturalOrder';
import { NameTable } from '../../../src/engine/responseLogs/reading/nameTable';
import { name } from './generated';

describe('the natural order of names', () => {
  it('has numbers by their value', () => {
    const names = [
      'q10',
      'q2',
      'Q2',
      'q',
      'q02',
      'q2b',
      'q2a10',
      'q2a9',
      '10',
      '9',
      'q99999999999999999999',
      'q100000000000000000000',
    ];
    expect([...names].sort(naturalOrder)).toEqual([
      ...['9', '10', 'Q2', 'q', 'q02', 'q2', 'q2a9', 'q2a10', 'q2b', 'q10'],
      ...['q99999999999999999999', 'q100000000000000000000'],
    ]);
  });

  it('is an order of all names: no two tie, and any shuffle sorts to the same', () => {
    const piece = fc.constantFrom('a', 'b', '0', '1', '9', '10', '-', '雪');
    const names = fc.uniqueArray(
      fc.array(piece, { maxLength: 5 }).map((parts) => parts.join('')),
      { maxLength: 12 },
    );
    const shuffled = names.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const law = fc.property(shuffled, ([list, other]) => {
      expect([...other].sort(naturalOrder)).toEqual([...list].sort(naturalOrder));
      for (const one of list) for (const two of list) expect(naturalOrder(one, two) === 0).toBe(one === two);
    });
    fc.assert(law, { numRuns: 500 });
  });
});

describe('a table of names', () => {
  it('gives every name one index, in the order of first mention, however many there are', () => {
    const table = new NameTable();
    const names = Array.from({ length: 70_000 }, (_, at) => `name ${(at * 7919) % 50_000}`);
    const indices = names.map((one) => table.add(one));
    expect(table.names()).toEqual([...new Set(names)]);
    expect(new Set(indices).size).toBe(50_000);
    expect(names.map((one) => table.add(one))).toEqual(indices);
  });

  it('finds any name again, short or long, whatever it is guessed to be', () => {
    const law = fc.property(
      fc.array(
        fc.oneof(
          name,
          name.map((one) => one.repeat(500)),
        ),
      ),
      (names) => {
        const table = new NameTable();
        const known = [...new Set(names)];
        for (const one of names) expect(table.add(one)).toBe(known.indexOf(one));
        for (const one of known)
          for (const guess of [-1, 0, known.length - 1]) {
            const bytes = Buffer.from(`<${one}>`);
            expect(table.addBytes(bytes, 1, bytes.length - 1, guess)).toBe(known.indexOf(one));
          }
        expect(table.names()).toEqual(known);
      },
    );
    fc.assert(law);
  });

  it('takes no bytes that are no text', () => {
    const table = new NameTable();
    expect(table.addBytes(Uint8Array.from([0x4d, 0xfc]), 0, 2)).toBe(-1);
    expect(table.addBytes(Uint8Array.from([0x4d, 0xfc]), 0, 1)).toBe(0);
    expect(table.names()).toEqual(['M']);
  });
});

describe('a pattern of paths', () => {
  it.each([
    ['logs/*.csv', 'logs', ['logs/a.csv', 'logs/.csv'], ['logs/a/b.csv', 'logs/a.tsv', 'x/logs/a.csv']],
    ['**/samples_*.jsonl', '.', ['samples_a.jsonl', 'm/t/samples_a.jsonl'], ['m/sample_a.jsonl']],
    [
      '/data/{a,b}/[0-9]?.json',
      '/data',
      ['/data/a/1x.json', '/data/b/99.json'],
      ['/data/c/1x.json', '/data/a/xx.json'],
    ],
    ['runs/[!a]*/(x).csv', 'runs', ['runs/b1/(x).csv'], ['runs/a1/(x).csv', 'runs/b1/x.csv']],
    ['a/**', 'a', ['a/b', 'a/b/c'], ['b/a']],
    ['a[z-a].csv', '.', ['a[z-a].csv'], ['az.csv']],
  ])('fits those paths and no others: %s', (pattern, base, fits, others) => {
    const expression = globExpression(pattern);
    expect(globBase(pattern)).toBe(base);
    expect([...fits, ...others].filter((path) => expression.test(path))).toEqual(fits);
  });
});
