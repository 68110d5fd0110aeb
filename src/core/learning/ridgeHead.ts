import { inverting } from '../numbers/symmetric';
import { finished } from '../pace/steps';
import type { RidgeMoments } from './ridgeMoments';
import { shifted, tridiagonalising } from '../numbers/tridiagonal';

/** The penalties that are tried, as parts of the mean eigenvalue of the features' scatter: four a decade. */
const grid = Array.from({ length: 25 }, (_, at) => 10 ** (at / 4 - 3));

/**
 * A linear function of a vector, fitted by weighted ridge regression (Hoerl & Kennard 1970): it minimises
 * Σ w (y − a − xᵀβ)² + λ|β|², the intercept a free of the penalty.
 */
export class RidgeHead {
  constructor(
    /** β, a number a dimension. */
    readonly weights: Float64Array,
    /** a + x̄ᵀβ, which is the weighted mean of the targets. */
    readonly level: number,
    /** x̄: the weighted mean of the vectors it was fitted to. */
    readonly centre: Float64Array,
    /** (Σ w (x−x̄)(x−x̄)ᵀ + λ)⁻¹, row-major. */
    readonly inverse: Float64Array,
    /** Σ w. */
    readonly weight: number,
    readonly lambda: number,
  ) {}

  /** The target that a vector lets expect. */
  predict(vector: Float32Array): number {
    let sum = this.level;
    for (let d = 0; d < this.weights.length; d++) sum += this.weights[d]! * (vector[d]! - this.centre[d]!);
    return sum;
  }

  /**
   * How uncertain the prediction is for want of examples near this vector, in units of the variance that an example of
   * weight 1 has about the line: 1/Σw + (x−x̄)ᵀ(Σ w (x−x̄)(x−x̄)ᵀ + λ)⁻¹(x−x̄).
   */
  leverage(vector: Float32Array): number {
    const { centre, inverse } = this;
    const size = centre.length;
    const off = new Float64Array(size);
    let sum = 1 / this.weight;
    for (let i = 0; i < size; i++) {
      off[i] = vector[i]! - centre[i]!;
      let below = 0;
      for (let j = 0; j < i; j++) below += inverse[i * size + j]! * off[j]!;
      sum += off[i]! * (2 * below + inverse[i * size + i]! * off[i]!);
    }
    return sum;
  }
}

/**
 * Fits a head with the penalty of the lowest generalised cross-validation error (Golub, Heath & Wahba 1979). Undefined
 * where the vectors or the targets do not differ. Stops every few milliseconds.
 */
export function* fitRidge(moments: RidgeMoments): Generator<unknown, RidgeHead | undefined> {
  const { dimensions: size, weight } = moments;
  const scatter = scatterOf(moments);
  if (!(meanEigenvalue(scatter) > 1e-12 * weight) || !(scatter.square > 1e-12 * moments.square))
    return undefined;
  const lambda = bestPenalty(yield* crossValidation(scatter, moments.count));
  const penalised = scatter.matrix;
  for (let d = 0; d < size; d++) penalised[d * size + d]! += lambda;
  const inverse = yield* inverting(penalised, size);
  if (!inverse) return undefined;
  const weights = Float64Array.from(scatter.cross, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += inverse[i * size + j]! * scatter.cross[j]!;
    return sum;
  });
  return new RidgeHead(weights, moments.cross[size]! / weight, scatter.centre, inverse, weight, lambda);
}

/** Weighted sums of products about the mean. */
interface Scatter {
  readonly centre: Float64Array;
  /** Σ w (x−x̄)(x−x̄)ᵀ, row-major, both triangles. */
  readonly matrix: Float64Array;
  /** Σ w (x−x̄)(y−ȳ). */
  readonly cross: Float64Array;
  /** Σ w (y−ȳ)². */
  readonly square: number;
}

function scatterOf({ dimensions: size, products, cross, square, weight }: RidgeMoments): Scatter {
  const centre = Float64Array.from({ length: size }, (_, i) => products[size * (size + 1) + i]! / weight);
  const mean = cross[size]! / weight;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      matrix[i * size + j] = matrix[j * size + i] =
        products[i * (size + 1) + j]! - weight * centre[i]! * centre[j]!;
  return {
    centre,
    matrix,
    cross: Float64Array.from(centre, (value, i) => cross[i]! - weight * value * mean),
    square: square - weight * mean * mean,
  };
}

function meanEigenvalue({ matrix, centre }: Scatter): number {
  const size = centre.length;
  return centre.reduce((sum, _, i) => sum + matrix[i * size + i]!, 0) / size;
}

/** The generalised cross-validation error by penalty. */
export interface CrossValidation {
  readonly penalty: number;
  /** n Σ w (y−ŷ)² / (n − tr H)², the mean squared error of leaving one out where all examples have the same leverage. */
  readonly error: number;
}

/** The generalised cross-validation error of these examples for every penalty of the grid. */
export function gcvOf(moments: RidgeMoments): CrossValidation[] {
  return finished(crossValidation(scatterOf(moments), moments.count));
}

function* crossValidation(scatter: Scatter, n: number): Generator<unknown, CrossValidation[]> {
  const unit = meanEigenvalue(scatter);
  const reduced = yield* tridiagonalising(scatter.matrix.slice(), scatter.cross);
  return grid.map((part) => {
    const penalty = part * unit;
    const { trace, form, squared } = shifted(reduced, penalty);
    const residual = Math.max(0, scatter.square - form - penalty * squared);
    const free = n - 1 - scatter.centre.length + penalty * trace;
    return { penalty, error: (n * residual) / free ** 2 };
  });
}

function bestPenalty(tried: readonly CrossValidation[]): number {
  return tried.reduce((best, one) => (one.error < best.error ? one : best)).penalty;
}

/** What a head makes of examples it was not fitted to, as sums over them. */
export interface HeldOut {
  /** Σ w (y−ŷ)². */
  readonly residual: number;
  /** Σ w times the leverage. */
  readonly leverage: number;
}

/** A head's errors on examples of which only the moments are kept. */
export function heldOutOf(head: RidgeHead, moments: RidgeMoments): HeldOut {
  const { dimensions: size, products, cross, square, weight } = moments;
  const theta = Float64Array.from({ length: size + 1 }, (_, d) => head.weights[d] ?? interceptOf(head));
  let residual = square;
  let leverage = weight / head.weight;
  for (let i = 0; i <= size; i++) {
    residual -= 2 * theta[i]! * cross[i]!;
    for (let j = 0; j <= i; j++) {
      const both = (i === j ? 1 : 2) * products[i * (size + 1) + j]!;
      residual += both * theta[i]! * theta[j]!;
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) leverage += head.inverse[i * size + j]! * about(i, j);
  return { residual: Math.max(0, residual), leverage };

  /** Σ w (x−c)(x−c)ᵀ about the head's centre c. */
  function about(i: number, j: number): number {
    const sums = size * (size + 1);
    const [a, b] = [head.centre[i]!, head.centre[j]!];
    const product = products[Math.max(i, j) * (size + 1) + Math.min(i, j)]!;
    return product - a * products[sums + j]! - b * products[sums + i]! + weight * a * b;
  }
}

function interceptOf({ weights, level, centre }: RidgeHead): number {
  return weights.reduce((sum, weight, d) => sum - weight * centre[d]!, level);
}
