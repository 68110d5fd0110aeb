/** About how many multiplications are done between two breaths of a process that has other callers: some milliseconds. */
export const sliceOfWork = 2 ** 22;

/** What work that stops at times comes to, without a stop. */
export function finished<T>(work: Generator<unknown, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** The same work, told as a part of a larger one. */
export function* within<T>(
  work: Generator<number, T>,
  shareOf: (share: number) => number,
): Generator<number, T> {
  let step = work.next();
  for (; !step.done; step = work.next()) yield shareOf(step.value);
  return step.value;
}
