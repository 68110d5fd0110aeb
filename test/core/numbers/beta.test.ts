import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile, betaShare } from '../../../src/core/numbers/beta';
import { digamma, logGamma, trigamma } from '../../../src/core/numbers/gamma';

describe('the Beta distribution', () => {
  it('has the shares that are known in closed form', () => {
    // Rounding only: 1e-13.
    expect(betaShare(0.3, 1, 1)).toBeCloseTo(0.3, 13);
    expect(betaShare(0.3, 2, 1)).toBeCloseTo(0.09, 13);
    expect(betaShare(0.3, 1, 3)).toBeCloseTo(1 - 0.7 ** 3, 13);
    expect(betaShare(0.3, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.3)), 13);
    // The binomial tail: P(K ≥ 3 | 10, 0.2).
    expect(betaShare(0.2, 3, 8)).toBeCloseTo(0.322200474, 9);
  });

  it('has quantiles that are the inverse of its shares', () => {
    const size = fc.double({ min: 0.05, max: 5000, noNaN: true });
    const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
    fc.assert(
      fc.property(share, size, size, (p, a, b) => {
        // At 1e4 the logarithms of Γ are near 1e5, so that shares are right to about 1e-10; a quantile next to 1 is rounded.
        const x = betaQuantile(p, a, b);
        const step = Math.max(x * 1e-12, 1e-16);
        expect(betaShare(x - step, a, b) - 1e-9).toBeLessThanOrEqual(p);
        expect(betaShare(Math.min(1, x + step), a, b) + 1e-9).toBeGreaterThanOrEqual(p);
      }),
    );
  });

  it('turns round with its two parameters', () => {
    expect(betaQuantile(0.025, 8.5, 0.5)).toBeCloseTo(1 - betaQuantile(0.975, 0.5, 8.5), 12);
  });

  it('is unknown where something of it is', () => {
    expect(betaShare(NaN, 1, 1)).toBeNaN();
    expect(betaQuantile(0.5, NaN, 1)).toBeNaN();
    expect(betaQuantile(1.5, 1, 1)).toBeNaN();
    expect(betaQuantile(0, 1, 1)).toBe(0);
    expect(betaQuantile(1, 1, 1)).toBe(1);
  });
});

describe('the Γ function', () => {
  it('has its known values', () => {
    // 15 digits are carried.
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 12);
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 13);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 13);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 12);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 12);
  });
});
