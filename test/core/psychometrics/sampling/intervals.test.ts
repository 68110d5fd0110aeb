import { expect, it } from 'vitest';
import { addIntervals, families, noIntervals } from '../../../bench/intervals';

// 150 items of five sets. What items of a set share (its scale) makes the share that is held go up and down by some 5% from set to set, so that the mean of five is known to 2.5%:
// two of those about 95%. Errors at the mode held 56% (normal) and 80% (log-normal) here.
it.each(['lognormal', 'normal'] as const)(
  '95% intervals hold the truth where 20 respondents answered: %s slopes',
  (name) => {
    const held = noIntervals();
    for (let set = 1; set <= 5; set++)
      addIntervals(held, families[name], { respondents: 20, items: 30 }, 100 + set);
    for (const share of [held.a / held.items, held.d / held.items, held.b / held.difficulties]) {
      expect(share).toBeGreaterThan(0.89);
      expect(share).toBeLessThan(0.995);
    }
  },
);
