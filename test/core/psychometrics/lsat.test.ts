import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/psychometrics/irt';
import { itemFit } from '../../../src/core/psychometrics/fit/itemFit';
import { q3Of } from '../../../src/core/psychometrics/fit/localDependence';
import { marginFit } from '../../../src/core/psychometrics/fit/marginFit';
import { scoreFit } from '../../../src/core/psychometrics/fit/scoreFit';
import { lsatPatterns, lsatResponses, lsatRow } from './given';

// Published and measured figures of LSAT6 and LSAT7 (Bock & Lieberman 1970) by mirt 1.47 and ltm, all in logits (no 1.7). The established programs end when a
// parameter moves by less than 1e-4 in a step of a slow algorithm, so that theirs are right to about 2e-3; ours end at 1e-6. Where they differ by
// less, the tolerance is half a unit of the last printed digit.

const none = { priors: 'none' } as const;

function near(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((value, at) =>
    expect(Math.abs(actual[at]! - value), `${at}: ${actual[at]} for ${value}`).toBeLessThan(tolerance),
  );
}

describe('LSAT6', () => {
  const responses = lsatResponses('LSAT6');

  it('is 1,000 respondents in 30 of the 32 patterns', () => {
    const patterns = lsatPatterns('LSAT6');
    expect(patterns.length).toBe(30);
    expect(patterns.reduce((sum, [, times]) => sum + times, 0)).toBe(1000);
    expect(responses.cells).toBe(5000);
  });

  describe('in the 2PL', () => {
    const fit = calibrate(responses, { model: '2pl', ...none });

    it('has the likelihood that mirt and ltm find', () => {
      expect(fit.algorithm).toBe('grid');
      expect(fit.converged).toBe(true);
      // Printed to three places.
      near([fit.logLikelihood, fit.aic, fit.bic], [-2466.653, 4953.307, 5002.384], 1e-3);
      expect(fit.parameters).toBe(10);
    });

    it('has their slopes, intercepts and difficulties', () => {
      near(fit.items.slope, [0.8254, 0.7229, 0.8905, 0.6886, 0.6575], 2e-3);
      near(fit.items.slope, [0.8251, 0.7231, 0.89, 0.6887, 0.6576], 2e-3);
      // An EM run to 1e-7 elsewhere: four digits are printed.
      near(fit.items.slope, [0.8257, 0.7227, 0.8909, 0.6884, 0.6569], 1e-4);
      near(fit.items.intercept, [2.7732, 0.9902, 0.2491, 1.2848, 2.0533], 1e-4);
      // b = −d/a carries an error of 2e-3 in a over a ≈ 0.66 at b ≈ −3: three times as much.
      near(fit.items.difficulty, [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], 6e-3);
    });

    it('has their standard errors', () => {
      near(fit.items.slopeSe, [0.258, 0.187, 0.232, 0.185, 0.21], 1e-3);
      // Of two digits' worth where b lies at −3; in proportion to a as above.
      near(fit.items.difficultySe, [0.867, 0.307, 0.1, 0.434, 0.87], 2e-3);
    });

    it('has the M2 of mirt', () => {
      const margins = marginFit(responses, fit)!;
      expect(margins.df).toBe(5);
      near([margins.statistic, margins.p], [4.738, 0.449], 1e-3);
      expect(margins.rmsea).toBe(0);
    });

    it('has the abilities of ltm', () => {
      const rows = ['00000', '11111'].map((pattern) => lsatRow('LSAT6', pattern));
      // ltm integrates over 21 nodes, and prints three or four digits.
      near(
        rows.map((row) => fit.respondents.ability[row]!),
        [-1.897, 0.6456],
        1e-3,
      );
      near(
        rows.map((row) => fit.respondents.abilitySe[row]!),
        [0.801, 0.859],
        1e-3,
      );
    });

    it('says that no prior was used', () => {
      expect(fit.priors).toBe('Ability N(0, 1); no priors on items: maximum likelihood.');
    });
  });

  describe('with one slope', () => {
    const rasch = calibrate(responses, { model: 'rasch', ...none });
    const onePl = calibrate(responses, { model: '1pl', ...none });

    it('is the Rasch model of mirt', () => {
      near(rasch.items.slope, [1, 1, 1, 1, 1], 1e-12);
      near(rasch.items.difficulty, [-2.7306, -0.9989, -0.2399, -1.3068, -2.0999], 1e-3);
      near(rasch.items.difficultySe, [0.13, 0.079, 0.072, 0.085, 0.105], 6e-4);
      // mirt ends at .572, ltm's slope below squares to .5702: between the two lies what 1e-4 of a step allows.
      near([rasch.population.sd ** 2], [0.572], 2.5e-3);
      near([rasch.logLikelihood, rasch.aic, rasch.bic], [-2466.938, 4945.875, 4975.322], 1e-3);
      expect(rasch.parameters).toBe(6);
    });

    it('is the common slope of ltm', () => {
      near(onePl.items.slope, Array<number>(5).fill(0.7551), 1e-4);
      near(onePl.items.slopeSe, Array<number>(5).fill(0.069), 6e-4);
      near(onePl.items.difficulty, [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], 1e-4);
    });

    it('is one fit, told in two ways', () => {
      expect(onePl.logLikelihood).toBe(rasch.logLikelihood);
      // One multiplication apart.
      near(
        onePl.items.difficulty.map((b) => b * rasch.population.sd),
        [...rasch.items.difficulty],
        1e-12,
      );
      near(
        onePl.respondents.ability.map((theta) => theta * rasch.population.sd),
        [...rasch.respondents.ability],
        1e-12,
      );
    });

    it('has the M2 of mirt', () => {
      const margins = marginFit(responses, rasch)!;
      expect(margins.df).toBe(9);
      // mirt's variance of .572 is 2e-3 from the maximum, which moves M2 in the third digit.
      near([margins.statistic, margins.p], [5.293, 0.808], 2e-3);
    });
  });

  it('leans on the default priors, and says so', () => {
    const fit = calibrate(responses, { model: '2pl' });
    near([fit.items.slope[4]!, fit.items.difficulty[4]!], [0.723, -2.871], 6e-4);
    expect(fit.priors).toBe('Ability N(0, 1); log discrimination N(0, 0.5²), intercept N(0, 2²).');
    expect(calibrate(responses, { model: '2pl', priors: 'default' }).items).toEqual(fit.items);
  });

  describe('in the 3PL', () => {
    it('stays bounded with the default priors', () => {
      const { items, notes, priors } = calibrate(responses, { model: '3pl' });
      for (let item = 0; item < 5; item++) {
        // ltm, without priors, ends at a = 23.2 for the third item, with errors that are not numbers.
        expect(items.slope[item]).toBeGreaterThan(0.3);
        expect(items.slope[item]).toBeLessThan(2);
        expect(items.guessing[item]).toBeGreaterThan(0.1);
        expect(items.guessing[item]).toBeLessThan(0.4);
        for (const se of [items.slopeSe, items.interceptSe, items.difficultySe, items.guessingSe]) {
          expect(se[item]).toBeGreaterThan(0.05);
          expect(se[item]).toBeLessThan(1);
        }
      }
      expect(notes.join()).not.toMatch(/guessing/);
      expect(priors).toMatch(/guessing Beta\(5, 15\)/);
    });

    it('warns without', () => {
      const fit = calibrate(responses, { model: '3pl', ...none });
      expect(fit.notes.join()).toMatch(/guessing parameter is hardly determined/);
      // It holds the 2PL, so that it fits no worse; mirt finds −2466.668, ltm −2467.4.
      expect(fit.logLikelihood).toBeGreaterThan(-2466.654);
    });
  });
});

describe('LSAT7', () => {
  const responses = lsatResponses('LSAT7');

  describe('in the 2PL', () => {
    const fit = calibrate(responses, { model: '2pl', ...none });

    it('has the likelihood and parameters of mirt', () => {
      near([fit.logLikelihood, fit.aic, fit.bic], [-2658.805, 5337.61, 5386.688], 1e-3);
      near(fit.items.slope, [0.9879, 1.0809, 1.7058, 0.7652, 0.7358], 2e-3);
      near(fit.items.intercept, [1.8561, 0.808, 1.8042, 0.486, 1.8545], 2e-3);
      near(fit.items.difficulty, [-1.8787, -0.7475, -1.0577, -0.6351, -2.5204], 1e-3);
      near(fit.items.slopeSe, [0.177, 0.169, 0.32, 0.134, 0.151], 2e-3);
      near(fit.items.difficultySe, [0.264, 0.109, 0.115, 0.13, 0.446], 1e-3);
    });

    it('fits as mirt has it: M2', () => {
      const margins = marginFit(responses, fit)!;
      expect(margins.df).toBe(5);
      near([margins.statistic, margins.p, margins.rmsea, margins.srmsr], [11.938, 0.036, 0.037, 0.032], 1e-3);
    });

    it('fits as mirt has it: S-X²', () => {
      const scores = scoreFit(responses, fit)!;
      expect([...scores.df]).toEqual([2, 2, 2, 2, 2]);
      near(scores.statistic, [4.749, 14.453, 1.27, 5.238, 0.941], 3e-3);
      // χ² of 2 degrees of freedom: p = e^(−x/2).
      near(
        scores.p,
        [...scores.statistic].map((x) => Math.exp(-x / 2)),
        1e-12,
      );
    });

    it('fits as mirt has it: infit, at posterior means', () => {
      // Other programs have other figures: eRm takes the abilities of conditional maximum likelihood, without those who got all or nothing right.
      near(itemFit(responses, fit).infit, [0.958, 0.816, 0.75, 0.881, 0.989], 6e-4);
    });

    it('has an outfit that is the mean of squared residuals, pattern by pattern', () => {
      const { slope, intercept } = fit.items;
      const outfit = [0, 1, 2, 3, 4].map((item) => {
        let sum = 0;
        for (const [pattern, times] of lsatPatterns('LSAT7')) {
          if (times === 0) continue;
          const theta = fit.respondents.ability[lsatRow('LSAT7', pattern)]!;
          const p = 1 / (1 + Math.exp(-slope[item]! * theta - intercept[item]!));
          sum += (times * (Number(pattern[item]) - p) ** 2) / (p * (1 - p));
        }
        return sum / 1000;
      });
      // The same thousand numbers in another order.
      near(itemFit(responses, fit).outfit, outfit, 1e-10);
    });

    it('has the abilities, reliability and Q3 of mirt', () => {
      const rows = ['00000', '00001'].map((pattern) => lsatRow('LSAT7', pattern));
      near(
        rows.map((row) => fit.respondents.ability[row]!),
        [-1.8699, -1.5272],
        3e-4,
      );
      near(
        rows.map((row) => fit.respondents.abilitySe[row]!),
        [0.6927, 0.6737],
        3e-4,
      );
      near([fit.marginalReliability, fit.empiricalReliability], [0.4418, 0.4521], 1e-4);
      near([q3Of(responses, fit, 0, 2)], [-0.214], 6e-4);
    });
  });

  it('comes as near to the likelihood of mirt in the 3PL as its flat top allows', () => {
    // Chances of guessing run to 0 there; ours stop at 0.0025, mirt's go on.
    const { logLikelihood } = calibrate(responses, { model: '3pl', ...none });
    expect(Math.abs(logLikelihood + 2658.055)).toBeLessThan(0.02);
  });

  it('is the Rasch model of mirt', () => {
    const fit = calibrate(responses, { model: 'rasch', ...none });
    near(fit.items.difficulty, [-1.8681, -0.7909, -1.4608, -0.5214, -1.9928], 5e-4);
    near([fit.population.sd ** 2], [1.022], 1e-3);
    near([fit.logLikelihood], [-2664.901], 1e-3);
    const margins = marginFit(responses, fit)!;
    expect(margins.df).toBe(9);
    near([margins.statistic, margins.p], [23.173, 0.006], 2e-3);
  });
});
