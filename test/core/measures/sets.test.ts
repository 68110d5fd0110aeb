import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../src/core/numbers/clusterCoverage';
import { effectiveNumber } from '../../../src/core/numbers/effectiveNumber';
import { eigenvaluesOf } from '../../../src/core/numbers/eigenvalues';
import { intrinsicDimension } from '../../../src/core/numbers/intrinsicDimension';
import { repetitionOf } from '../../../src/core/text/repetition';
import { randomOf } from '../../../src/core/numbers/random';
import { exhaustiveSearch, unit } from './given';

/** The result of work that yields. */
function done<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const numberOf = (rows: readonly (readonly number[])[]): number =>
  done(effectiveNumber({ vectors: Float32Array.from(rows.flat()), dimensions: rows[0]!.length }));

describe('Eigenvalues', () => {
  it('are 2 − 2 cos(kπ/(n + 1)) for the second difference', () => {
    const size = 12;
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      matrix[i * size + i] = 2;
      if (i > 0) matrix[i * size + i - 1] = matrix[(i - 1) * size + i] = -1;
    }
    const expected = Array.from(
      { length: size },
      (_, k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / (size + 1)),
    );
    // A few units in the last place of numbers up to 4, a few dozen operations each.
    [...eigenvaluesOf(matrix, size)]
      .sort((a, b) => a - b)
      .forEach((value, at) => expect(value).toBeCloseTo(expected[at]!, 12));
  });

  it('add up to the trace and their squares to the squares of all numbers, for any symmetric matrix', () => {
    const matrices = fc.integer({ min: 1, max: 9 }).chain((size) =>
      fc
        .array(
          fc.integer({ min: -1000, max: 1000 }).map((value) => value / 100),
          { minLength: size * size, maxLength: size * size },
        )
        .map((numbers) =>
          Float64Array.from(numbers, (_, at) => {
            const [i, j] = [Math.floor(at / size), at % size];
            return i <= j ? numbers[at]! : numbers[j * size + i]!;
          }),
        ),
    );
    fc.assert(
      fc.property(matrices, (matrix) => {
        const size = Math.sqrt(matrix.length);
        let trace = 0;
        for (let i = 0; i < size; i++) trace += matrix[i * size + i]!;
        const squares = matrix.reduce((sum, value) => sum + value ** 2, 0);
        const values = eigenvaluesOf(matrix.slice(), size);
        // Sums of up to 81 numbers up to 10, and up to 100 squared.
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 9);
        expect(values.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(squares, 8);
      }),
    );
  });
});

describe('The effective number of distinct examples', () => {
  it('is that of K itself, where there are fewer points than dimensions', () => {
    const random = randomOf(9);
    const rows = Array.from({ length: 5 }, () => unit(Array.from({ length: 40 }, () => random.normal())));
    const kernel = Float64Array.from({ length: 25 }, (_, at) => {
      const [one, other] = [rows[Math.floor(at / 5)]!, rows[at % 5]!];
      return one.reduce((sum, value, d) => sum + value * other[d]!, 0) / 5;
    });
    const entropy = -[...eigenvaluesOf(kernel, 5)].reduce((sum, value) => sum + value * Math.log(value), 0);
    // The vectors are in single precision.
    expect(numberOf(rows)).toBeCloseTo(Math.exp(entropy), 5);
  });

  const basis = (d: number, at: number): number[] =>
    Array.from({ length: d }, (_, one) => (one === at ? 1 : 0));

  it('is 1 where all are the same, and their number where no two have anything in common', () => {
    const same = unit([1, 2, 3, 4]);
    // Unit vectors in single precision.
    expect(numberOf(Array.from({ length: 50 }, () => same))).toBeCloseTo(1, 5);
    expect(numberOf(Array.from({ length: 16 }, (_, at) => basis(16, at)))).toBeCloseTo(16, 9);
    expect(numberOf([basis(16, 3)])).toBeCloseTo(1, 12);
    expect(done(effectiveNumber({ vectors: new Float32Array(), dimensions: 4 }))).toBeNaN();
  });

  it('counts kinds, each as often as the others, and rare ones for less', () => {
    const kinds = (counts: readonly number[]): number[][] =>
      counts.flatMap((count, kind) => Array.from({ length: count }, () => basis(8, kind)));
    expect(numberOf(kinds([10, 10, 10]))).toBeCloseTo(3, 9);
    const shares = [0.9, 0.1];
    const entropy = -shares.reduce((sum, share) => sum + share * Math.log(share), 0);
    expect(numberOf(kinds([90, 10]))).toBeCloseTo(Math.exp(entropy), 9);
  });
});

describe('Intrinsic dimension', () => {
  async function dimensionOf(d: number, points: number): Promise<ReturnType<typeof intrinsicDimension>> {
    // A cap of the d-sphere, turned into 24 dimensions: nearly a plane of d dimensions.
    const random = randomOf(d);
    const rows = Array.from({ length: points }, () =>
      unit([6, ...Array.from({ length: d }, () => random.uniform()), ...new Array<number>(23 - d).fill(0)]),
    );
    const vectors = Float32Array.from(rows.flat());
    const { similarities } = await exhaustiveSearch(vectors, 24).search(vectors, 3);
    const distance = (k: number): Float64Array =>
      Float64Array.from({ length: points }, (_, at) =>
        Math.sqrt(Math.max(0, 2 - 2 * similarities[3 * at + k]!)),
      );
    return intrinsicDimension(distance(1), distance(2));
  }

  it.each([2, 4])('of points on a plane of %i dimensions is that, within its interval', async (d) => {
    const { value, low, high, points } = await dimensionOf(d, 700);
    expect(points).toBeGreaterThan(600);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    // Neighbouring points share neighbours, and edges thin them out: a tenth beyond the interval is left for both.
    expect(low).toBeLessThan(1.1 * d);
    expect(high).toBeGreaterThan(0.9 * d);
  });

  it('of an exponential sample is its rate, and its interval holds it nineteen times out of twenty', () => {
    let held = 0;
    for (let seed = 0; seed < 300; seed++) {
      const random = randomOf(seed);
      const second = Float64Array.from({ length: 200 }, () => Math.exp(-Math.log(1 - random.uniform()) / 5));
      const { low, high } = intrinsicDimension(new Float64Array(200).fill(1), second);
      if (low <= 5 && 5 <= high) held++;
    }
    // 285 are expected; four standard deviations of a binomial are 15.
    expect(held).toBeGreaterThanOrEqual(270);
    expect(held).toBeLessThan(300);
  });

  it('is unknown where every point lies on another, or there are hardly any', () => {
    expect(intrinsicDimension([0, 0, 0], [1, 1, 1])).toMatchObject({ value: NaN, points: 0 });
    expect(intrinsicDimension([1], [2]).value).toBeNaN();
  });
});

describe('Coverage of clusters', () => {
  it('counts those touched and how evenly', () => {
    expect(coverageOf([0, 1, 2, 3], 4)).toEqual({ touched: 4, clusters: 4, evenness: 1 });
    expect(coverageOf([2, 2, 2], 4)).toEqual({ touched: 1, clusters: 4, evenness: 0 });
    expect(coverageOf([0, 1], 4)).toMatchObject({ touched: 2, evenness: 0.5 });
    expect(coverageOf([0, 0], 1)).toEqual({ touched: 1, clusters: 1, evenness: 1 });
  });
});

describe('Repetition', () => {
  const long = 'the quick brown fox jumps over the lazy dog near the old river bank today';

  it('counts copies, near copies and different word pairs', () => {
    const texts = [
      long,
      `${long}!`,
      long.replace('today', 'tomorrow'),
      'nothing of the kind is written here at all',
    ];
    const { exact, near } = repetitionOf(texts);
    expect([exact, near]).toEqual([0.25, 0.5]);
    expect(repetitionOf(['a b c', 'd e f'])).toEqual({ texts: 2, exact: 0, near: 0, distinctPairs: 1 });
    expect(repetitionOf(['a b', 'a b', 'a b', 'a b']).distinctPairs).toBe(0.25);
  });

  it('finds none where no word occurs twice, and nothing but copies among copies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 20 }), (texts, length) => {
        const word = (text: number, at: number): string => `w${text}x${at}`;
        const made = Array.from({ length: texts }, (_, text) =>
          Array.from({ length }, (__, at) => word(text, at)).join(' '),
        );
        expect(repetitionOf(made)).toMatchObject({ exact: 0, near: 0 });
        const copies = made.map(() => made[0]!);
        expect(repetitionOf(copies).exact).toBe((texts - 1) / texts);
      }),
    );
  });
});
