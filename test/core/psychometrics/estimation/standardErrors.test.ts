import { describe, expect, it } from 'vitest';
import {
  standardErrors,
  type ErrorSource,
} from '../../../../src/core/psychometrics/estimation/standardErrors';
import { priorsOf } from '../../../../src/core/psychometrics/model/priors';

const [slope, intercept, guessing] = [1.2, -0.6, 0.2] as const;
const difficulty = 0.5;
const respondents = 100;

/** One item whose parameters are known to 4 (d), 9 (a) and 16 (logit c) independently of each other. */
function sourceOf(source: Pick<ErrorSource, 'model'> & Partial<ErrorSource>): ErrorSource {
  return {
    information: Float64Array.of(0, 0, 0, 4, 0, 9, 0, 0, 16),
    parameters: { line: Float64Array.of(slope, intercept), guess: Float64Array.of(guessing) },
    priors: priorsOf('none', 4),
    respondents,
    ...source,
  };
}

// Worked by hand; four operations in double precision agree to twelve digits.
const digits = 12;

describe('the standard errors of an item that was inverted alone', () => {
  // The mean of N abilities is known to 1/√N, their deviation to 1/√(2N): a² times either is the scale's part.
  const ofIntercept = 1 / 4 + slope ** 2 / respondents;
  const ofSlope = 1 / 9 + slope ** 2 / (2 * respondents);

  it.each(['2pl', '3pl'] as const)('are those of the data and of the scale: %s', (model) => {
    const errors = standardErrors(sourceOf({ model }));
    expect(errors.interceptSe[0]).toBeCloseTo(Math.sqrt(ofIntercept), digits);
    expect(errors.slopeSe[0]).toBeCloseTo(Math.sqrt(ofSlope), digits);
    // b = −d/a by the delta method.
    const ofDifficulty = (ofIntercept + difficulty ** 2 * ofSlope) / slope ** 2;
    expect(errors.difficultySe[0]).toBeCloseTo(Math.sqrt(ofDifficulty), digits);
  });

  it('are those of the common slope where there is but one', () => {
    const errors = standardErrors(sourceOf({ model: '1pl' }));
    expect(errors.interceptSe[0]).toBeCloseTo(Math.sqrt(ofIntercept), digits);
    expect(errors.slopeSe[0]).toBeCloseTo(Math.sqrt(ofSlope), digits);
  });

  it('have no part of a scale that an anchor holds', () => {
    const held = { slope: Float64Array.of(NaN), intercept: Float64Array.of(NaN) };
    const errors = standardErrors(sourceOf({ model: '2pl', anchor: held }));
    expect(errors.slopeSe[0]).toBeCloseTo(1 / 3, digits);
    expect(errors.interceptSe[0]).toBeCloseTo(1 / 2, digits);
  });
});

describe('the standard error of guessing', () => {
  // dc/d(logit c) = c(1 − c), by the delta method.
  it('is that of its logit times c(1 − c)', () => {
    const { guessingSe } = standardErrors(sourceOf({ model: '3pl' }));
    expect(guessingSe[0]).toBeCloseTo(0.2 * 0.8 * (1 / 4), digits);
  });

  it('is the same where all items were inverted together', () => {
    const joint = Float64Array.of(4, 0, 0, 0, 9, 0, 0, 0, 16);
    const { guessingSe, slopeSe } = standardErrors(sourceOf({ model: '3pl', joint }));
    expect(guessingSe[0]).toBeCloseTo(0.2 * 0.8 * (1 / 4), digits);
    // The scale is in the joint information already.
    expect(slopeSe[0]).toBeCloseTo(1 / 3, digits);
  });
});
