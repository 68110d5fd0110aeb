/** How a step stands, as far as it matters to the share of all that may be told. */
export interface StepShare {
  readonly state: 'waiting' | 'running' | 'ended';
  /** Whether it was ever at work: one that was not took nothing, and its end is no progress. */
  readonly hasRun: boolean;
  /** Whether steps of its kind were seen here, so that the time that it takes is known. */
  readonly isKnown: boolean;
  /** The part of it that is done, from 0 to 1. */
  readonly done: number;
}

/** Nothing is told to be nearly all before all is done. */
const mostBeforeEnd = 0.99;

/**
 * The most that may be told of the share that is done. A step whose pace was not seen here may take a thousand times what is
 * expected, so that no share by time alone holds: each such step counts as one of those that are not known, and no more is told
 * than the share of these that is done. Where m of them have not begun out of n, what is told is at most 1 − m/n, so that it
 * exceeds the true share by no more than that. A waiting step of a kind that was seen is left to the share by time.
 */
export function justifiedShare(steps: readonly StepShare[]): number {
  if (steps.every(({ state }) => state === 'ended')) return 1;
  const counted = steps.filter((step) =>
    step.state === 'ended' ? step.hasRun : step.state === 'running' || !step.isKnown,
  );
  const done = counted.reduce((sum, step) => sum + (step.state === 'ended' ? 1 : step.done), 0);
  const isOpen = counted.some(({ state, isKnown }) => state !== 'ended' && !isKnown);
  return Math.min(mostBeforeEnd, isOpen ? done / counted.length : 1);
}
