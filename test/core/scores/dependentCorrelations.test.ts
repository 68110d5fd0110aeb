import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../src/core/numbers/random';
import { spearman } from '../../../src/core/numbers/correlation';
import { differenceOf } from '../../../src/core/scores/dependentCorrelations';
import { errorsFor } from '../../../src/core/numbers/normalQuantile';
import { quantile } from '../../../src/core/numbers/quantile';
import { factorColumns } from './simulated';

function differenceIn([one, other, shared]: readonly number[][]): ReturnType<typeof differenceOf> {
  const rho = (a: number[], b: number[]): number => spearman(a, b).rho;
  return differenceOf(rho(one!, shared!), rho(other!, shared!), rho(one!, other!), one!.length);
}

describe('The difference of two correlations that share a column', () => {
  it('has the interval that resampling the rows gives', () => {
    const columns = factorColumns(400, [0.8, 0.5, 0.7], 11);
    const { low, high } = differenceIn(columns);
    const random = randomOf(12);
    const drawn = Float64Array.from({ length: 1000 }, () => {
      const rows = columns[0]!.map(() => Math.floor(random.uniform() * 400));
      return differenceIn(columns.map((column) => rows.map((row) => column[row]!))).difference;
    }).sort();
    // The percentiles of 1,000 draws are themselves uncertain by .005; the interval is .16 wide.
    expect(Math.abs(low - quantile(drawn, 0.025))).toBeLessThan(0.02);
    expect(Math.abs(high - quantile(drawn, 0.975))).toBeLessThan(0.02);
  });

  it('holds the true difference nineteen times out of twenty', () => {
    // ρ = (6/π)·asin(r/2) of a normal pair (Pearson 1907).
    const rho = (r: number): number => (6 / Math.PI) * Math.asin(r / 2);
    const truth = rho(0.8 * 0.7) - rho(0.5 * 0.7);
    let held = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { low, high } = differenceIn(factorColumns(120, [0.8, 0.5, 0.7], seed));
      if (low <= truth && truth <= high) held++;
    }
    // 380 are expected; four standard deviations of a binomial are 17.
    expect(held).toBeGreaterThan(363);
    expect(held).toBeLessThan(397);
  });

  it('is 0 for a column and itself, with hardly any doubt', () => {
    const { difference, low, high } = differenceOf(0.4, 0.4, 1, 100);
    expect(difference).toBe(0);
    // An interval of ρ is longer towards 0: the two margins, .15 and .18, differ by that much.
    expect(Math.max(-low, high)).toBeLessThan(0.03);
  });

  it('is not told of three rows', () => {
    expect(differenceOf(0.4, 0.2, 0.5, 3).low).toBeNaN();
  });
});

it('an interval of 95% reaches 1.96 standard errors, one that allows for forty comparisons 3.23', () => {
  // Tables of the normal distribution to six digits.
  expect(errorsFor(0.95)).toBeCloseTo(1.959964, 6);
  expect(errorsFor(1 - 0.05 / 40)).toBeCloseTo(3.227218, 5);
});
