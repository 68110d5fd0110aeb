import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binRows } from '../../../src/core/scores/bins';
import { Crossfilter, type BinRange } from '../../../src/core/scores/crossfilter';
import { histogramOf } from '../../../src/core/scores/histogram';

const bins = 5;
const ids = ['a', 'b', 'c', 'd'];
const facets = fc.integer({ min: 0, max: 40 }).chain((rows) =>
  fc.array(fc.uint8Array({ min: 0, max: bins, minLength: rows, maxLength: rows }), {
    minLength: ids.length,
    maxLength: ids.length,
  }),
);
const ranges: fc.Arbitrary<BinRange | undefined> = fc.option(
  fc.tuple(fc.nat(bins), fc.nat(bins)).map(([one, other]) => ({
    from: Math.min(one, other),
    to: Math.max(one, other),
  })),
  { nil: undefined },
);
const moves = fc.array(fc.tuple(fc.nat(ids.length - 1), ranges), { maxLength: 12 });

/** Counts everything anew, row by row. */
function bruteForce(columns: readonly Uint8Array[], brushes: readonly (BinRange | undefined)[]) {
  const rows = columns[0]!.length;
  const passes = (row: number, column: number): boolean => {
    const brush = brushes[column];
    return !brush || (columns[column]![row]! >= brush.from && columns[column]![row]! < brush.to);
  };
  const counts = columns.map((of, own) => {
    const counted = new Array<number>(bins + 1).fill(0);
    for (let row = 0; row < rows; row++)
      if (columns.every((_, other) => other === own || passes(row, other))) counted[of[row]!]!++;
    return counted;
  });
  const selection = Array.from({ length: rows }, (_, row) => row).filter((row) =>
    columns.every((_, column) => passes(row, column)),
  );
  return { counts, selection };
}

describe('Crossfilter', () => {
  it('counts what a count from scratch counts, after any moves of brushes', () => {
    fc.assert(
      fc.property(facets, moves, (columns, steps) => {
        const filter = new Crossfilter(columns[0]!.length);
        columns.forEach((of, at) => filter.add(ids[at]!, { count: bins, of }));
        const brushes: (BinRange | undefined)[] = ids.map(() => undefined);
        for (const [at, range] of steps) {
          filter.brush(ids[at]!, range);
          brushes[at] = range;
          const { counts, selection } = bruteForce(columns, brushes);
          expect(ids.map((id) => [...filter.counts(id)])).toEqual(counts);
          expect([...filter.selection()]).toEqual(selection);
          expect(filter.selected).toBe(selection.length);
          brushes.forEach((_, own) => {
            const fewer = bruteForce(columns, brushes.with(own, undefined));
            expect(filter.selectedWithout(ids[own]!)).toBe(fewer.selection.length);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts a facet that comes later as if it had been there before', () => {
    fc.assert(
      fc.property(facets, ranges, (columns, range) => {
        const filter = new Crossfilter(columns[0]!.length);
        filter.add('a', { count: bins, of: columns[0]! });
        filter.brush('a', range);
        filter.add('b', { count: bins, of: columns[1]! });
        const { counts } = bruteForce(columns.slice(0, 2), [range, undefined]);
        expect([...filter.counts('b')]).toEqual(counts[1]);
      }),
    );
  });

  it('keeps an order that it is given', () => {
    const filter = new Crossfilter(4);
    filter.add('a', { count: 2, of: Uint8Array.of(0, 1, 1, 2) });
    filter.brush('a', { from: 1, to: 2 });
    expect([...filter.selection(Uint32Array.of(3, 2, 1, 0))]).toEqual([2, 1]);
  });
});

describe('binRows', () => {
  it('puts an edge into the bin that begins there, however it was rounded', () => {
    const ends = fc.tuple(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, fc.integer({ min: 1, max: 60 }), ([low, width], count) => {
        const edges = Array.from({ length: count + 1 }, (_, at) => low + at * width);
        // The value before an edge, too, is on its own side of it.
        const before = edges.slice(1).map((edge) => edge - Math.abs(edge) * Number.EPSILON);
        expect([...binRows(edges, { edges }).of]).toEqual(
          [...edges.keys()].map((at) => Math.min(at, count - 1)),
        );
        expect([...binRows(before, { edges }).of]).toEqual([...before.keys()]);
      }),
    );
  });

  const values = fc.array(fc.oneof(fc.double(), fc.integer({ min: -20, max: 20 })), { minLength: 1 });

  it('puts each value between the edges of its bin, what lies beyond into the outermost, unknown apart', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 60 }), (column, most) => {
        fc.pre(
          column.some(Number.isFinite) && column.every((value) => Math.abs(value) < 1e300 || value !== value),
        );
        const { edges } = histogramOf(column, most);
        const { count, of } = binRows(column, { edges });
        column.forEach((value, row) => {
          const bin = of[row]!;
          if (Number.isNaN(value)) expect(bin).toBe(count);
          else {
            expect(value >= edges[bin]! || bin === 0).toBe(true);
            expect(value < edges[bin + 1]! || bin === count - 1).toBe(true);
          }
        });
      }),
    );
  });
});
