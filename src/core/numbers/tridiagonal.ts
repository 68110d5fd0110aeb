import { finished, sliceOfWork } from '../pace/steps';

/** A symmetric matrix T with nothing but its diagonal and the diagonal beside it; T = QᵀAQ for the matrix A it was made of. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** One number fewer than the diagonal has. */
  readonly beside: Float64Array;
  /** Qᵀc for the vector c it was made with. */
  readonly turned: Float64Array;
}

/**
 * Brings a symmetric matrix (row-major, `size` rows, overwritten) to tridiagonal form by Householder reflections and
 * turns a vector along with it (Golub & Van Loan, Matrix Computations, algorithm 8.3.1).
 */
export function tridiagonalOf(matrix: Float64Array, vector: Float64Array): Tridiagonal {
  return finished(tridiagonalising(matrix, vector));
}

/** The same, yielding the share that is done every few milliseconds. */
export function* tridiagonalising(
  matrix: Float64Array,
  vector: Float64Array,
): Generator<number, Tridiagonal> {
  const size = vector.length;
  const turned = vector.slice();
  const beside = new Float64Array(Math.max(0, size - 1));
  const v = new Float64Array(size);
  const w = new Float64Array(size);
  let work = 0;
  for (let k = 0; k + 1 < size; k++) {
    beside[k] = reflectionOf(matrix, k, v);
    const beta = squaredFrom(v, k + 1);
    if (beta === 0) continue;
    turnMatrix(matrix, v, w, k + 1, 2 / beta);
    let along = 0;
    for (let i = k + 1; i < size; i++) along += v[i]! * turned[i]!;
    for (let i = k + 1; i < size; i++) turned[i]! -= (2 / beta) * along * v[i]!;
    work += 3 * (size - k) ** 2;
    if (work < sliceOfWork) continue;
    work = 0;
    // What is left is a smaller and smaller matrix.
    yield 1 - ((size - k) / size) ** 3;
  }
  return { diagonal: Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]!), beside, turned };
}

/** Sets v to the normal of the mirror that leaves one number of column k below the diagonal, and gives that number. */
function reflectionOf(matrix: Float64Array, k: number, v: Float64Array): number {
  const size = v.length;
  // The matrix is symmetric: its row is its column, and lies together in memory.
  for (let i = k + 1; i < size; i++) v[i] = matrix[k * size + i]!;
  const norm = Math.sqrt(squaredFrom(v, k + 1));
  const left = v[k + 1]! > 0 ? -norm : norm;
  if (k + 2 === size) {
    v[k + 1] = 0;
    return matrix[k * size + k + 1]!;
  }
  v[k + 1]! -= left;
  return left;
}

/** A − v wᵀ − w vᵀ from row `from` on, which is HAH for the reflection H = 1 − βvvᵀ. */
function turnMatrix(
  matrix: Float64Array,
  v: Float64Array,
  w: Float64Array,
  from: number,
  beta: number,
): void {
  const size = v.length;
  let along = 0;
  for (let i = from; i < size; i++) {
    let sum = 0;
    for (let j = from; j < size; j++) sum += matrix[i * size + j]! * v[j]!;
    w[i] = beta * sum;
    along += w[i]! * v[i]!;
  }
  for (let i = from; i < size; i++) w[i]! -= (beta / 2) * along * v[i]!;
  for (let i = from; i < size; i++) {
    const a = v[i]!;
    const b = w[i]!;
    for (let j = from; j < size; j++) matrix[i * size + j]! -= a * w[j]! + b * v[j]!;
  }
}

function squaredFrom(v: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += v[i]! ** 2;
  return sum;
}

/** What a shift λ makes of a positive semidefinite A: tr (A+λ)⁻¹, cᵀ(A+λ)⁻¹c and |(A+λ)⁻¹c|². */
export interface Shifted {
  readonly trace: number;
  readonly form: number;
  readonly squared: number;
}

/**
 * The trace and the solution of T + λ in time linear in its size: forward and backward pivots, of which the diagonal
 * of the inverse is 1/(δ + ε − a) (Meurant 1992).
 */
export function shifted({ diagonal, beside, turned }: Tridiagonal, lambda: number): Shifted {
  const size = diagonal.length;
  const forward = pivotsOf(diagonal, beside, lambda);
  const backward = pivotsOf(diagonal.toReversed(), beside.toReversed(), lambda).reverse();
  const solution = turned.slice();
  for (let i = 1; i < size; i++) solution[i]! -= (beside[i - 1]! / forward[i - 1]!) * solution[i - 1]!;
  for (let i = size - 1; i >= 0; i--)
    solution[i] = (solution[i]! - (i + 1 < size ? beside[i]! * solution[i + 1]! : 0)) / forward[i]!;
  let trace = 0;
  let form = 0;
  let squared = 0;
  for (let i = 0; i < size; i++) {
    trace += 1 / (forward[i]! + backward[i]! - diagonal[i]! - lambda);
    form += turned[i]! * solution[i]!;
    squared += solution[i]! ** 2;
  }
  return { trace, form, squared };
}

function pivotsOf(diagonal: Float64Array, beside: Float64Array, lambda: number): Float64Array {
  const pivots = new Float64Array(diagonal.length);
  for (let i = 0; i < pivots.length; i++)
    pivots[i] = diagonal[i]! + lambda - (i > 0 ? beside[i - 1]! ** 2 / pivots[i - 1]! : 0);
  return pivots;
}
