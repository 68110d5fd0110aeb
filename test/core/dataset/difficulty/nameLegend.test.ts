import { describe, expect, it } from 'vitest';
import { directionOf } from '../../../../src/core/dataset/difficulty/direction';
import { detectFields } from '../../../../src/core/dataset/guessFields';
import type { Grade } from '../../../../src/core/detection/detection';

const found = (
  name: string,
  values: readonly unknown[] = [1, 2, 3, 4, 5],
): { taken: readonly string[]; grade: Grade | undefined; easier: boolean } => {
  const samples = Array.from({ length: 12 }, (_, at) => ({
    question: `What is ${at} plus ${at}?`,
    answer: String(2 * at),
    [name]: values[at % values.length],
  }));
  const { map, detections } = detectFields(samples);
  return {
    taken: map.difficulty,
    grade: detections.find(({ subject }) => subject === 'direction')?.grade,
    easier: map.easier?.includes(name) ?? false,
  };
};

describe('a direction that stands in the name of a column', () => {
  it.each([
    'difficulty (1=hardest, 5=easiest)',
    'difficulty (1 = hardest)',
    'difficulty [5 = very easy]',
    'difficulty_1_hardest_5_easiest',
    'difficulty (1 hardest – 5 easiest)',
    'difficulty (1: hard; 3: medium; 5: easy)',
    'Difficulty (1.0 = hard, 5.0 = easy)',
    'Schwierigkeit (1 = schwer, 5 = leicht)',
    '难度 (1=困难, 5=简单)',
    'level (1 = hard, 3 = easy)',
    'level_1_is_hardest',
    'rank (1 = hardest)',
    'rank (hardest = 1)',
    'score (easy = 5, hard = 1)',
    'difficulty (lower is harder)',
    'difficulty (higher = easier)',
    'difficulty_high_is_easy',
    'level (hard to easy)',
    'difficulty_hard_to_easy',
    'difficulty rank (hardest first)',
    'difficulty_reversed',
    'reversed_difficulty',
    'inverse_difficulty',
    'difficulty_inverted',
    'difficulty (reversed)',
    'inverted difficulty score',
    'difficultyReversed',
    'flipped_difficulty',
    'negative_difficulty',
    'easiness',
    'ease_score',
    'ease',
    'easiness_rating',
    'simplicity',
    'easy_level',
  ])('makes the higher the easier, and it is said: %s', (name) => {
    expect(found(name)).toEqual({ taken: [name], grade: 'likely', easier: true });
  });

  it.each([
    'difficulty (1=easiest, 5=hardest)',
    'difficulty (5 = hardest)',
    'level (1 = easy, 3 = hard)',
    'rank (1 = easiest)',
    'difficulty (higher is harder)',
    'difficulty_easy_to_hard',
    'difficulty (1-5)',
    'difficulty_level_1',
    'difficulty (3 = medium)',
  ])('leaves the higher the harder: %s', (name) => {
    expect(found(name)).toEqual({ taken: [name], grade: 'certain', easier: false });
  });

  it.each([
    'difficulty_desc',
    'difficulty_descending',
    'difficulty_rev',
    'neg_difficulty',
    'difficulty_order',
    'difficulty (1 = hardest, higher is harder)',
    'difficulty (1 = easy, 3 = hard, 5 = easy)',
    'easiness (5 = hardest)',
  ])('is asked where it may be either: %s', (name) => {
    expect(found(name)).toEqual({ taken: [name], grade: 'unsure', easier: false });
  });

  it('turns a share of failures about', () => {
    expect(directionOf('inverse_fail_rate', [0.1, 0.5])).toMatchObject({ easier: true, grade: 'likely' });
  });

  it('turns a share of successes about', () => {
    const shares = [0.1, 0.4, 0.9];
    expect(found('pass_rate', shares)).toMatchObject({ grade: 'likely', easier: true });
    expect(found('inverse_pass_rate', shares)).toMatchObject({ grade: 'likely', easier: false });
    expect(found('1 - pass_rate', shares)).toMatchObject({ grade: 'likely', easier: false });
  });

  it('says nothing of words, which speak for themselves', () => {
    const words = ['easy', 'medium', 'hard'];
    expect(found('difficulty (easy to hard)', words)).toMatchObject({ grade: 'certain', easier: false });
    expect(found('difficulty_desc', words)).toMatchObject({ grade: 'certain', easier: false });
    expect(found('difficulty_reversed', words)).toMatchObject({ grade: 'unsure' });
  });

  it('is asked where the words beside the numbers say the opposite', () => {
    const glossed = ['1 (easy)', '2', '3 (hard)'];
    expect(found('level (1 = hard, 3 = easy)', glossed)).toMatchObject({ grade: 'unsure' });
    expect(found('level (1 = easy, 3 = hard)', ['1 (hard)', '2', '3 (easy)'])).toMatchObject({
      grade: 'unsure',
    });
  });

  it.each(['reverse_engineering_level', 'matrix_inverse_size', 'hard_negative', 'easy_hard_split'])(
    'is not seen in other names: %s',
    (name) => expect(found(name)).toMatchObject({ easier: false }),
  );
});
