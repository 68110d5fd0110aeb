import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceAt,
  curveOf,
  curvesOf,
  informationAt,
  testInformation,
} from '../../../../src/core/psychometrics/model/itemCurve';

const item = fc.record({
  slope: fc.double({ min: -3, max: 3, noNaN: true }),
  difficulty: fc.double({ min: -4, max: 4, noNaN: true }),
  guessing: fc.double({ min: 0, max: 0.5, noNaN: true }),
});
const ability = fc.double({ min: -4, max: 4, noNaN: true });

describe('the chance of a correct answer', () => {
  it('is half way between guessing and certainty where ability is the difficulty', () => {
    expect(chanceAt({ slope: 1.7, difficulty: 0.4 }, 0.4)).toBe(0.5);
    expect(chanceAt({ slope: 1.7, difficulty: 0.4, guessing: 0.2 }, 0.4)).toBeCloseTo(0.6, 12);
  });

  it('is logistic: log odds of slope times distance', () => {
    const p = chanceAt({ slope: 2, difficulty: 1 }, 2.5);
    expect(Math.log(p / (1 - p))).toBeCloseTo(3, 12);
  });

  it('is the same told by difficulty and by intercept', () => {
    fc.assert(
      fc.property(item, ability, ({ slope, difficulty, guessing }, theta) => {
        const told = chanceAt({ slope, intercept: -slope * difficulty, guessing }, theta);
        // Two ways to round one product.
        expect(told).toBeCloseTo(chanceAt({ slope, difficulty, guessing }, theta), 12);
      }),
    );
  });

  it('never leaves the range from guessing to 1, however far the ability', () => {
    for (const theta of [-1e6, -800, 800, 1e6]) {
      const p = chanceAt({ slope: 3, difficulty: 0, guessing: 0.25 }, theta);
      expect(p).toBe(theta < 0 ? 0.25 : 1);
    }
  });
});

describe('the information of an item', () => {
  it('is a²pq in the 2PL', () => {
    expect(informationAt({ slope: 2, intercept: 0 }, 0)).toBe(1);
  });

  it('is P′²/(PQ), the slope by differences', () => {
    fc.assert(
      fc.property(item, ability, (curve, theta) => {
        const step = 1e-4;
        const slope = (chanceAt(curve, theta + step) - chanceAt(curve, theta - step)) / (2 * step);
        const p = chanceAt(curve, theta);
        // Central differences are right to step² = 1e-8, relatively to a slope that may be small.
        expect(Math.abs(informationAt(curve, theta) - slope ** 2 / (p * (1 - p)))).toBeLessThan(1e-6);
      }),
    );
  });

  it('is greatest where Lord (1980, equation 10-4) says: b + log((1 + √(1 + 8c))/2)/a', () => {
    const curve = { slope: 1.5, difficulty: -0.3, guessing: 0.2 };
    const best = curve.difficulty + Math.log((1 + Math.sqrt(1 + 8 * curve.guessing)) / 2) / curve.slope;
    for (const away of [-0.05, 0.05])
      expect(informationAt(curve, best + away)).toBeLessThan(informationAt(curve, best));
  });

  it('is nothing far away', () => {
    expect(informationAt({ slope: 3, intercept: 0 }, -1e6)).toBe(0);
    expect(informationAt({ slope: 3, intercept: 0 }, 1e6)).toBe(0);
  });
});

describe('the information of a test', () => {
  const table = {
    slope: Float64Array.of(1, NaN, 2),
    intercept: Float64Array.of(0.5, NaN, -1),
    guessing: Float64Array.of(0, NaN, 0.2),
  };

  it('is the sum over its items; of those that nobody answered, nothing', () => {
    const sum = informationAt(curveOf(table, 0), 0.3) + informationAt(curveOf(table, 2), 0.3);
    expect(testInformation(curvesOf(table), 0.3)).toBe(sum);
    expect(sum).toBeGreaterThan(0.3);
  });
});
