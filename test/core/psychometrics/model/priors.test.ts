import { describe, expect, it } from 'vitest';
import {
  logPrior,
  priorCurvature,
  priorsInWords,
  priorsOf,
  slopesArePositive,
  type PriorKind,
} from '../../../../src/core/psychometrics/model/priors';

const logit = (c: number): number => Math.log(c / (1 - c));
const normal = (value: number, sd: number): number => -((value / sd) ** 2) / 2;

describe('the default priors', () => {
  const priors = priorsOf('default', 5);
  const density = (a: number, d: number, c: number, model: '1pl' | 'rasch' | '2pl' | '3pl'): number =>
    logPrior(priors, a, d, c, model) - logPrior(priors, 1, 0, 0.5, model);

  it('are a normal in log a and in d, and a beta whose mode, by the logit, is the chance level', () => {
    const [a, d, c] = [1.7, -0.8, 0.3];
    const [ofA, ofD] = [normal(Math.log(a), 0.5), normal(d, 2)];
    // Beta(4, 16), the mean of which is a fifth, in logit c: c⁴(1 − c)¹⁶ up to a constant.
    const ofC = 4 * Math.log(c / 0.5) + 16 * Math.log((1 - c) / 0.5);
    expect(density(a, d, c, '3pl')).toBeCloseTo(ofA + ofD + ofC, 12);
    expect(density(a, d, c, '2pl')).toBeCloseTo(ofA + ofD, 12);
    expect(density(a, d, c, '1pl')).toBeCloseTo(ofD, 12);
    expect(density(a, d, c, 'rasch')).toBeCloseTo(ofD, 12);
    const at = (where: number): number => density(1, 0, 1 / (1 + Math.exp(-where)), '3pl');
    for (const away of [-0.1, 0.1]) expect(at(logit(0.2) + away)).toBeLessThan(at(logit(0.2)));
  });

  it('are told in words', () => {
    expect(priorsInWords(priors, '3pl')).toBe(
      'Ability N(0, 1); log discrimination N(0, 0.5²), intercept N(0, 2²), guessing Beta(4, 16).',
    );
    expect(priorsInWords(priorsOf('default', 3), '3pl')).toContain('Beta(6.67, 13.3)');
    expect(priorsInWords(priors, '2pl')).toBe(
      'Ability N(0, 1); log discrimination N(0, 0.5²), intercept N(0, 2²).',
    );
  });
});

describe('learnt priors', () => {
  const learnt = { slopeMean: 0.4, slope: 0.25, interceptMean: -0.5, intercept: 1.5 };

  it('are normals of their own means and deviations, in log a or in a', () => {
    for (const kind of ['lognormal', 'normal'] as const) {
      const priors = { ...priorsOf(kind, 4), ...learnt };
      const place = (a: number): number => (kind === 'normal' ? a : Math.log(a));
      const ofPrior = normal(place(1.7) - 0.4, 0.25) - normal(place(1) - 0.4, 0.25);
      const moved = logPrior(priors, 1.7, 0.8, 0, '2pl') - logPrior(priors, 1, 0.8, 0, '2pl');
      expect(moved).toBeCloseTo(ofPrior, 12);
      const shifted = logPrior(priors, 1, 0.8, 0, '1pl') - logPrior(priors, 1, -0.5, 0, '1pl');
      expect(shifted).toBeCloseTo(normal(1.3, 1.5), 12);
    }
  });

  it('bend as their curvature says', () => {
    const step = 1e-4;
    for (const kind of ['default', 'lognormal', 'normal'] as const) {
      const priors = { ...priorsOf(kind, 4), ...(kind !== 'default' && learnt) };
      const at = (a: number, d: number): number => -logPrior(priors, a, d, 0, '2pl');
      const [ofD, ofA] = priorCurvature(priors, 1.2, 0);
      expect((at(1.2, step) - 2 * at(1.2, 0) + at(1.2, -step)) / step ** 2).toBeCloseTo(ofD, 4);
      expect((at(1.2 + step, 0) - 2 * at(1.2, 0) + at(1.2 - step, 0)) / step ** 2).toBeCloseTo(ofA, 4);
    }
  });

  it('are told with what was learnt', () => {
    expect(priorsInWords({ ...priorsOf('normal', 4), ...learnt }, '2pl')).toBe(
      'Ability N(0, 1); discrimination N(0.4, 0.25²), intercept N(-0.5, 1.5²); means and deviations learnt from the answers.',
    );
    expect(priorsInWords({ ...priorsOf('lognormal', 4), ...learnt }, '1pl')).toBe(
      'Ability N(0, 1); intercept N(-0.5, 1.5²); means and deviations learnt from the answers.',
    );
    expect(['lognormal', 'normal'].map((kind) => slopesArePositive(priorsOf(kind as PriorKind, 4)))).toEqual([
      true,
      false,
    ]);
  });
});

it('without priors nothing is said beforehand, not even that slopes are positive', () => {
  const priors = priorsOf('none', 4);
  expect(logPrior(priors, -1, 5, 0.2, '3pl')).toBe(0);
  expect([slopesArePositive(priors), slopesArePositive(priorsOf('default', 4))]).toEqual([false, true]);
  expect(priorsInWords(priors, '3pl')).toBe('Ability N(0, 1); no priors on items: maximum likelihood.');
});
