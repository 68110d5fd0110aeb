import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/psychometrics/irt';
import { coverage } from './given';
import { simulate, type Simulation } from './simulate';

describe('95% intervals', () => {
  /** The share of intervals around b and a that hold the truth, on the scale of the population that abilities are drawn from, over `runs` data sets. */
  function coverages(
    simulation: Omit<Simulation, 'seed'>,
    runs: number,
    options: { priors?: 'none'; algorithm?: 'laplace' } = {},
  ) {
    let [b, a] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const simulated = simulate({ ...simulation, seed: 100 + run });
      // Steps of 1e-4 end within 1e-3 of where they lead, a hundredth of the errors.
      const { items } = calibrate(simulated.responses, { model: '2pl', tolerance: 1e-4, ...options });
      b += coverage(items.difficulty, items.difficultySe, simulated.difficulty) / runs;
      a += coverage(items.slope, items.slopeSe, simulated.slope) / runs;
    }
    return { b, a };
  }

  // 93 to 97%: an interval that is right has 95%, and items of one data set share its scale, so that 50 sets leave about a percent of chance.
  function expectRight({ b, a }: { b: number; a: number }): void {
    expect(b).toBeGreaterThan(0.93);
    expect(b).toBeLessThan(0.97);
    expect(a).toBeGreaterThan(0.93);
    expect(a).toBeLessThan(0.97);
  }

  it('hold the truth in 93 to 97 of 100: 1,000 respondents, 40 items, 50 times, over a grid', () => {
    expectRight(coverages({ respondents: 1000, items: 40 }, 50));
  });

  it('by Laplace, with and without priors', () => {
    expectRight(coverages({ respondents: 1000, items: 40 }, 50, { algorithm: 'laplace' }));
    expectRight(coverages({ respondents: 1000, items: 40 }, 50, { algorithm: 'laplace', priors: 'none' }));
  });

  // Measured over sets: the share of one differs from the next by 2% in b, 1% in a, so that the mean of 20 is within half a percent.
  it('500 respondents, 1,000 items, three tenths missing, 20 times', () => {
    expectRight(coverages({ respondents: 500, items: 1000, observed: 0.7 }, 20));
  });
});
