import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail } from '../../../src/core/numbers/chiSquare';
import { exactLogistic, logistic, logit, softplus } from '../../../src/core/numbers/logistic';
import { randomOf } from '../../../src/core/numbers/random';
import { simulate } from './simulate';
import { extrapolated } from '../../../src/core/numbers/squarem';
import { inverseOf } from '../../../src/core/numbers/symmetric';

describe('the tail of χ²', () => {
  // Any printed table of critical values; six digits.
  it.each([
    [3.841459, 1, 0.05],
    [5.991465, 2, 0.05],
    [6.634897, 1, 0.01],
    [18.307038, 10, 0.05],
    [124.342113, 100, 0.05],
  ])('beyond %d with %d degrees of freedom is %d', (value, df, p) => {
    expect(chiSquareTail(value, df)).toBeCloseTo(p, 7);
  });

  it('with two degrees of freedom is e^(−x/2)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 200, noNaN: true }), (x) => {
        expect(Math.abs(chiSquareTail(x, 2) / Math.exp(-x / 2) - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('is 1 at 0, and unknown without degrees of freedom', () => {
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(1, 0)).toBeNaN();
    expect(chiSquareTail(NaN, 2)).toBeNaN();
  });
});

describe('the logistic', () => {
  const logits = fc.double({ min: -40, max: 40, noNaN: true });

  it('by table is right to 2e-11, and to 2e-10 of itself', () => {
    fc.assert(
      fc.property(logits, (z) => {
        const exact = exactLogistic(z);
        expect(Math.abs(logistic(z) - exact)).toBeLessThan(2e-11);
        expect(Math.abs(logistic(z) / exact - 1)).toBeLessThan(2e-10);
      }),
      { numRuns: 2000 },
    );
  });

  it('is undone by the logit, and its logarithm is a softplus', () => {
    fc.assert(
      fc.property(fc.double({ min: -15, max: 15, noNaN: true }), (z) => {
        // 1 − p has lost half its digits at 15.
        expect(Math.abs(logit(exactLogistic(z)) - z)).toBeLessThan(1e-8);
        expect(softplus(z)).toBeCloseTo(-Math.log(exactLogistic(-z)), 10);
      }),
    );
  });

  it('has no overflow', () => {
    expect(logistic(-800)).toBe(0);
    expect(logistic(800)).toBe(1);
    expect(softplus(800)).toBe(800);
    expect(logistic(NaN)).toBeNaN();
  });
});

describe('the inverse of a positive definite matrix', () => {
  it('undoes it', () => {
    const entries = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(entries, (root) => {
        const at = (i: number, j: number): number => root[4 * i + j]!;
        const matrix = Float64Array.from({ length: 16 }, (_, cell) => {
          const [i, j] = [cell >> 2, cell & 3];
          return [0, 1, 2, 3].reduce((sum, k) => sum + at(i, k) * at(j, k), i === j ? 1 : 0);
        });
        const inverse = inverseOf(matrix, 4)!;
        for (let i = 0; i < 4; i++)
          for (let j = 0; j < 4; j++) {
            const product = [0, 1, 2, 3].reduce(
              (sum, k) => sum + matrix[4 * i + k]! * inverse[4 * k + j]!,
              0,
            );
            // Eigenvalues lie between 1 and 65.
            expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
          }
      }),
    );
  });

  it('is refused where there is none', () => {
    expect(inverseOf(Float64Array.of(1, 0, 1, 1), 2)).toBeUndefined();
    expect(inverseOf(Float64Array.of(1, 0, 2, 1), 2)).toBeUndefined();
  });
});

describe('an extrapolated iteration', () => {
  it('comes to its end at once where steps shrink by one factor', () => {
    const end = [3, -1];
    const step = (from: readonly number[]): number[] =>
      from.map((value, at) => end[at]! + 0.9 * (value - end[at]!));
    const [zero, one] = [[0, 0], step([0, 0])];
    const far = extrapolated(Float64Array.from(zero), Float64Array.from(one), Float64Array.from(step(one)))!;
    expect(far[0]).toBeCloseTo(3, 10);
    expect(far[1]).toBeCloseTo(-1, 10);
  });

  it('is none where steps do not shrink slowly', () => {
    expect(extrapolated(Float64Array.of(0), Float64Array.of(1), Float64Array.of(-5))).toBeUndefined();
  });
});

describe('random numbers', () => {
  it('are those of the seed', () => {
    const drawn = (seed: number): number[] => Array.from({ length: 5 }, randomOf(seed).uniform);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('are uniform, or normal, in their moments', () => {
    const random = randomOf(3);
    const count = 100_000;
    const [uniform, normal] = [random.uniform, random.normal].map((draw) =>
      Array.from({ length: count }, draw),
    );
    const mean = (values: readonly number[], power: number): number =>
      values.reduce((sum, value) => sum + value ** power, 0) / count;
    // Five standard deviations of each mean.
    expect(Math.abs(mean(uniform!, 1) - 1 / 2)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(count));
    expect(Math.abs(mean(normal!, 1))).toBeLessThan(5 / Math.sqrt(count));
    expect(Math.abs(mean(normal!, 2) - 1)).toBeLessThan((5 * Math.SQRT2) / Math.sqrt(count));
    expect(Math.abs(mean(normal!, 4) - 3)).toBeLessThan((5 * Math.sqrt(96)) / Math.sqrt(count));
  });

  it('make the same responses of the same seed, with about the share asked for', () => {
    const shape = { respondents: 80, items: 90, observed: 0.3 };
    expect(simulate({ ...shape, seed: 5 })).toEqual(simulate({ ...shape, seed: 5 }));
    const { cells } = simulate({ ...shape, seed: 5 }).responses;
    // Four standard deviations of a binomial.
    expect(Math.abs(cells - 0.3 * 7200)).toBeLessThan(4 * Math.sqrt(0.21 * 7200));
  });
});
