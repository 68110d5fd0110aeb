import { describe, expect, it } from 'vitest';
import { histogramOf } from '../../src/core/scores/histogram';
import { Axis } from '../../webview/charts/axis';

const axisOf = (values: readonly number[]): Axis => new Axis(histogramOf(values, 40));

describe('an axis', () => {
  it('puts a cut-off between two levels between their bars, not into one', () => {
    const levels = axisOf([1, 2, 3, 4]);
    expect(levels.kind).toBe('levels');
    expect(levels.endOf(1.9)).toBe(levels.endOf(1));
    expect(levels.startOf(3.1)).toBe(levels.startOf(4));
    expect(levels.endOf(2)).toBeCloseTo(0.5, 12);
    expect(levels.startOf(3)).toBeCloseTo(0.5, 12);
  });

  it('puts one between whole numbers after the lower and before the upper', () => {
    const whole = axisOf(Array.from({ length: 200 }, (_, at) => at));
    expect(whole.kind).toBe('whole');
    expect(whole.endOf(57.3)).toBe(whole.endOf(57));
    expect(whole.startOf(57.3)).toBe(whole.startOf(58));
    expect(whole.startOf(58)).toBe(whole.endOf(57));
  });

  it('puts one among any numbers where it is', () => {
    const continuous = axisOf(Array.from({ length: 200 }, (_, at) => at / 7));
    expect(continuous.endOf(12.34)).toBe(continuous.place(12.34));
    expect(continuous.startOf(12.34)).toBe(continuous.place(12.34));
  });
});
