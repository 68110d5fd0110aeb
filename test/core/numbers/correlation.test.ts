import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeRows, ranks, spearman } from '../../../src/core/numbers/correlation';
import { scores } from '../scores/columns';

// How often levels occur together among the 4,520 completely annotated questions of ARC, from their public annotations.
const difficultyByBloom = [
  [455, 285, 221, 79, 16],
  [568, 833, 934, 440, 102],
  [95, 121, 159, 140, 72],
];
const bloomByDepth = [
  [1118, 0, 0],
  [1235, 4, 0],
  [0, 1314, 0],
  [0, 655, 4],
  [0, 0, 190],
];
const difficultyByDepth = [
  [739, 300, 17],
  [1398, 1374, 105],
  [216, 299, 72],
];
const gradeByDifficulty = [
  [39, 111, 44],
  [46, 167, 64],
  [267, 598, 98],
  [89, 152, 22],
  [153, 543, 96],
  [462, 1306, 263],
];

/** Two columns in which the pair (x, y) occurs `table[x][y]` times. */
function pairsOf(table: readonly (readonly number[])[]): [number[], number[]] {
  const pairs = table.flatMap((row, x) =>
    row.flatMap((count, y) => Array.from({ length: count }, () => [x, y] as const)),
  );
  return [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
}

describe('ranks', () => {
  it('count from 1, and equal values share the mean of theirs', () => {
    expect([...ranks([30, 10, 20, 20, 40, 20])]).toEqual([5, 1, 3, 3, 6, 3]);
    expect([...ranks([])]).toEqual([]);
  });
});

describe('Spearman’s rank correlation', () => {
  it('is −29/165 for the textbook example of intelligence and hours of television', () => {
    const quotient = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    const { rho, low, high, n } = spearman(quotient, hours);
    // Sums of integers, one square root.
    expect(rho).toBeCloseTo(-29 / 165, 12);
    expect(n).toBe(10);
    // tanh(atanh(ρ) ∓ 1.96·√((1 + ρ²/2)/7)) by Python's math: the same double arithmetic.
    expect(low).toBeCloseTo(-0.727830031, 9);
    expect(high).toBeCloseTo(0.514546666, 9);
  });

  it('takes mean ranks where values are tied', () => {
    // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5).
    expect(spearman([1, 2, 2, 3], [10, 20, 30, 40]).rho).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
    // Ranks 1.5, 1.5, 3 against 1, 2.5, 2.5: 0.75 / 1.5.
    expect(spearman([0, 0, 1], [0, 1, 1]).rho).toBeCloseTo(0.5, 12);
  });

  it.each([
    ['difficulty and Bloom', 0.261, difficultyByBloom],
    ['Bloom and depth of knowledge', 0.909, bloomByDepth],
    ['difficulty and depth of knowledge', 0.223, difficultyByDepth],
    ['grade and difficulty', -0.003, gradeByDifficulty],
  ])('is what Hase et al. (2024) have for %s in ARC: %f', (_, expected, table) => {
    const { rho, n } = spearman(...pairsOf(table));
    expect(n).toBe(4520);
    // Published with three decimals.
    expect(Math.abs(rho - expected)).toBeLessThanOrEqual(0.0005);
  });

  it('has a narrow interval where there are many rows', () => {
    const { low, high } = spearman(...pairsOf(difficultyByBloom));
    // By Python's math, as above.
    expect(low).toBeCloseTo(0.2333781904, 9);
    expect(high).toBeCloseTo(0.288629583, 9);
  });

  it('is unknown where a column does not vary, or where nothing is known', () => {
    expect(spearman([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).toEqual({ rho: NaN, low: NaN, high: NaN, n: 5 });
    expect(spearman([NaN, 1], [1, NaN])).toEqual({ rho: NaN, low: NaN, high: NaN, n: 0 });
  });

  it('takes the rows where both are known', () => {
    const one = [1, NaN, 2, 3, 4, Infinity, 9];
    const other = [2, 5, 1, 4, 3, 7, NaN];
    expect(spearman(one, other)).toEqual(spearman([1, 2, 3, 4], [2, 1, 4, 3]));
    expect(spearman(one, other).n).toBe(4);
  });

  it('has no interval with three rows, however well they agree', () => {
    expect(spearman([1, 2, 3], [1, 3, 2])).toMatchObject({ low: NaN, high: NaN });
    expect(spearman([1, 2, 3], [4, 5, 6])).toEqual({ rho: 1, low: NaN, high: NaN, n: 3 });
    expect(spearman([1, 2, 3, 4], [7, 6, 5, 4])).toEqual({ rho: -1, low: -1, high: -1, n: 4 });
  });

  it('is symmetric, turns its sign with a column, and does not mind a monotone change', () => {
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (one, stream) => {
        const other = one.map(() => stream.next().value);
        const { rho } = spearman(one, other);
        // The same products summed in the same order.
        expect(spearman(other, one).rho).toBe(rho);
        expect(
          spearman(
            one,
            other.map((value) => 3 ** value),
          ).rho,
        ).toBe(rho);
        // Ranks counted from the other end: rounding in sums of a few thousand.
        const turned = spearman(
          one.map((value) => -value),
          other,
        ).rho;
        expect(Number.isNaN(turned)).toBe(Number.isNaN(rho));
        expect(Math.abs(turned + rho)).not.toBeGreaterThan(1e-12);
        expect(Math.abs(rho)).not.toBeGreaterThan(1);
      }),
    );
  });
});

describe('complete rows', () => {
  it('are those where every column is known', () => {
    expect(completeRows([Float64Array.of(1, NaN, 3, 4), Float64Array.of(1, 2, NaN, 4)])).toEqual([0, 3]);
    expect(completeRows([])).toEqual([]);
  });
});
