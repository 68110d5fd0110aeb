import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passRateBins } from '../../../src/core/mixture/passRateBins';

const of = (tries: readonly (readonly [right: number, tries: number])[]) =>
  passRateBins({
    share: Float64Array.from(tries, ([right, n]) => right / n),
    tries: Float64Array.from(tries, ([, n]) => n || NaN),
    signal: Float64Array.from(tries, ([right, n]) => (right > 0 && right < n ? 0.9 : 0.2)),
  });

describe('The bins of pass rates', () => {
  it('are one for each k/n where every row has the same few tries', () => {
    const bins = of([
      [0, 4],
      [1, 4],
      [1, 4],
      [4, 4],
      [0, 0],
    ]);
    expect(bins.map(({ from, to }) => [from, to])).toEqual([0, 0.25, 0.5, 0.75, 1].map((k) => [k, k]));
    expect(bins.map(({ rows }) => rows)).toEqual([1, 2, 0, 0, 1]);
    expect(bins.map(({ learnable }) => learnable)).toEqual([0, 2, 0, 0, 0]);
  });

  it('are none right, tenths and all right where rows have other numbers of tries, or answers are scored in part', () => {
    for (const last of [
      [3, 8],
      [1.5, 4],
    ] as const) {
      const bins = of([[0, 4], [4, 4], [3, 4], last]);
      expect(bins).toHaveLength(12);
      expect(bins[0]).toMatchObject({ from: 0, to: 0, rows: 1 });
      expect(bins[8]).toMatchObject({ rows: 1, learnable: 1 });
      expect(bins[4]).toMatchObject({ rows: 1, learnable: 1 });
      expect(bins[11]).toMatchObject({ from: 1, to: 1, rows: 1 });
    }
  });

  it('hold every row that was tried once', () => {
    const pair = fc
      .integer({ min: 0, max: 70 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    const law = fc.property(fc.array(pair, { maxLength: 40 }), (tries) => {
      const bins = of(tries);
      const sum = bins.reduce((total, { rows }) => total + rows, 0);
      expect(sum).toBe(tries.filter(([, n]) => n > 0).length);
      for (const { rows, learnable } of bins) expect(learnable).toBeLessThanOrEqual(rows);
    });
    fc.assert(law);
  });
});
