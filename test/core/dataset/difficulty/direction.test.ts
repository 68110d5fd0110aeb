import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../../src/core/dataset/difficulty/direction';

const shares = [0.1, 0.5, 0.9];

describe('which end of a column is hard', () => {
  it.each([
    'pass_rate',
    'passRate',
    'llama8b_solve_rate',
    'pass_rate_72b_tir',
    'success_rate',
    'accuracy',
    'avg_acc',
    'p_value',
    'p-value',
    'win_rate',
    'percent_correct',
    'Proportion Correct',
    'acRate',
    'pass@8',
    'facility_index',
    'easiness',
    'difficulty_pass_rate',
  ])('is the lower one of %s', (name) => {
    expect(directionOf(name, shares)).toMatchObject({ easier: true, grade: 'likely' });
  });

  it.each(['fail_rate', 'error_rate', 'incorrect_rate', 'level', 'hardness', 'rating'])(
    'is the higher one of %s',
    (name) => expect(directionOf(name, [1, 2, 3])).toMatchObject({ easier: false, grade: 'certain' }),
  );

  it.each(['difficulty', 'question_difficulty', 'Schwierigkeit', '难度'])(
    'is asked of shares called %s',
    (name) => {
      expect(directionOf(name, shares).grade).toBe('unsure');
      expect(directionOf(name, [12, 45, 95], { isPercent: true }).grade).toBe('unsure');
      expect(directionOf(name, [12, 45, 95], { beside: ['discrimination'] }).grade).toBe('unsure');
      expect(directionOf(name, [12, 45, 95]).grade).toBe('likely');
      expect(directionOf(name, [1, 2, 5]).grade).toBe('certain');
      expect(directionOf(name, [0, 1]).grade).toBe('certain');
      expect(directionOf(name, undefined).grade).toBe('certain');
    },
  );

  it('counts kyu and JLPT levels down', () => {
    expect(directionOf('kyu', [1, 4, 8]).easier).toBe(true);
    expect(directionOf('jlpt_level', [1, 5]).easier).toBe(true);
    expect(directionOf('kyu', [-8, -1]).easier).toBe(false);
  });
});
