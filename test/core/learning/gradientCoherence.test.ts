import { describe, expect, it } from 'vitest';
import { GradientSum, mCoherenceOf, type HeadGradient } from '../../../src/core/learning/gradientCoherence';
import { randomOf } from '../../../src/core/numbers/random';

const gradient = (errors: number[], features: number[]): HeadGradient => ({
  errors: Float64Array.from(errors),
  features: Float64Array.from(features),
});

function sumOf(gradients: readonly HeadGradient[]): GradientSum {
  const sum = new GradientSum(gradients[0]!.errors.length, gradients[0]!.features.length);
  gradients.forEach((one) => sum.add(one));
  return sum;
}

/** The gradient written out. */
const outer = ({ errors, features }: HeadGradient): number[] =>
  [...errors].flatMap((error) => [...features].map((value) => error * value));
const product = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((total, value, at) => total + value * other[at]!, 0);

describe('m-coherence', () => {
  it('is 1 where gradients are orthogonal: a step for one helps itself alone', () => {
    const orthogonal = Array.from({ length: 8 }, (_, at) =>
      gradient(
        [0.5, -0.5],
        Array.from({ length: 8 }, (_, d) => (d === at ? 1 : 0)),
      ),
    );
    expect(sumOf(orthogonal).mCoherence).toBeCloseTo(1, 12);
  });

  it('is m where all are the same', () => {
    const same = Array.from({ length: 8 }, () => gradient([0.3, -0.3], [1, 2, 3]));
    expect(sumOf(same).mCoherence).toBeCloseTo(8, 12);
    expect(sumOf(same).alpha).toBeCloseTo(1, 12);
  });

  it('is 0 where they cancel out', () => {
    const opposed = [gradient([0.3, -0.3], [1, 2]), gradient([-0.3, 0.3], [1, 2])];
    expect(sumOf(opposed).mCoherence).toBeCloseTo(0, 12);
  });

  it('is lower where labels are dealt out at random', () => {
    const { uniform } = randomOf(5);
    const classes = Array.from({ length: 200 }, (_, at) => at % 2);
    const dealt = classes.map(() => Math.floor(2 * uniform()));
    const of = (labels: readonly number[]): number =>
      sumOf(
        classes.map((kind, at) =>
          gradient(
            [0.5 - (labels[at] === 0 ? 1 : 0), 0.5 - (labels[at] === 1 ? 1 : 0)],
            [kind === 0 ? 1 : -1, uniform() - 0.5],
          ),
        ),
      ).mCoherence;
    // Separable labels pull the same way (near m = 200), dealt ones mostly cancel out (1 on average, and a tenth of m seldom).
    expect(of(classes)).toBeGreaterThan(150);
    expect(of(dealt)).toBeLessThan(20);
  });
});

describe('the standing of one gradient', () => {
  const { normal } = randomOf(6);
  const random = Array.from({ length: 30 }, () =>
    gradient(Array.from({ length: 3 }, normal), Array.from({ length: 5 }, normal)),
  );
  const sum = sumOf(random);

  it('is what the gradients written out say, pair by pair', () => {
    const written = random.map(outer);
    const meanSquare = written.reduce((total, one) => total + product(one, one), 0) / written.length;
    random.forEach((one, at) => {
      const others = written.filter((_, other) => other !== at);
      const mean = written[0]!.map(
        (_, d) => others.reduce((total, other) => total + other[d]!, 0) / others.length,
      );
      const along = product(written[at]!, mean);
      const cosine = along / Math.sqrt(product(written[at]!, written[at]!) * product(mean, mean));
      const { alignment, coherence } = sum.standing(one, true);
      // The same sums in another order: a rounding error at most.
      expect(alignment).toBeCloseTo(cosine, 10);
      expect(coherence).toBeCloseTo(along / meanSquare, 10);
    });
  });

  it('gives m-coherence by its mean', () => {
    const mean = random.reduce((total, one) => total + sum.standing(one, true).coherence, 0) / random.length;
    expect(mCoherenceOf(mean, random.length)).toBeCloseTo(sum.mCoherence, 10);
  });

  it('is below 0 for one that pulls against the others, also where it was not added', () => {
    const same = sumOf(Array.from({ length: 5 }, () => gradient([1, -1], [1, 1])));
    expect(same.standing(gradient([-1, 1], [1, 1]), false).alignment).toBeCloseTo(-1, 12);
    expect(same.standing(gradient([1, -1], [1, 1]), true).alignment).toBeCloseTo(1, 12);
  });
});
