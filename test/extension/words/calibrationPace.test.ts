import { describe, expect, it } from 'vitest';
import { CalibrationPace } from '../../../src/extension/words/calibrationPace';

const fitting = (what: string, iteration: number, change: number) =>
  ({ kind: 'fitting', what, iteration, change, limit: 1e-4 }) as const;

describe('how a calibration gets on', () => {
  it('is told in words', () => {
    const pace = new CalibrationPace();
    expect(pace.what({ kind: 'reading', done: 1, total: 2 })).toBe('reading the responses');
    expect(pace.what(fitting('2PL', 7, 0.0031))).toBe('2PL, iteration 7, change .003');
    expect(pace.what(fitting('2PL', 1, Infinity))).toBe('2PL, iteration 1');
    expect(pace.what(fitting('2PL', 1, 12.4))).toBe('2PL, iteration 1, change 10');
    expect(pace.what({ kind: 'joining' })).toBe('finding the examples');
  });

  it('goes on from reading to joining without stepping back', () => {
    const pace = new CalibrationPace();
    const shares = [
      { kind: 'reading', done: 0, total: 10 } as const,
      { kind: 'reading', done: 10, total: 10 } as const,
      fitting('2PL', 1, 1),
      fitting('2PL', 2, 0.01),
      fitting('2PL', 3, 0.0001),
      { kind: 'joining' } as const,
    ].map((progress) => pace.share(progress));
    expect(shares[0]).toBe(0);
    expect(shares[3]).toBeCloseTo((shares[2]! + shares[4]!) / 2, 10);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('is not told as a share where several models are fitted', () => {
    const pace = new CalibrationPace();
    expect(pace.share(fitting('1PL, to compare', 1, 1))).toBeCloseTo(0.1, 10);
    expect(pace.share(fitting('2PL, to compare', 1, 1))).toBeNaN();
    expect(pace.share({ kind: 'joining' })).toBe(0.95);
  });

  it('does not break where changes say nothing', () => {
    const pace = new CalibrationPace();
    for (const change of [Infinity, NaN, 0, 1])
      expect(pace.share(fitting('2PL', 1, change))).toBeCloseTo(0.1, 10);
  });
});
