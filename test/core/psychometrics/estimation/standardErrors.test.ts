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

describe('the standard errors of items that were inverted together', () => {
  const [slope, intercept] = [1.2, -0.6];
  const parameters = {
    line: Float64Array.of(slope, intercept, slope, 0.4),
    guess: new Float64Array(2),
  };
  const information = new Float64Array(18);
  const priors = priorsOf('default', 4);
  // log a ~ N(0, 0.5²): its bend in a; d ~ N(0, 2²).
  const ofSlope = (1 - Math.log(slope)) / (0.5 * slope) ** 2;
  const ofIntercept = 1 / 4;

  it('have the priors’ bend of every parameter, of the one slope once', () => {
    const joint = Float64Array.of(4, 0, 0, 0, 5, 0, 0, 0, 9);
    const errors = standardErrors({ model: '1pl', joint, information, parameters, priors, respondents: 100 });
    expect(errors.interceptSe[0]).toBeCloseTo(1 / Math.sqrt(4 + ofIntercept), 12);
    expect(errors.interceptSe[1]).toBeCloseTo(1 / Math.sqrt(5 + ofIntercept), 12);
    for (const se of errors.slopeSe) expect(se).toBeCloseTo(1 / Math.sqrt(9 + ofSlope), 12);
  });

  it('are of the data and the priors in the 2PL, whose slopes are apart', () => {
    const joint = Float64Array.of(4, 0, 0, 0, 0, 9, 0, 0, 0, 0, 5, 0, 0, 0, 0, 7);
    const errors = standardErrors({ model: '2pl', joint, information, parameters, priors, respondents: 100 });
    expect([...errors.interceptSe]).toEqual(
      [4, 5].map((one) => expect.closeTo(1 / Math.sqrt(one + ofIntercept), 12)),
    );
    expect([...errors.slopeSe]).toEqual(
      [9, 7].map((one) => expect.closeTo(1 / Math.sqrt(one + ofSlope), 12)),
    );
  });

  it('leave out an item that is held, and one that nobody answered', () => {
    // What the held item shares with the other must not reach it.
    const joint = Float64Array.of(4, 1, 2, 1, 1, 9, 1, 3, 2, 1, 5, 1, 1, 3, 1, 7);
    const anchor = { slope: Float64Array.of(NaN, slope), intercept: Float64Array.of(NaN, 0.4) };
    const flat = priorsOf('none', 4);
    const errors = standardErrors({
      model: '2pl',
      joint,
      information,
      parameters,
      priors: flat,
      anchor,
      respondents: 100,
    });
    const determinant = 4 * 9 - 1;
    expect(errors.interceptSe[0]).toBeCloseTo(Math.sqrt(9 / determinant), 9);
    expect(errors.slopeSe[0]).toBeCloseTo(Math.sqrt(4 / determinant), 9);
    expect([errors.interceptSe[1], errors.slopeSe[1], errors.difficultySe[1]]).toEqual([0, 0, 0]);
    const empty = Float64Array.of(4, 0, 0, 0, 1, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    const alone = standardErrors({
      model: '2pl',
      joint: empty,
      information,
      parameters,
      priors: flat,
      respondents: 100,
    });
    expect(alone.slopeSe[0]).toBeCloseTo(Math.sqrt(4 / determinant), 9);
  });

  it('are those of each item alone where the matrix has no inverse', () => {
    const joint = Float64Array.of(-1, 0, 0, 0, 1, 0, 0, 0, 1);
    const own = Float64Array.from([...new Array<number>(3).fill(0), 4, 0, 9, 0, 0, 0]);
    const twice = Float64Array.from([...own, ...own]);
    const errors = standardErrors({
      model: '1pl',
      joint,
      information: twice,
      parameters,
      priors: priorsOf('none', 4),
      respondents: 100,
    });
    // Both items inform on the one slope; the scale is known to 1/√(2N).
    expect(errors.slopeSe[0]).toBeCloseTo(Math.sqrt(1 / 18 + slope ** 2 / 200), 12);
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
