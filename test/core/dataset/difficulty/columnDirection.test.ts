import { describe, expect, it } from 'vitest';
import { columnDirection } from '../../../../src/core/dataset/difficulty/columnDirection';
import { columnLevels } from '../../../../src/core/dataset/difficulty/columnLevels';

const directed = (values: readonly unknown[], path = 'difficulty'): string => {
  const { easier, grade } = columnDirection(path, columnLevels(values), []);
  return grade === 'unsure' ? 'asked' : `${easier ? 'easier' : 'harder'}, ${grade}`;
};

describe('which end of a column is hard, by its values', () => {
  it.each([
    [['5 - very easy', '4 - easy', '3 - medium', '2 - hard', '1 - very hard']],
    [['3 (easy)', '2 (medium)', '1 (hard)']],
    [['1_hard', '2_medium', '3_easy']],
    [['1 (hardest)', '2', '3', '4', '5 (easiest)']],
    [['Level 1 (hard)', 'Level 2 (medium)', 'Level 3 (easy)']],
    [['1: difficult', '2: moderate', '3: simple']],
    [[1, 2, '3 (easiest)', 1]],
    [['1 (schwer)', '2 (mittel)', '3 (leicht)']],
  ])('goes by the words where they run against the numbers: %j', (values) => {
    expect(directed(values)).toBe('easier, likely');
  });

  it.each([
    [['1 (very easy)', '2 (easy)', '3 (medium)', '4 (hard)', '5 (very hard)']],
    [['1 - easy', '2 - basic', '3 - hard']],
    [['1 (easiest)', '2', '3']],
    [['Level 1: recall', 'Level 2: skill', 'Level 3: strategic thinking']],
    [['easy (3)', 'medium (2)', 'hard (1)']],
    [['very easy', 'easy', 'hard']],
  ])('stays as it is where they run along or say nothing: %j', (values) => {
    expect(directed(values)).toBe('harder, certain');
  });

  it.each([
    [['1 (easy)', '2 (hard)', '3 (medium)', '4 (easy)'], 'difficulty'],
    [['1 (easy)', '2 (medium)', '3 (hard)'], 'ease'],
    [['Division 1', 'Division 2', 'Division 3', 'Division 4'], 'level'],
    [['Div. 1', 'Div. 2'], 'difficulty'],
    [['P1', 'P2', 'P3', 'P4'], 'difficulty'],
    [[1, 2, 3, 4, 5, 6], 'difficulty_rank'],
    [['1', '2', '3'], 'rank'],
  ])('is asked where the data does not settle it: %j', (values, path) => {
    expect(directed(values, path)).toBe('asked');
  });

  it('is not asked of words in a column that is called a rank', () => {
    expect(directed(['easy', 'hard'], 'difficulty_rank')).toBe('harder, certain');
    expect(directed([-8, -1], 'kata_rank')).toBe('harder, certain');
  });

  it.each([
    [['0/8', '3/8', '8/8']],
    [['2 of 16', '0 of 16', '12 of 16']],
    [['1/4', '2/4', '3/4']],
    [['1/2', '1/4', '3/8']],
    [['0/5', '3/5', '5/5']],
  ])('is asked where tries are counted that may be right or wrong ones: %j', (values) => {
    expect(directed(values)).toBe('asked');
  });

  it('is easier where the name says that these are right ones, harder where points are given', () => {
    expect(directed(['0/8', '3/8', '8/8'], 'pass_rate')).toBe('easier, likely');
    expect(directed(['1/5', '3/5', '5/5'])).toBe('harder, likely');
    expect(directed(['7/10', '3 out of 10'])).toBe('harder, likely');
  });
});
