import { describe, expect, it } from 'vitest';
import { countLearnable, learnableWords, leastSignal } from '../../../src/core/mixture/learnable';
import { jeffreys } from '../../../src/core/psychometrics/rollouts/prior';
import { posteriorOf, signalAt } from '../../../src/core/psychometrics/rollouts/passRate';

describe('What is learnable', () => {
  it('is by default what has an even chance that eight tries differ: 1 to 7 of 8, not 0 or 8', () => {
    const kept = Array.from({ length: 9 }, (_, right) =>
      signalAt(8, posteriorOf(right, 8, jeffreys)),
    ).flatMap((signal, right) => (signal >= leastSignal ? [right] : []));
    expect(kept).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('is counted beside what is saturated, dead, in between and unknown', () => {
    const signal = Float64Array.of(0.9, 0.5, 0.1, 0.2, 0.4, NaN);
    const share = Float64Array.of(0.5, 0.1, 1, 0, 0.01, NaN);
    const counts = countLearnable(signal, share, 0.5);
    expect(counts).toEqual({ learnable: 2, saturated: 1, dead: 1, between: 1, unknown: 1 });
    expect(learnableWords(counts)).toBe(
      '2 learnable, 1 saturated (always solved), 1 dead (never solved), 1 in between, 1 without tries of one policy',
    );
  });
});
