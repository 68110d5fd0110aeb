import { describe, expect, it } from 'vitest';
import { candidateInWords, choiceInWords } from '../../../../src/core/psychometrics/fit/choiceInWords';
import type { Compared } from '../../../../src/core/psychometrics/fit/comparison';
import { calibrate } from '../../../../src/core/psychometrics/irt';
import { itemFlag } from '../../../../src/core/psychometrics/tables/flags';
import { rankedDifficulty } from '../../../../src/core/psychometrics/tables/rankedDifficulty';
import { chosenFor, drawn, expectedLoss } from '../../../bench/regret';

describe('where slopes have both signs', () => {
  const answers = drawn('negative', 60, 30, 3);
  const { choice } = chosenFor(answers.seen);

  it('normal slopes are chosen, and foretell better than any of the others', () => {
    expect(choice.chosen).toEqual({ model: '2pl', priors: 'normal' });
    const [one, lognormal, normal] = choice.compared;
    expect([one!.gain, one!.gainSe]).toEqual([0, 0]);
    expect(normal!.gain).toBeGreaterThan(lognormal!.gain);
    expect(normal!.gain).toBeCloseTo(one!.logLoss - normal!.logLoss, 10);
    const lossOf = (priors: 'default' | 'normal'): number =>
      expectedLoss(answers, calibrate(answers.seen, { model: '2pl', priors, tolerance: 1e-4 }));
    expect(lossOf('normal')).toBeLessThan(lossOf('default') - 0.005);
  });

  it('is the same every time', () => {
    expect(chosenFor(answers.seen).choice).toEqual(choice);
  });

  it('items with negative slopes are told, and have no place between easy and hard', () => {
    const { items, notes } = calibrate(answers.seen, { model: '2pl', priors: 'normal' });
    const negative = [...items.slope.keys()].filter((item) => items.slope[item]! < 0);
    expect(negative.length).toBeGreaterThan(2);
    const ranked = rankedDifficulty(items);
    for (const item of items.slope.keys()) {
      expect((items.flags[item]! & itemFlag.negativeSlope) !== 0).toBe(negative.includes(item));
      expect(Number.isNaN(ranked[item]!)).toBe(negative.includes(item));
    }
    expect(notes.join(' ')).toContain(`${negative.length} of 30 items have a negative discrimination`);
  });
});

it('where slopes are alike, learning tells: their deviation is small, and the simplest is never far behind', () => {
  const answers = drawn('flat', 60, 30, 4);
  const { choice } = chosenFor(answers.seen);
  const lossOf = (priors: 'default' | 'lognormal'): number =>
    expectedLoss(answers, calibrate(answers.seen, { model: '2pl', priors, tolerance: 1e-4 }));
  expect(lossOf('lognormal')).toBeLessThan(lossOf('default'));
  for (const { gain } of choice.compared) expect(Math.abs(gain)).toBeLessThan(0.01);
});

describe('a choice in words', () => {
  const compared = (model: '1pl' | '2pl', priors: 'lognormal' | 'normal', gain: number): Compared => ({
    ...{
      model,
      priors,
      gain,
      gainSe: gain / 4,
      logLoss: 0.4398 - gain,
      baseline: 0.5,
      auc: 0.8,
      cells: 4000,
    },
  });
  const three = [
    compared('1pl', 'lognormal', 0),
    compared('2pl', 'lognormal', 0.0051),
    compared('2pl', 'normal', 0.004),
  ];

  it('tells what was taken and what it gains', () => {
    expect(choiceInWords(three, { model: '2pl', priorKind: 'lognormal' })).toBe(
      'Chosen of three: 2PL, log-normal slopes. It predicts held-out answers better than the 1PL: log-loss .4347 against .4398, a gain of .0051 ± .0013.',
    );
    expect(choiceInWords(three, { model: '1pl', priorKind: 'lognormal' })).toMatch(
      /^Chosen of three: 1PL, the simplest\. .* at best \.4347 \(2PL, log-normal slopes\)/,
    );
  });

  it('says nothing where nothing was compared', () => {
    expect(choiceInWords([], { model: '2pl', priorKind: 'default' })).toBeUndefined();
    expect(candidateInWords({ model: '2pl', priors: 'default' })).toBe('2PL');
    expect(candidateInWords({ model: 'rasch', priors: 'normal' })).toBe('Rasch');
  });
});
