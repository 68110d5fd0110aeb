import { describe, expect, it } from 'vitest';
import { fitRidge, gcvOf, heldOutOf, type RidgeHead } from '../../../src/core/learning/ridgeHead';
import { finished } from '../../../src/core/pace/steps';
import { RidgeMoments } from '../../../src/core/learning/ridgeMoments';
import { randomOf } from '../../../src/core/numbers/random';
import { directionOf } from '../measures/simulatedVectors';

interface Row {
  readonly x: Float32Array;
  readonly y: number;
  readonly weight: number;
}

function momentsOf(rows: readonly Row[]): RidgeMoments {
  const moments = new RidgeMoments(rows[0]!.x.length);
  for (const { x, y, weight } of rows) moments.add(x, y, 0, weight);
  return moments;
}

/** Unit vectors with a linear target, noise and weights. */
function simulated(count: number, dimensions: number, noise: number, seed = 1): Row[] {
  const { normal, uniform } = randomOf(seed);
  return Array.from({ length: count }, (_, at) => {
    const x = directionOf(1000 * seed + at, dimensions);
    const y = 5 + x.reduce((sum, value, d) => sum + value * truth(d), 0) + noise * normal();
    return { x, y, weight: 0.5 + uniform() };
  });
}

const truth = (d: number): number => (d % 3) - 1;

/** Solves the penalised normal equations of [x, 1] by elimination: another way than the head's. */
function solved(
  rows: readonly Row[],
  penalty: number,
  targets: readonly number[],
): (x: Float32Array) => number {
  const size = rows[0]!.x.length + 1;
  const table = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) =>
      rows.reduce(
        (sum, { x, weight }, at) => sum + weight * (x[i] ?? 1) * (j === size ? targets[at]! : (x[j] ?? 1)),
        i === j && i < size - 1 ? penalty : 0,
      ),
    ),
  );
  const theta = eliminated(table);
  return (x) => theta.reduce((sum, value, i) => sum + value * (x[i] ?? 1), 0);
}

function eliminated(table: number[][]): number[] {
  table.forEach((_, k) => {
    const best = table.reduce(
      (one, row, at) => (at > k && Math.abs(row[k]!) > Math.abs(table[one]![k]!) ? at : one),
      k,
    );
    [table[k], table[best]] = [table[best]!, table[k]!];
    const pivot = table[k];
    for (const row of table)
      if (row !== pivot) {
        const factor = row[k]! / pivot[k]!;
        pivot.forEach((value, j) => (row[j]! -= factor * value));
      }
  });
  return table.map((row, k) => row.at(-1)! / row[k]!);
}

const targetsOf = (rows: readonly Row[]): number[] => rows.map(({ y }) => y);
const fitted = (rows: readonly Row[]): RidgeHead => finished(fitRidge(momentsOf(rows)))!;

/** Sums of some thirty products in double precision, magnified by elimination: 1e-8 is ample. */
const digits = 8;

describe('a ridge head', () => {
  it.each([
    ['more examples than dimensions', 40, 4],
    ['fewer', 8, 12],
  ])('is the solution of the penalised normal equations with %s', (_, count, dimensions) => {
    const rows = simulated(count, dimensions, 0.3);
    const head = fitted(rows);
    const expected = solved(rows, head.lambda, targetsOf(rows));
    for (const { x } of simulated(10, dimensions, 0, 2))
      expect(head.predict(x)).toBeCloseTo(expected(x), digits);
  });

  it('finds known weights', () => {
    const head = fitted(simulated(3000, 8, 0.2));
    // A weight's standard error is 0.2 / √(3000/8) = 0.01; the weights of the examples and the penalty add little.
    head.weights.forEach((weight, d) => expect(Math.abs(weight - truth(d))).toBeLessThan(0.05));
    expect(Math.abs(head.predict(new Float32Array(8)) - 5)).toBeLessThan(0.03);
  });

  it('shrinks to the mean where there is nothing but noise', () => {
    const { normal } = randomOf(5);
    const rows = simulated(300, 16, 0).map((row) => ({ ...row, y: normal() }));
    // 16 unpenalised weights on 300 examples would spread the predictions by √(16/300) = 0.23 of the targets.
    const spread = Math.sqrt(
      rows.reduce((sum, { x }) => sum + (fitted(rows).predict(x) - fitted(rows).level) ** 2, 0) / 300,
    );
    expect(spread).toBeLessThan(0.15);
  });

  it('knows least far from its examples', () => {
    const rows = simulated(60, 6, 0.3).map((row) => ({ ...row, x: row.x.with(0, row.x[0]! / 20) }));
    const head = fitted(rows);
    const along = (d: number): number => head.leverage(new Float32Array(6).with(d, 1));
    expect(along(0)).toBeGreaterThan(2 * along(1));
  });

  it('is none where vectors or targets do not differ', () => {
    const rows = simulated(40, 3, 0.1);
    expect(finished(fitRidge(momentsOf(rows.map((row) => ({ ...row, y: 3 })))))).toBeUndefined();
    expect(finished(fitRidge(momentsOf(rows.map((row) => ({ ...row, x: rows[0]!.x })))))).toBeUndefined();
    expect(finished(fitRidge(new RidgeMoments(3)))).toBeUndefined();
  });
});

describe('generalised cross-validation', () => {
  it.each([
    ['more examples than dimensions', 25, 4],
    ['fewer', 7, 9],
  ])('is n Σ w r² / (n − tr H)² with %s', (_, count, dimensions) => {
    const rows = simulated(count, dimensions, 0.5);
    for (const { penalty, error } of gcvOf(momentsOf(rows))) {
      const line = solved(rows, penalty, targetsOf(rows));
      const residual = rows.reduce((sum, { x, y, weight }) => sum + weight * (y - line(x)) ** 2, 0);
      const trace = rows.reduce(
        (sum, { x }, at) =>
          sum +
          solved(
            rows,
            penalty,
            rows.map((_, other) => (other === at ? 1 : 0)),
          )(x),
        0,
      );
      const expected = (count * residual) / (count - trace) ** 2;
      // The residual is a difference of sums: where a small penalty leaves a hundred thousandth of them, five digits less are left of sixteen.
      expect(Math.abs(error / expected - 1)).toBeLessThan(1e-6);
    }
  });

  it('is the error of leaving one out where all examples have the same leverage', () => {
    const corners = 9;
    const { normal } = randomOf(8);
    const rows = Array.from({ length: corners }, (_, at): Row => {
      const angle = (2 * Math.PI * at) / corners;
      return {
        x: Float32Array.of(Math.cos(angle), Math.sin(angle)),
        y: Math.cos(angle) + normal(),
        weight: 1,
      };
    });
    for (const { penalty, error } of gcvOf(momentsOf(rows))) {
      const squares = rows.map(({ x, y }, at) => {
        const others = rows.toSpliced(at, 1);
        return (y - solved(others, penalty, targetsOf(others))(x)) ** 2;
      });
      const left = squares.reduce((sum, one) => sum + one, 0) / corners;
      // Corners rounded to single precision are a regular polygon to 1e-7.
      expect(Math.abs(error / left - 1)).toBeLessThan(1e-5);
    }
  });

  it('has its lowest error at the penalty of the head', () => {
    const moments = momentsOf(simulated(60, 10, 1));
    const lowest = gcvOf(moments).sort((one, other) => one.error - other.error)[0]!;
    expect(finished(fitRidge(moments))!.lambda).toBe(lowest.penalty);
  });
});

describe('errors on examples held out', () => {
  it('are those that the examples themselves have', () => {
    const head = fitted(simulated(50, 5, 0.4));
    const others = simulated(20, 5, 0.4, 3);
    const { residual, leverage } = heldOutOf(head, momentsOf(others));
    const sum = (of: (row: Row) => number): number =>
      others.reduce((total, row) => total + row.weight * of(row), 0);
    expect(residual).toBeCloseTo(
      sum(({ x, y }) => (y - head.predict(x)) ** 2),
      digits,
    );
    expect(leverage).toBeCloseTo(
      sum(({ x }) => head.leverage(x)),
      digits,
    );
  });
});

describe('the leverage of a vector', () => {
  it('is xᵀ(XᵀWX + λ)⁻¹x with the intercept among the features', () => {
    const rows = simulated(30, 4, 0.5);
    const head = fitted(rows);
    const at = directionOf(99, 4);
    // Weighting a new example by ε moves the prediction there by ε · leverage · its residual.
    const epsilon = 1e-6;
    const moved = solved([...rows, { x: at, y: 0, weight: epsilon }], head.lambda, [
      ...targetsOf(rows),
      head.predict(at) + 1,
    ])(at);
    // What is left out is of the order of ε; the difference of two predictions has 1e-9 of rounding in it.
    expect((moved - head.predict(at)) / epsilon).toBeCloseTo(head.leverage(at), 4);
  });
});
