import { chiSquareTail } from './chiSquare';

/** How many standard errors a two-sided interval of this level reaches: 1.96 for 0.95. By bisection on the tail of χ² with one degree of freedom. */
export function errorsFor(level: number): number {
  let [low, high] = [0, 40];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (chiSquareTail(middle ** 2, 1) > 1 - level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
