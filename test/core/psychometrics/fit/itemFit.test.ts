import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../../src/core/psychometrics/irt';
import { chance, itemFit } from '../../../../src/core/psychometrics/fit/itemFit';
import { marginFit } from '../../../../src/core/psychometrics/fit/marginFit';
import { buildResponses } from '../../../../src/core/psychometrics/model/responses';
import { scoreFit } from '../../../../src/core/psychometrics/fit/scoreFit';
import { simulate } from '../simulate';
import { answersOf, responsesOf } from '../given';

describe('infit and outfit', () => {
  it('are near 1 where the model holds, whatever the shape, and NaN where nobody answered', () => {
    const { responses } = simulate({ respondents: 400, items: 300, seed: 1, observed: 0.4 });
    const calibration = calibrate(responses, { model: '2pl' });
    const { infit, outfit } = itemFit(responses, calibration);
    const mean = (values: Float64Array): number => values.reduce((sum, one) => sum + one, 0) / values.length;
    // Single items stray with how extreme they are; 300 items' mean does not.
    expect(Math.abs(mean(infit) - 1)).toBeLessThan(0.03);
    // Outfit hangs on the rarest answers, to which items and abilities were fitted themselves: it comes out somewhat low (0.05 measured).
    expect(Math.abs(mean(outfit) - 1)).toBeLessThan(0.1);
    // Var (y − p)² = p(1 − p)(1 − 4p(1 − p)) is less than p(1 − p): infit strays by less than 1/√Σp(1 − p). Four times that is seen once in 16,000.
    const { start, index } = responses.columns;
    infit.forEach((one, item) => {
      let information = 0;
      for (let cell = start[item]!; cell < start[item + 1]!; cell++) {
        const p = chance(calibration, index[cell]!, item);
        information += p * (1 - p);
      }
      expect(Math.abs(one - 1) * Math.sqrt(information)).toBeLessThan(4);
    });
    const holed = responsesOf(['10.', '01.', '11.', '00.']);
    expect(itemFit(holed, calibrate(holed, { model: '1pl' })).infit[2]).toBeNaN();
  });

  it('are above 1 for an item answered at random', () => {
    const answers = answersOf(simulate({ respondents: 400, items: 60, seed: 2 }).responses);
    const correct = answers.correct.map((one, at) =>
      answers.item[at] === 5 ? answers.respondent[at]! % 2 : one,
    );
    const random = buildResponses({ ...answers, correct });
    const { infit } = itemFit(random, calibrate(random, { model: '1pl' }));
    const others = [...infit].filter((_, item) => item !== 5);
    expect(infit[5]).toBeGreaterThan(Math.max(...others));
    expect(infit[5]).toBeGreaterThan(1.2);
  });

  it('are the sums of Wright & Masters (1982) at the posterior means of ability', () => {
    const answers = responsesOf(['110', '101', '011', '100', '001', '111']);
    const calibration = calibrate(answers, { model: '2pl' });
    const { infit, outfit } = itemFit(answers, calibration);
    const { items, respondents } = calibration;
    for (const item of [0, 1, 2]) {
      let [squares, information, surprise] = [0, 0, 0];
      ['110', '101', '011', '100', '001', '111'].forEach((line, respondent) => {
        const z = items.slope[item]! * respondents.ability[respondent]! + items.intercept[item]!;
        const p = 1 / (1 + Math.exp(-z));
        const square = (Number(line[item]) - p) ** 2;
        squares += square;
        information += p * (1 - p);
        surprise += square / (p * (1 - p)) / 6;
      });
      // The logistic is read from a table that is right to 2e-10.
      expect(infit[item]).toBeCloseTo(squares / information, 8);
      expect(outfit[item]).toBeCloseTo(surprise, 8);
    }
  });

  it('count a cell of several answers as a binomial', () => {
    const answers = answersOf(simulate({ respondents: 300, items: 20, seed: 4 }).responses);
    const once = buildResponses(answers);
    const calibration = calibrate(once, { model: '1pl' });
    const tenfold = buildResponses({
      ...answers,
      correct: answers.correct.map((correct) => 10 * correct),
      attempts: answers.correct.map(() => 10),
    });
    const [single, repeated] = [itemFit(once, calibration), itemFit(tenfold, calibration)];
    // Ten answers that all agree stray ten times as far as their variance allows.
    repeated.infit.forEach((infit, item) => expect(infit / single.infit[item]!).toBeCloseTo(10, 8));
  });
});

describe('fit to whole tests', () => {
  const whole = simulate({ respondents: 1000, items: 10, seed: 5 }).responses;
  const holed = simulate({ respondents: 1000, items: 10, seed: 5, observed: 0.9 }).responses;

  it('does not reject the model that made the data', () => {
    const calibration = calibrate(whole, { model: '2pl', priors: 'none' });
    const scores = scoreFit(whole, calibration)!;
    // Of ten p-values none below a thousandth.
    expect(Math.min(...scores.p)).toBeGreaterThan(0.001);
    expect(marginFit(whole, calibration)!.p).toBeGreaterThan(0.001);
  });

  it('rejects one slope where slopes are far from alike', () => {
    const wide = simulate({ respondents: 2000, items: 10, seed: 6, slopeSpread: 0.8 }).responses;
    expect(marginFit(wide, calibrate(wide, { model: '1pl', priors: 'none' }))!.p).toBeLessThan(1e-6);
  });

  it('is not computed where somebody skipped something', () => {
    const calibration = calibrate(holed, { model: '2pl' });
    expect(scoreFit(holed, calibration)).toBeUndefined();
    expect(marginFit(holed, calibration)).toBeUndefined();
    expect(calibration.marginalReliability).toBeNaN();
    expect(calibration.empiricalReliability).toBeGreaterThan(0.3);
  });
});
