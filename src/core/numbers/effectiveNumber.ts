import { eigenvaluesOf } from './eigenvalues';
import type { Points } from './kMeans';

/** After so many points the work yields, so that it can be stopped. */
const stretch = 512;

/**
 * The effective number of distinct examples, the Vendi score: exp of the entropy of the eigenvalues of K/n for the
 * cosine kernel K (Friedman & Dieng 2023, arXiv 2210.02410). K = XXᵀ has the eigenvalues of XᵀX, so the work is linear
 * in the points. It is 1 where all are the same, and at most the smaller of their number and their dimensions.
 * NaN of no points.
 */
export function* effectiveNumber({ vectors, dimensions }: Points): Generator<undefined, number> {
  const count = vectors.length / dimensions;
  if (count === 0) return NaN;
  const products = new Float64Array(dimensions * dimensions);
  for (let point = 0; point < count; point++) {
    addProducts(products, vectors.subarray(point * dimensions, (point + 1) * dimensions));
    if (point % stretch === 0) yield;
  }
  mirror(products, dimensions);
  yield;
  const eigenvalues = eigenvaluesOf(products, dimensions);
  const total = eigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0);
  let entropy = 0;
  for (const value of eigenvalues) if (value > 0) entropy -= (value / total) * Math.log(value / total);
  return Math.exp(entropy);
}

/** Adds xxᵀ to the upper half. */
function addProducts(products: Float64Array, x: Float32Array): void {
  const { length } = x;
  for (let i = 0; i < length; i++) {
    const own = x[i]!;
    if (own !== 0) for (let j = i, at = i * length + i; j < length; j++, at++) products[at]! += own * x[j]!;
  }
}

function mirror(products: Float64Array, size: number): void {
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) products[i * size + j] = products[j * size + i]!;
}
