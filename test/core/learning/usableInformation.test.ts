import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classPrior, divergence, pointwiseInformation } from '../../../src/core/learning/usableInformation';

describe('pointwise V-information', () => {
  it('is the bits that reading saves', () => {
    expect(pointwiseInformation(0.5, 0.25)).toBe(1);
    expect(pointwiseInformation(0.25, 0.25)).toBe(0);
    expect(pointwiseInformation(0.125, 0.5)).toBe(-2);
  });

  it('stays finite where a probability is none', () => {
    expect(pointwiseInformation(0, 0.5)).toBeLessThan(-1000);
    expect(Number.isFinite(pointwiseInformation(0, 0.5))).toBe(true);
  });
});

describe('the prior of the classes', () => {
  it('counts every class once more than it occurs', () => {
    expect([...classPrior([0, 0, 0, 1], 3)]).toEqual([4 / 7, 2 / 7, 1 / 7]);
  });
});

describe('the divergence of two distributions', () => {
  const distribution = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 })
    .map((values) => {
      const sum = values.reduce((total, value) => total + value, 1e-9);
      return Float64Array.from(values, (value) => (value + 1e-9 / 3) / sum);
    });

  it('is 0 for equal ones, 1 bit for ones that share nothing', () => {
    expect(divergence(Float64Array.of(0.2, 0.8), Float64Array.of(0.2, 0.8))).toBe(0);
    expect(divergence(Float64Array.of(1, 0), Float64Array.of(0, 1))).toBe(1);
  });

  it('is what the entropies say: H of the mean less the mean of H', () => {
    // H(.5, .5) − (H(.9, .1) + H(.1, .9)) / 2 = 1 − .4689956 bits.
    expect(divergence(Float64Array.of(0.9, 0.1), Float64Array.of(0.1, 0.9))).toBeCloseTo(0.5310044, 7);
  });

  it('lies between 0 and 1 and does not depend on which is first', () => {
    fc.assert(
      fc.property(distribution, distribution, (p, q) => {
        const value = divergence(p, q);
        // Sums of six terms in another order: a rounding error at most.
        expect(Math.abs(divergence(q, p) - value)).toBeLessThan(1e-12);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
