import { randomOf } from '../../../src/core/numbers/random';

/** Normal columns that each hold so much of what they have in common: column k has loading `loadings[k]` on one factor. */
export function factorColumns(rows: number, loadings: readonly number[], seed: number): number[][] {
  const random = randomOf(seed);
  const factor = Array.from({ length: rows }, () => random.normal());
  return loadings.map((loading) =>
    factor.map((value) => loading * value + Math.sqrt(1 - loading ** 2) * random.normal()),
  );
}
