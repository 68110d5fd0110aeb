/**
 * The inverse of a positive definite matrix of `size` rows (row-major; only its lower triangle is read), by Cholesky's decomposition. Undefined where
 * it is not positive definite.
 */
export function inverseOf(matrix: Float64Array, size: number): Float64Array | undefined {
  const root = choleskyOf(matrix, size);
  if (root === undefined) return undefined;
  const lower = invertLower(root, size);
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += lower[k * size + i]! * lower[k * size + j]!;
      inverse[i * size + j] = inverse[j * size + i] = sum;
    }
  return inverse;
}

function choleskyOf(matrix: Float64Array, size: number): Float64Array | undefined {
  const root = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * size + k]! * root[j * size + k]!;
      if (i !== j) root[i * size + j] = sum / root[j * size + j]!;
      else if (sum > 1e-12 * matrix[i * size + i]!) root[i * size + i] = Math.sqrt(sum);
      else return undefined;
    }
  return root;
}

function invertLower(root: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    inverse[j * size + j] = 1 / root[j * size + j]!;
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= root[i * size + k]! * inverse[k * size + j]!;
      inverse[i * size + j] = sum / root[i * size + i]!;
    }
  }
  return inverse;
}
