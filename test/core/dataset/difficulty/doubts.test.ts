import { describe, expect, it } from 'vitest';
import { isRunningNumber } from '../../../../src/core/dataset/difficulty/runningNumber';
import type { SaidDifficulty } from '../../../../src/core/dataset/readDifficulty';
import { detectFields } from '../../../../src/core/dataset/guessFields';
import type { Detection } from '../../../../src/core/detection/detection';

type Values = readonly unknown[];

const detectionsOf = (
  columns: Readonly<Record<string, Values>>,
  said: SaidDifficulty = {},
): readonly Detection[] => {
  const samples = Array.from({ length: 20 }, (_, at) => ({
    question: `What is ${at} plus ${at}?`,
    answer: String(2 * at),
    ...Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, values[at % values.length]]),
    ),
  }));
  return detectFields(samples, {}, said).detections;
};

const counted = (step: (at: number) => number): number[] => Array.from({ length: 20 }, (_, at) => step(at));

describe('a number of the record that is called a level', () => {
  it.each([
    ['level', counted((at) => at + 1)],
    ['level', counted((at) => 20 - at)],
    ['difficulty', counted((at) => 3 * at)],
    ['grade', counted((at) => (at * 7) % 20)],
    ['Stufe', counted((at) => at).map(String)],
  ])('is likely at most, and it is said: %s %j', (name, values) => {
    const found = detectionsOf({ [name]: values }).find(({ subject }) => subject === 'difficulty');
    expect(found).toMatchObject({ taken: name, grade: 'likely' });
    expect(found?.why).toContain('it may be their number');
  });

  it.each([
    ['a level twice', counted((at) => Math.max(1, at))],
    ['shares', counted((at) => at / 20)],
    ['ratings in no order', counted((at) => 800 + ((at * 137) % 1900))],
    ['few', [1, 2, 3]],
  ])('is not seen in others: %s', (_, values) => {
    expect(isRunningNumber(values)).toBe(false);
  });
});

describe('two difficulty columns', () => {
  const five = [1, 2, 3, 4, 5];
  const down = ['very hard', 'hard', 'medium', 'easy', 'very easy'];

  it.each([
    [{ difficulty: five, difficulty_label: down }, 'difficulty'],
    [{ difficulty: down, level: five }, 'level'],
    [{ difficulty: five, level: [5, 4, 3, 2, 1] }, 'difficulty'],
    [{ difficulty: five, pass_rate: [0.1, 0.2, 0.5, 0.8, 0.9] }, 'difficulty'],
    [
      { difficulty: [1, 2, 3, 4, 4], human_difficulty: ['hard', 'hard', 'medium', 'medium', 'easy'] },
      'difficulty',
    ],
  ])('that run in opposite directions: it is said of %j', (columns, path) => {
    const said = detectionsOf(columns).filter(({ taken }) => taken === 'opposite directions');
    expect(said).toMatchObject([{ grade: 'likely', remedy: { kind: 'chooseDirection', path } }]);
  });

  it.each([
    { difficulty: five, difficulty_label: [...down].reverse() },
    { difficulty: five, pass_rate: [0.9, 0.8, 0.5, 0.2, 0.1] },
    { difficulty: five, level: [3, 1, 4, 2, 5] },
    { 'difficulty (1=hardest)': five, difficulty_label: down },
  ])('that do not: nothing is said of %j', (columns) => {
    expect(detectionsOf(columns).some(({ taken }) => taken === 'opposite directions')).toBe(false);
  });

  it('is not said again where the user said how one runs', () => {
    const said = detectionsOf({ difficulty: five, level: [5, 4, 3, 2, 1] }, { harder: ['level'] });
    expect(said.some(({ taken }) => taken === 'opposite directions')).toBe(false);
  });
});

describe('values of a difficulty that are not told apart', () => {
  it.each([
    ['9007199254740993', '9007199254740992'],
    ['18446744073709551615', '18446744073709551614'],
    ['-9007199254740993', '-9007199254740992'],
  ])('are said to be one level: %s and %s', (one, other) => {
    const levels = detectionsOf({ difficulty: ['1', one, other] }).find(
      ({ subject }) => subject === 'levels',
    );
    expect(levels).toMatchObject({ grade: 'likely' });
    expect(levels?.why).toContain('are one level');
  });

  it('are not where the numbers are the same', () => {
    const levels = detectionsOf({ difficulty: ['1', '2', '2.0', '9007199254740993'] });
    expect(levels.find(({ subject }) => subject === 'levels')).toMatchObject({ grade: 'certain' });
  });

  it.each([
    [
      [
        [3, 4],
        [1, 2],
      ],
    ],
    [
      [
        ['easy', 'hard'],
        ['easy', 'easy'],
      ],
    ],
    [['[3, 4]', '[1, 2]']],
  ])('are said not to be read where they are lists: %j', (values) => {
    const found = detectionsOf({ difficulty: values }).filter(({ subject }) => subject === 'difficulty');
    expect(found).toMatchObject([{ taken: '', grade: 'likely' }]);
  });
});
