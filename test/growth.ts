const tries = 4;

/**
 * How many times longer work takes at four times the size, by the shortest of four tries each, taken in turn: 4 where its time grows
 * with the size, 16 where it grows with the square. Whatever else the machine does only adds to a try, so the shortest tells: 9 lies
 * between the two.
 */
export function growth(work: (size: number) => void, size: number): number {
  let [small, large] = [Infinity, Infinity];
  for (let at = 0; at < tries; at++) {
    small = Math.min(
      small,
      timeOf(() => work(size)),
    );
    large = Math.min(
      large,
      timeOf(() => work(4 * size)),
    );
  }
  return large / small;
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
