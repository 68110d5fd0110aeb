const tries = 3;

/**
 * How many times longer work takes at four times the size, by the shortest of three tries each: 4 where its time grows with the size,
 * 16 where it grows with the square. Whatever else the machine does only adds to a try, so the shortest tells: 9 lies between the two.
 */
export function growth(work: (size: number) => void, size: number): number {
  const shortest = (times: number): number =>
    Math.min(...Array.from({ length: tries }, () => timeOf(() => work(times * size))));
  const small = shortest(1);
  return shortest(4) / small;
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
