import { describe, expect, it } from 'vitest';
import { fittedPrior, jeffreys, priorLikelihood } from '../../../../src/core/psychometrics/rollouts/prior';
import { passRateOf, posteriorOf, signalAt } from '../../../../src/core/psychometrics/rollouts/passRate';
import { differenceOf, hasGraduated } from '../../../../src/core/psychometrics/rollouts/twoRuns';
import { randomOf } from '../../../../src/core/numbers/random';
import { uniformRollouts } from './uniformRollouts';

const flat = { alpha: 1, beta: 1, isFitted: false };

describe('the pass rate of a prompt', () => {
  // Printed to three places, so half a unit of the last is the tolerance.
  it.each([
    [0, 8, 0.0, 0.262],
    [4, 8, 0.199, 0.801],
    [8, 8, 0.738, 1.0],
  ])("has the published interval for %i of %i under Jeffreys' prior", (right, tries, low, high) => {
    const rate = passRateOf(posteriorOf(right, tries, jeffreys));
    expect(Math.abs(rate.low - low)).toBeLessThan(5e-4);
    expect(Math.abs(rate.high - high)).toBeLessThan(5e-4);
    expect(rate.mean).toBeCloseTo((right + 0.5) / (tries + 1), 12);
  });

  it.each([
    [0, 8, jeffreys, 0.287],
    [1, 8, jeffreys, 0.655],
    [4, 8, jeffreys, 0.955],
    [0, 16, jeffreys, 0.181],
    [0, 8, flat, 0.471],
  ])(
    'gives a group of eight the published chance of a gradient (%i of %i)',
    (right, tries, prior, signal) => {
      expect(Math.abs(signalAt(8, posteriorOf(right, tries, prior)) - signal)).toBeLessThan(5e-4);
    },
  );

  it('is unknown without a try', () => {
    const none = posteriorOf(0, 0, jeffreys);
    expect(passRateOf(none)).toEqual({ mean: NaN, low: NaN, high: NaN });
    expect(signalAt(8, none)).toBeNaN();
  });

  it('stays within 0 and 1 and closes in on the share for very many tries', () => {
    const rate = passRateOf(posteriorOf(250_000_000, 1_000_000_000, jeffreys));
    // The error of a share of a quarter in 10⁹ tries is 1.4e-5.
    expect(rate.high - rate.low).toBeGreaterThan(5.2e-5);
    expect(rate.high - rate.low).toBeLessThan(5.5e-5);
    expect(passRateOf(posteriorOf(1e9, 1e9, jeffreys)).low).toBeGreaterThan(0.99999999);
    expect(passRateOf(posteriorOf(0, 1e9, jeffreys)).high).toBeLessThan(1e-8);
    expect(signalAt(8, posteriorOf(0, 1e9, jeffreys))).toBeLessThan(1e-8);
  });

  it('never signals in a group of one', () => {
    expect(signalAt(1, posteriorOf(3, 8, jeffreys))).toBeCloseTo(0, 12);
  });
});

describe('the prior of a set', () => {
  const { chances, right, tries } = uniformRollouts(2000, 8, 1);

  it('is flat where chances are uniform, and its intervals hold 93 to 97%', () => {
    const prior = fittedPrior({ right, tries });
    expect(prior.isFitted).toBe(true);
    // The standard errors of both are about 0.05 with 2,000 prompts.
    expect(Math.abs(prior.alpha - 1)).toBeLessThan(0.15);
    expect(Math.abs(prior.beta - 1)).toBeLessThan(0.15);
    const held = chances.filter((chance, at) => {
      const { low, high } = passRateOf(posteriorOf(right[at]!, 8, prior));
      return chance >= low && chance <= high;
    });
    expect(held.length / 2000).toBeGreaterThan(0.93);
    expect(held.length / 2000).toBeLessThan(0.97);
  });

  it('meets two of nine prompts whose tries are all alike', () => {
    const alike = right.filter((count) => count === 0 || count === 8).length / 2000;
    // Four standard errors of a share of 2/9 in 2,000.
    expect(Math.abs(alike - 2 / 9)).toBeLessThan(4 * Math.sqrt(((2 / 9) * 7) / 9 / 2000));
  });

  it('has the gradient and curvature of its likelihood', () => {
    const at = [0.3, -0.4] as const;
    const { gradient, curvature } = priorLikelihood({ right, tries }, at);
    const h = 1e-4;
    const moved = (x: number, y: number) => priorLikelihood({ right, tries }, [at[0] + x, at[1] + y]);
    // Central differences are right to h² and to the rounding of a sum of about 1e4, 1e-12 of it over h.
    const near = (one: number, other: number): void =>
      expect(Math.abs(one - other)).toBeLessThan(1e-5 * Math.max(1, Math.abs(other)));
    near((moved(h, 0).value - moved(-h, 0).value) / (2 * h), gradient[0]);
    near((moved(0, h).value - moved(0, -h).value) / (2 * h), gradient[1]);
    near((moved(h, 0).gradient[0] - moved(-h, 0).gradient[0]) / (2 * h), curvature[0]);
    near((moved(0, h).gradient[0] - moved(0, -h).gradient[0]) / (2 * h), curvature[1]);
    near((moved(0, h).gradient[1] - moved(0, -h).gradient[1]) / (2 * h), curvature[2]);
  });

  it('is at a top of the likelihood', () => {
    const { alpha, beta } = fittedPrior({ right, tries });
    const { gradient } = priorLikelihood({ right, tries }, [Math.log(alpha), Math.log(beta)]);
    // The last step is below 1e-9 and the curvature about 1e3.
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-4);
  });

  it('finds a prior that is far from flat', () => {
    const random = randomOf(5);
    // Beta(2, 1) is the larger of two uniform draws.
    const hard = Array.from({ length: 4000 }, () => Math.max(random.uniform(), random.uniform()));
    const k = hard.map((p) => Array.from({ length: 16 }, () => random.uniform() < p).filter(Boolean).length);
    const prior = fittedPrior({ right: k, tries: k.map(() => 16) });
    // Standard errors are about 0.06 and 0.03.
    expect(Math.abs(prior.alpha - 2)).toBeLessThan(0.25);
    expect(Math.abs(prior.beta - 1)).toBeLessThan(0.12);
  });

  it.each([
    ['few prompts', 49, (at: number) => at % 9, 8],
    ['one try a prompt', 500, (at: number) => at % 2, 1],
    ['nothing but dead and saturated prompts', 500, (at: number) => (at % 2) * 8, 8],
    ['nothing but saturated prompts', 500, () => 8, 8],
    ['nothing but dead prompts', 500, () => 0, 8],
    ['shares that differ less than chance lets them', 500, () => 4, 8],
    ['no try at all', 500, () => 0, 0],
  ])("is Jeffreys' for %s", (_, prompts, rightOf, n) => {
    const at = Array.from({ length: prompts }, (__, index) => index);
    expect(fittedPrior({ right: at.map(rightOf), tries: at.map(() => n) })).toEqual(jeffreys);
  });

  it('does not look at prompts without a try, nor at their order', () => {
    const prior = fittedPrior({ right, tries });
    const more = fittedPrior({ right: [0, ...right.toReversed()], tries: [0, ...tries] });
    expect(more.alpha).toBe(prior.alpha);
    expect(more.beta).toBe(prior.beta);
  });

  it('can be fitted to very many tries', () => {
    const { right: many, tries: all } = uniformRollouts(500, 10_000, 3);
    const prior = fittedPrior({ right: many, tries: all });
    // Standard errors are about 0.06.
    expect(Math.abs(prior.alpha - 1)).toBeLessThan(0.25);
    expect(prior.isFitted).toBe(true);
  });
});

describe('two runs', () => {
  it('differ by the triangle where nothing is known', () => {
    const { mean, low, high } = differenceOf({ a: 1, b: 1 }, { a: 1, b: 1 });
    expect(mean).toBe(0);
    // P(D ≤ d) = (1 + d)² / 2 below 0; the quadrature has a kink to cross, hence 1e-3.
    expect(Math.abs(low - (Math.sqrt(0.05) - 1))).toBeLessThan(1e-3);
    expect(Math.abs(high + low)).toBeLessThan(1e-3);
  });

  it('differ as draws from both posteriors do', () => {
    const [earlier, later] = [posteriorOf(1, 8, jeffreys), posteriorOf(7, 16, jeffreys)];
    const draw = drawsOf(7);
    const drawn = Array.from({ length: 40_000 }, () => draw(later.a, later.b) - draw(earlier.a, earlier.b));
    drawn.sort((one, other) => one - other);
    const { low, high } = differenceOf(earlier, later);
    // The error of a 2.5% quantile of 40,000 draws is about 0.003 here.
    expect(Math.abs(low - drawn[1000]!)).toBeLessThan(0.012);
    expect(Math.abs(high - drawn[39_000]!)).toBeLessThan(0.012);
  });

  it('are unknown where one has no try', () => {
    expect(differenceOf(posteriorOf(0, 0, jeffreys), posteriorOf(1, 2, jeffreys)).low).toBeNaN();
  });

  it('let a prompt graduate where its interval crosses the bar as a whole', () => {
    const rate = (right: number) => passRateOf(posteriorOf(right, 16, jeffreys));
    expect(hasGraduated(rate(1), rate(15), 0.5)).toBe(true);
    expect(hasGraduated(rate(1), rate(9), 0.5)).toBe(false);
    expect(hasGraduated(rate(8), rate(15), 0.5)).toBe(false);
  });
});

/** Draws from a Beta by Jöhnk's method (1964). */
function drawsOf(seed: number): (a: number, b: number) => number {
  const random = randomOf(seed);
  const gamma = (shape: number): number => {
    let sum = 0;
    for (let at = 0; at < Math.floor(shape); at++) sum -= Math.log(1 - random.uniform());
    const rest = shape - Math.floor(shape);
    // A half is a square of a normal, halved.
    return rest === 0.5 ? sum + random.normal() ** 2 / 2 : sum;
  };
  return (a, b) => {
    const one = gamma(a);
    return one / (one + gamma(b));
  };
}
