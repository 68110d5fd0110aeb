import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  empiricalReliability,
  marginalReliability,
} from '../../../../src/core/psychometrics/estimation/reliability';

const sds = fc.double({ min: 0.6, max: 1.6, noNaN: true });
const items = fc.array(
  fc.tuple(fc.double({ min: 0.3, max: 2, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
  { minLength: 1, maxLength: 12 },
);

describe('marginal reliability', () => {
  const of = (lines: readonly (readonly [number, number])[], sd: number): number =>
    marginalReliability(
      { line: Float64Array.from(lines.flat()), guess: new Float64Array(lines.length) },
      { mean: 0, sd },
    );

  it('has no unit: abilities spread s times as far are abilities of deviation 1 on slopes s times as steep', () => {
    fc.assert(
      fc.property(items, sds, (lines, sd) => {
        const steeper = lines.map(([slope, intercept]) => [slope * sd, intercept] as const);
        // The grid ends at ±6, which leaves out 2e-4 of a population of deviation 1.6.
        expect(Math.abs(of(lines, sd) - of(steeper, 1))).toBeLessThan(1e-3);
      }),
    );
  });

  it('is greater among respondents who differ more', () => {
    const lines = [[1, 0]] as const;
    expect(of(lines, 1.5)).toBeGreaterThan(of(lines, 1) + 0.1);
    expect(of(lines, 1)).toBeGreaterThan(of(lines, 0.7) + 0.05);
  });
});

describe('empirical reliability', () => {
  it('is 1 less the mean squared error over the variance of ability, of those who answered', () => {
    const errors = Float64Array.of(0.6, NaN, 0.8);
    // 1 − ½(0.36 + 0.64)/σ²; to the rounding of squares.
    expect(empiricalReliability(errors, { mean: 0, sd: 1 })).toBeCloseTo(0.5, 12);
    expect(empiricalReliability(errors, { mean: 0, sd: 2 })).toBeCloseTo(0.875, 12);
  });
});
