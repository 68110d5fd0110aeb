import { finished, sliceOfWork } from '../pace/steps';

/**
 * The inverse of a positive definite matrix of `size` rows (row-major; only its lower triangle is read), by Cholesky's decomposition. Undefined where
 * it is not positive definite.
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array | undefined {
  return finished(inverting(matrix, size));
}

/** The same, stopping every few milliseconds. */
export function* inverting(matrix: Float64Array, size: number): Generator<void, Float64Array | undefined> {
  const root = yield* choleskyOf(matrix, size);
  if (root === undefined) return undefined;
  const lower = yield* invertLower(root, size);
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += lower[k * size + i]! * lower[k * size + j]!;
      inverse[i * size + j] = inverse[j * size + i] = sum;
    }
    if (endsSlice(i, size)) yield;
  }
  return inverse;
}

/** Whether so many rows of a matrix are worth a stop after this one: each takes a half of size² multiplications at most. */
function endsSlice(row: number, size: number): boolean {
  return row % Math.max(1, Math.floor(sliceOfWork / size ** 2)) === 0;
}

function* choleskyOf(matrix: Float64Array, size: number): Generator<void, Float64Array | undefined> {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * size + k]! * root[j * size + k]!;
      if (i !== j) root[i * size + j] = sum / root[j * size + j]!;
      else if (sum > 1e-12 * matrix[i * size + i]!) root[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
    if (endsSlice(i, size)) yield;
  }
  return root;
}

function* invertLower(root: Float64Array, size: number): Generator<void, Float64Array> {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    inverse[j * size + j] = 1 / root[j * size + j]!;
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= root[i * size + k]! * inverse[k * size + j]!;
      inverse[i * size + j] = sum / root[i * size + i]!;
    }
    if (endsSlice(j, size)) yield;
  }
  return inverse;
}
