import { describe, expect, it } from 'vitest';
import {
  canJudge,
  isSuspect,
  labelMargin,
  sureLabel,
  usualProbabilities,
  type LabelOpinion,
} from '../../../src/core/learning/confidentLearning';

const opinion = (gold: number, ...probabilities: number[]): LabelOpinion => ({
  gold,
  probabilities: Float64Array.from(probabilities),
});

// Three labelled 0, two labelled 1; of the last the label is wrong.
const opinions = [opinion(0, 0.9, 0.1), opinion(0, 0.7, 0.3), opinion(0, 0.8, 0.2), opinion(1, 0.2, 0.8)];
const wrong = opinion(1, 0.95, 0.05);

describe('the usual probabilities', () => {
  const usual = usualProbabilities([...opinions, wrong], 2);

  it('are means over the examples that have a label, and over those that have not', () => {
    // Sums of decimal fractions: a rounding error at most.
    expect(usual.given(0)).toBeCloseTo((0.9 + 0.7 + 0.8) / 3, 12);
    expect(usual.given(1)).toBeCloseTo((0.8 + 0.05) / 2, 12);
    expect(usual.notGiven(0)).toBeCloseTo((0.2 + 0.95) / 2, 12);
    expect(usual.notGiven(1)).toBeCloseTo((0.1 + 0.3 + 0.2) / 3, 12);
  });

  it('are shared by all choices, however many a question has', () => {
    const shared = usualProbabilities([opinion(2, 0.2, 0.2, 0.6), opinion(0, 0.5, 0.5)], 0);
    expect(shared.given(0)).toBeCloseTo((0.6 + 0.5) / 2, 12);
    expect(shared.given(3)).toBe(shared.given(0));
    expect(shared.notGiven(1)).toBeCloseTo((0.2 + 0.2 + 0.5) / 3, 12);
  });

  it('call a label suspect that the heads rule out, and no other', () => {
    expect(sureLabel(wrong, usual)).toBe(0);
    expect([...opinions, wrong].map((one) => isSuspect(one, usual))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(sureLabel(opinion(1, 0.6, 0.4), usual)).toBe(-1);
  });

  it('spare a label that is as probable as it usually is where it is given', () => {
    const threeWays = usualProbabilities(
      [opinion(0, 0.6, 0.3, 0.1), opinion(1, 0.3, 0.6, 0.1), opinion(2, 0.1, 0.1, 0.8)],
      3,
    );
    expect(isSuspect(opinion(1, 0.65, 0.35, 0), threeWays)).toBe(false);
    expect(isSuspect(opinion(1, 0.65, 0.15, 0.2), threeWays)).toBe(true);
  });
});

describe('whether suspicion says anything', () => {
  const sure = { given: () => 0.7, notGiven: () => 0.3 };
  const right = Array.from({ length: 7 }, () => opinion(0, 0.9, 0.1));
  const contradicted = Array.from({ length: 3 }, () => opinion(1, 0.9, 0.1));

  it('it does where seven in ten agree, and not where fewer do', () => {
    expect(canJudge([...right, ...contradicted], sure)).toBe(true);
    expect(canJudge([...right.slice(1), ...contradicted], sure)).toBe(false);
  });

  it('it does not where the heads are sure of nothing', () => {
    expect(canJudge([opinion(0, 0.5, 0.5)], sure)).toBe(false);
  });
});

describe('the label margin', () => {
  it('is the lead of the label over the best of the others', () => {
    expect(labelMargin(opinion(0, 0.5, 0.3, 0.2))).toBeCloseTo(0.2, 12);
    expect(labelMargin(opinion(2, 0.5, 0.3, 0.2))).toBeCloseTo(-0.3, 12);
    expect(labelMargin(opinion(1, 0.5, 0.5))).toBe(0);
  });
});
