import { tridiagonalOf } from './tridiagonal';

/** Most QL steps for one eigenvalue; three are usual. */
const mostSteps = 60;

/**
 * The eigenvalues of a symmetric matrix (row-major, `size` rows, overwritten), in no order: Householder's tridiagonal
 * form, then implicit QL (Martin & Wilkinson 1968; Golub & Van Loan, 8.3). Throws an error where it does not converge.
 */
export function eigenvaluesOf(matrix: Float64Array, size: number): Float64Array {
  const { diagonal, beside } = tridiagonalOf(matrix, new Float64Array(size));
  const off = new Float64Array(size);
  off.set(beside);
  const least =
    Number.EPSILON *
    diagonal.reduce((most, value, at) => Math.max(most, Math.abs(value) + Math.abs(off[at]!)), 0);
  for (let first = 0; first < size; first++) {
    let last = blockEnd(diagonal, off, first, least);
    for (let step = 0; last > first; step++) {
      if (step === mostSteps) throw new Error('The eigenvalues of a matrix were not found.');
      sweep(diagonal, off, first, last);
      last = blockEnd(diagonal, off, first, least);
    }
  }
  return diagonal;
}

/** Where the block that begins at `first` ends: at the first number beside the diagonal that is nothing within rounding. */
function blockEnd(diagonal: Float64Array, off: Float64Array, first: number, least: number): number {
  let last = first;
  while (last + 1 < diagonal.length && Math.abs(off[last]!) > least) last++;
  return last;
}

/** One implicit QL step with Wilkinson's shift on the block from `first` to `last`. */
function sweep(d: Float64Array, e: Float64Array, first: number, last: number): void {
  let g = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  g = d[last]! - d[first]! + e[first]! / (g + Math.sign(g || 1) * Math.hypot(g, 1));
  let [s, c, p] = [1, 1, 0];
  for (let i = last - 1; i >= first; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      e[last] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    const turned = (d[i]! - g) * s + 2 * c * b;
    p = s * turned;
    d[i + 1] = g + p;
    g = c * turned - b;
  }
  d[first]! -= p;
  e[first] = g;
  e[last] = 0;
}
