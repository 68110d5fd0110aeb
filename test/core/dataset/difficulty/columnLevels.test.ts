import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnLevels, mergedWords } from '../../../../src/core/dataset/difficulty/columnLevels';
import { levelOf } from '../../../../src/core/dataset/difficulty/levelReading';

const writtenOf = (values: readonly unknown[]): string[] =>
  columnLevels(values).read.map(({ written }) => written);

/** Known scales, each from its easiest level to its hardest. */
const known: readonly (readonly [scale: string, levels: readonly unknown[]])[] = [
  ['CEFR', ['A1', 'A2', 'B1', 'B1+', 'B2', 'C1', 'C2']],
  ['CEFR', ['Pre-A1', 'A1', 'A1-A2', 'A2', 'B2.1', 'B2.2']],
  ['JLPT', ['N5', 'N4', 'N3', 'N2', 'N1']],
  ['kyu and dan', ['8 kyu', '7 kyu', '1 kyu', '1 dan', '2 dan']],
  ['kyu and dan', ['30k', '1k', '1d', '9d']],
  ['kyu and dan', ['10級', '準2級', '2級', '準1級', '1級']],
  ['stars', ['★', '★★☆☆☆', '★★★', '★★★★☆', '★★★★★']],
  ['stars', ['1 star', '2 stars', '3.5 stars', '5 stars']],
  ['stars', ['*', '**', '***']],
  ['Lexile', ['BR100L', '420L', '1,010L']],
  ['Bloom', ['Remember', 'Understand', 'Apply', 'Analyze', 'Evaluate', 'Create']],
  ['school years', ['K', '1', '2', '3-5', '6-8', '9-12', 'College']],
  ['school years', ['Pre-K', 'Kindergarten', '1st grade', 'Grade 3', 'third-grade'].slice(0, 4)],
  ['school years', ['elementary school', 'middle school', 'high school', 'undergraduate', 'graduate', 'PhD']],
  [
    'school years',
    [
      'Easy undergraduate level (or easier)',
      'Hard undergraduate level (could be a question on a hard undergraduate exam for students majoring in the subject)',
      'Hard graduate level (could be a question on a hard graduate exam for PhD students in the domain)',
      'Post-graduate level or harder (only individuals with years of highly specialized expertise could reliably answer correctly)',
    ],
  ],
  ['number', ['800', '1,200', '1,800', '2,400']],
  ['number', ['*800', '*1800', '*3500']],
  ['number', [-1.5, 0, 2e3, 9007199254740991, 1e300]],
  ['decimal comma', ['0,0', '0,5', '2,5', '10,0']],
  ['percent', ['12%', '45 %', '80%', '95%']],
  ['numbered', ['1 (very easy)', '2 (easy)', '3 (medium)', '4 (hard)', '5 (very hard)']],
  ['numbered', ['DOK 1', 'DOK 2', 'DOK 3']],
  ['number', ['E1', 'E2', 'E3']],
  ['words', ['ARC-Easy', 'ARC-Challenge']],
  ['words', [['easy'], ['medium'], ['hard']]],
  ['words', ['["easy"]', "['medium']", '["hard"]']],
  ['metals', ['Bronze V', 'Bronze I', 'Silver V', 'Gold III']],
  ['divisions', ['Div3 A', 'Div2 A', 'Div. 2 C', 'Div2 F', 'Div1 A', 'div 1 - C']],
  ['contests', ['AMC 8', 'AMC 10', 'AMC 12', 'AIME', 'USAMO', 'IMO']],
  ['roman', ['I', 'II', 'III', 'IV']],
];

describe('the levels of a column', () => {
  it.each(known)(
    'on the scale of %s are %j in this order, whatever the order of the records',
    (scale, levels) => {
      fc.assert(
        fc.property(fc.shuffledSubarray([...levels], { minLength: levels.length }), (mixed) => {
          const { reading, read, unread } = columnLevels([...mixed, ...mixed]);
          expect(reading.scale).toBe(scale);
          expect(unread).toEqual([]);
          expect(new Set(read.map(({ level }) => level)).size).toBe(levels.length);
          const found = levels.map((value) => levelOf(value, reading));
          expect(found).toEqual(found.toSorted((one, other) => one - other));
        }),
        { numRuns: 20 },
      );
    },
  );

  it('count what is unknown and what is not read', () => {
    const { read, unknown, unread } = columnLevels([
      'easy',
      'hard',
      'easy',
      'n/a',
      'UNKNOWN',
      'spicy',
      'spicy',
      null,
      '',
    ]);
    expect(read).toEqual([
      { written: 'easy', count: 2, level: 1 },
      { written: 'hard', count: 1, level: 3 },
    ]);
    expect(unknown.map(({ written }) => written)).toEqual(['n/a', 'UNKNOWN', '']);
    expect(unread).toEqual([{ written: 'spicy', count: 2, level: NaN }]);
  });

  it('of two scales are not merged', () => {
    const { reading, mixedWith } = columnLevels([1, 2, 'hard', 'easy', 5, 'medium']);
    expect(mixedWith).toBeDefined();
    expect([levelOf(5, reading), levelOf('hard', reading)].filter(Number.isFinite)).toHaveLength(1);
  });

  it.each([
    [['1-Mar', '2-Mar', '3-May', 4, 5, 4, 5], 3],
    [['Mar-1', 'Mar-2', 'Mar-3'], 3],
    [['1. Mrz', '3. Mai', 2, 2, 2], 2],
    [['1 A', '1 B', '2 A', 2, 2, 2, 2], 3],
  ])('are not those of dates and of problems: %j', (values, count) => {
    expect(columnLevels(values).unread).toHaveLength(count);
  });

  it.each([
    [[0.1, 0.5, 0.9, 10, 50, 90], true],
    [['0.25', '0.5', '1', '25', '50', '100'], true],
    [[0, 0.1, 0.5, 1], false],
    [[0.5, 1, 1.5, 2, 3.5, 5], false],
    [[0.4, 0.8, 2.5, 12, 45, 80], false],
    [[1, 10, 50, 90], false],
    [[-0.4, 0.2, 0.9, 30], false],
  ])('are of two scales where shares stand beside percentages: %j, %s', (values, changes) => {
    expect(columnLevels(values).changesScale).toBe(changes);
  });

  it('are told where two words are one level', () => {
    const words = mergedWords(columnLevels(['easy', 'simple', 'Hard', 'hard', 'very hard', 'Very_Hard']));
    expect(words.map((group) => group.map(({ written }) => written))).toEqual([['easy', 'simple']]);
  });

  it('are those that the user gave, in that order', () => {
    const order = ['spicy', 'hot', 'mild'];
    const { read, unread } = columnLevels(['MILD', 'hot', 'spicy', 'lukewarm'], order);
    expect(read.map(({ written, level }) => [written, level])).toEqual([
      ['spicy', 1],
      ['hot', 2],
      ['MILD', 3],
    ]);
    expect(unread.map(({ written }) => written)).toEqual(['lukewarm']);
  });

  it('read a value that no sample had on the scale of the column alone', () => {
    const { reading } = columnLevels(['easy', 'medium', 'hard']);
    expect(levelOf('very hard', reading)).toBe(4);
    expect(levelOf(7, reading)).toBeNaN();
    expect(levelOf('7', reading)).toBeNaN();
  });

  it('are found for any values, without a throw', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.anything(), fc.string({ unit: 'binary' }))), (values) => {
        const { read, reading } = columnLevels(values);
        expect(read.every(({ level }) => Number.isFinite(level))).toBe(true);
        for (const value of values)
          expect(levelOf(value, reading)).toSatisfy((one) => Number.isNaN(one) || Number.isFinite(one));
      }),
    );
  });

  it('do not depend on how often the records are read', () => {
    expect(writtenOf(['hard', 'easy'])).toEqual(['easy', 'hard']);
  });
});
