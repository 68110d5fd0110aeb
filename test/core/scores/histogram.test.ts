import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../../src/core/scores/histogram';
import { arcLevels, repeated, scores } from './columns';

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

describe('a histogram', () => {
  it('counts every known value once', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 50 }), (values, bins) => {
        const { counts, edges } = histogramOf(values, bins);
        expect(sum(counts)).toBe(values.filter(Number.isFinite).length);
        expect(edges.length).toBe(counts.length + 1);
      }),
    );
  });

  it('puts a value between the edges of its bin', () => {
    const values = Array.from({ length: 1000 }, (_, at) => Math.sqrt(at + 0.5));
    const { counts, edges } = histogramOf(values, 20);
    const inner = (bin: number): number =>
      values.filter((value) => value >= edges[bin]! && value < edges[bin + 1]!).length;
    expect(counts.slice(1, -1)).toEqual(counts.map((_, bin) => inner(bin)).slice(1, -1));
  });

  it('has bins of equal width, the outermost of which hold all beyond', () => {
    const values = [...Array.from({ length: 1000 }, (_, at) => at / 1000), -500, 700];
    const { counts, edges, levels } = histogramOf(values, 10);
    expect(levels).toBeUndefined();
    const widths = edges.slice(1).map((edge, at) => edge - edges[at]!);
    // The 0.5% and 99.5% quantiles lie at about 0.004 and 0.995; edges are sums of rounded widths.
    for (const width of widths) expect(width).toBeCloseTo(widths[0]!, 12);
    expect(edges[0]).toBeCloseTo(0.004, 2);
    expect(edges[10]).toBeCloseTo(0.995, 2);
    expect(sum(counts)).toBe(1002);
    expect(counts[0]).toBeGreaterThan(counts[1]!);
    expect(counts[9]).toBeGreaterThan(counts[8]!);
  });

  it('counts the highest value into the last bin', () => {
    const values = [...Array.from({ length: 90 }, (_, at) => at / 100), ...new Array<number>(10).fill(1)];
    const { counts, edges } = histogramOf(values, 5);
    expect(edges.at(-1)).toBe(1);
    expect(counts.at(-1)).toBe(19);
  });

  it('has one bin for each level of a measure with few whole ones, empty ones between them included', () => {
    const { counts, edges, levels } = histogramOf(repeated({ 1: 4, 2: 1, 5: 7 }), 30);
    expect(levels).toEqual([1, 2, 3, 4, 5]);
    expect(counts).toEqual([4, 1, 0, 0, 7]);
    expect(edges).toEqual([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]);
    expect(histogramOf(repeated(arcLevels.grade), 30).counts).toEqual([194, 277, 963, 263, 792, 2031]);
  });

  it('has bins of equally many whole numbers where all values are whole', () => {
    const values = Array.from({ length: 1000 }, (_, at) => at % 100);
    const { counts, edges, levels } = histogramOf(values, 30);
    expect(levels).toBeUndefined();
    expect(counts).toEqual(new Array(25).fill(40));
    expect(edges).toEqual(Array.from({ length: 26 }, (_, at) => 4 * at));
  });

  it('has whole edges where all values are whole and too many to be levels', () => {
    const whole = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 1, max: 50 }), (values, bins) => {
        const { edges, levels } = histogramOf(values, bins);
        if (!levels) expect(edges.filter((edge) => !Number.isInteger(edge))).toEqual([]);
      }),
    );
  });

  it('has no more bins than were asked for', () => {
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 50 }), (values, bins) => {
        expect(histogramOf(values, bins).counts.length).toBeLessThanOrEqual(bins);
      }),
    );
  });

  it('has no levels where values are no whole numbers or lie too far apart', () => {
    expect(histogramOf([0.5, 1.5, 1.5], 10).levels).toBeUndefined();
    expect(histogramOf([1, 2, 1000], 10).levels).toBeUndefined();
    expect(histogramOf([1, 2, 3, 4], 3).levels).toBeUndefined();
  });

  it('holds equal values, and none', () => {
    expect(sum(histogramOf(new Array<number>(9).fill(0.25), 8).counts)).toBe(9);
    expect(histogramOf([NaN, NaN], 8).counts).toEqual([]);
  });
});
