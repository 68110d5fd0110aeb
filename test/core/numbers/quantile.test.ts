import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countBelow, levelsOf, quantile, sortedFinite } from '../../../src/core/numbers/quantile';
import { scores } from '../scores/columns';

describe('a quantile', () => {
  const sorted = Float64Array.of(1, 2, 4, 8);

  it.each([
    [0, 1],
    [0.3, 1.9],
    [0.5, 3],
    [0.7, 4.4],
    [0.99, 7.88],
    [1, 8],
  ])('interpolates linearly, as numpy.quantile([1, 2, 4, 8], %f) = %f', (q, expected) => {
    // Two roundings of numbers below 10.
    expect(quantile(sorted, q)).toBeCloseTo(expected, 12);
  });

  it('is the middle of 11 values at 0.5 and the value itself at a tenth', () => {
    const tenths = Float64Array.from({ length: 11 }, (_, at) => at * at);
    expect(quantile(tenths, 0.5)).toBe(25);
    // 0.3 × 10 is 3 in double precision, 0.7 × 10 is 7.
    expect(quantile(tenths, 0.3)).toBe(9);
    expect(quantile(tenths, 0.7)).toBe(49);
  });

  it('is the value where there is one, and unknown where there is none', () => {
    expect(quantile(Float64Array.of(5), 0.3)).toBe(5);
    expect(quantile(new Float64Array(), 0.5)).toBeNaN();
  });
});

describe('sorting', () => {
  it('leaves out what is no finite number', () => {
    expect([...sortedFinite([3, NaN, -1, Infinity, 10, -Infinity])]).toEqual([-1, 3, 10]);
  });
});

describe('counting', () => {
  it('finds how many values are smaller', () => {
    fc.assert(
      fc.property(scores, fc.nat(), (values, pick) => {
        const sorted = sortedFinite(values);
        const value = sorted[pick % Math.max(1, sorted.length)] ?? 0;
        expect(countBelow(sorted, value)).toBe(sorted.filter((one) => one < value).length);
        expect(countBelow(sorted, value + 0.5)).toBe(sorted.filter((one) => one < value + 0.5).length);
      }),
    );
  });

  it('finds the levels and how often each occurs, unless there are too many', () => {
    const sorted = Float64Array.of(1, 1, 2, 5, 5, 5);
    expect(levelsOf(sorted, 3)).toEqual([
      { value: 1, count: 2 },
      { value: 2, count: 1 },
      { value: 5, count: 3 },
    ]);
    expect(levelsOf(sorted, 2)).toBeUndefined();
    expect(levelsOf(new Float64Array(), 2)).toEqual([]);
  });
});
