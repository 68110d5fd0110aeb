import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../../src/core/dataset/difficulty/levelReading';

describe('the level of a value', () => {
  it.each([
    [3, 3],
    [-1.5, -1.5],
    [0, 0],
    ['7', 7],
    [' 7.25 ', 7.25],
    ['-2', -2],
    ['-0.75', -0.75],
    ['+1.5', 1.5],
    ['.5', 0.5],
    ['2.', 2],
    ['1e-05', 0.00001],
    ['3E2', 300],
    ['Level 5', 5],
    ['level_5', 5],
    ['Level: 5', 5],
    ['L5', 5],
    ['Grade 03', 3],
    ['grade-8', 8],
    ['3rd grade', 3],
    ['DOK 2', 2],
    ['Year 11', 11],
    ['4/5', 4],
    ['4 / 10', 4],
    ['1,000', 1000],
    ['*1800', 1800],
    ['4 (hard)', 4],
    [[3], 3],
    ['["Level 2"]', 2],
  ])('is the number in %j', (value, level) => {
    expect(levelOf(value)).toBe(level);
  });

  it.each([
    [['Low', 'Medium', 'High']],
    [['very easy', 'Easy', 'MEDIUM', 'hard', 'Very Hard']],
    [['very low', 'low', 'moderate', 'high', 'very high']],
    [['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']],
    [['Level I', 'Level II', 'Level III']],
    [['Remembering', 'Understanding', 'Applying', 'Analyzing', 'Evaluating', 'Creating']],
    [['remember', 'understand', 'apply', 'analyse', 'evaluate', 'create']],
    [['Knowledge', 'Comprehension', 'Application', 'Analysis', 'Synthesis', 'Evaluation']],
    [['introductory', 'interview', 'competition']],
    [['elementary school', 'middle school', 'high school', 'college', 'graduate']],
    [['novice', 'beginner', 'intermediate', 'advanced', 'expert']],
  ])('rises along %j', (words) => {
    const levels = words.map((word) => levelOf(word));
    expect(levels.every(Number.isFinite)).toBe(true);
    expect(levels.toSorted((one, other) => one - other)).toEqual(levels);
    expect(new Set(levels).size).toBe(levels.length);
  });

  it('tells the school of a subject as MMLU names it', () => {
    expect(levelOf('high_school_physics')).toBe(levelOf('high school'));
    expect(levelOf('college_computer_science')).toBe(levelOf('college'));
    expect(levelOf('abstract_algebra')).toBeNaN();
    expect(levelOf('college life')).toBeNaN();
  });

  it('is the same however a word is written', () => {
    expect(levelOf('analysing')).toBe(levelOf('Analyzing'));
    expect(levelOf('  HARD ')).toBe(levelOf('hard'));
    expect(levelOf('challenging')).toBeGreaterThan(levelOf('medium'));
  });

  it.each([
    'Biology',
    '',
    '   ',
    'Prealgebra',
    'NaN',
    'Infinity',
    '2020-01-05',
    'grade',
    'C2',
    '1e999',
    '-',
    true,
    false,
  ])('is unknown for %j', (value) => {
    expect(levelOf(value)).toBeNaN();
  });

  it.each([null, undefined, NaN, Infinity, [3, 4], [[3]], { level: 3 }, 3n, Symbol('3'), () => 3])(
    'is unknown for what is neither text nor a finite number (%#)',
    (value) => {
      expect(levelOf(value)).toBeNaN();
    },
  );

  it('is unknown for prose, even where its last word is one of a scale', () => {
    expect(levelOf('Explain in your own words why this task is considered hard')).toBeNaN();
  });

  it('is a finite number or NaN, whatever the value', () => {
    const value = fc.oneof(
      fc.anything(),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.double().map(String),
    );
    const law = fc.property(value, (one) => {
      const level = levelOf(one);
      expect(Number.isFinite(level) || Number.isNaN(level)).toBe(true);
    });
    fc.assert(law, { numRuns: 200 });
  });

  it('is the same for a number and for its text', () => {
    const law = fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(levelOf(String(value))).toBe(value + 0);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('is found at once in a text of any length', () => {
    // A search that goes back at every hyphen takes an hour here: the test would end by its time limit.
    const times = 2_000_000;
    const texts = [`${'-'.repeat(times)}\nx y`, `${'a_'.repeat(times)}\nx y`, `${'1'.repeat(times)}x`];
    expect(texts.map((text) => levelOf(text))).toEqual([NaN, NaN, NaN]);
  });
});
