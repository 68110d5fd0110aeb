import { describe, expect, it } from 'vitest';
import { responseWords } from '../../../src/core/scores/responseWords';

const said = (values: Readonly<Record<string, number>>) => responseWords((column) => values[column] ?? NaN);
const answered = { irtDifficulty: 1.84, irtDifficultySe: 0.31, irtAnswers: 22 };

describe('what responses say of an example', () => {
  it('is its difficulty with the error, and how many were correct', () => {
    expect(said({ ...answered, irtShareCorrect: 4 / 22 })).toEqual({
      words: 'IRT b 1.84 ± .31 · 4 of 22 correct',
      column: 'irtDifficulty',
    });
  });

  it('is a share where the answers are no whole number: some answered several times', () => {
    expect(said({ ...answered, irtShareCorrect: 0.44 }).words).toBe('IRT b 1.84 ± .31 · 44% correct');
  });

  it.each([1, 7, 22, 63, 1319, 99_991])('counts exactly among %d respondents', (irtAnswers) => {
    for (const correct of [0, 1, Math.floor(irtAnswers / 3), irtAnswers])
      expect(said({ ...answered, irtAnswers, irtShareCorrect: correct / irtAnswers }).words).toContain(
        `· ${correct.toLocaleString('en')} of ${irtAnswers.toLocaleString('en')} correct`,
      );
  });

  it('says that a foretold difficulty is foretold', () => {
    expect(said({ irtPredicted: -0.42, irtPredictedSe: 0.31 })).toEqual({
      words: 'IRT b -.42 ± .31 (predicted)',
      column: 'irtPredicted',
    });
  });

  it('prefers answers to what is foretold', () => {
    expect(said({ ...answered, irtPredicted: -0.42 }).words).toBe('IRT b 1.84 ± .31');
  });

  it('is the pass rate with its interval where one policy tried', () => {
    const tried = { passRateMean: 0.278, passRateLow: 0.07, passRateHigh: 1, passRate: 0.25, attempts: 8 };
    expect(said({ ...tried, irtPredicted: 1 })).toEqual({
      words: 'pass rate .28 (.07 to 1.00) · 2 of 8 correct',
      column: 'passRateMean',
    });
  });

  it('is nothing where nobody answered', () => {
    expect(said({ rarity: 3 })).toEqual({ words: '', column: undefined });
  });
});
