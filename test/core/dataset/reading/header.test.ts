import { describe, expect, it } from 'vitest';
import { dataCells, doubledNames, isName } from '../../../../src/core/dataset/reading/header';

describe('the names of a header that several columns have', () => {
  it('are found whatever spaces are around them', () => {
    expect(doubledNames(['level', 'a', ' level', 'level ', '', ' '])).toEqual([
      { name: 'level', columns: [1, 3, 4] },
    ]);
    expect(doubledNames(['a', 'A', 'caf\u00e9', 'cafe\u0301'])).toEqual([]);
  });
});

describe('a header', () => {
  const below = [
    ['What is 3 + 4?', '7', 'easy'],
    ['What is 9 + 5?', '14', 'hard'],
  ];
  const looks = (...cells: string[]): boolean =>
    dataCells(cells, (column) => below.map((row) => row[column] ?? '')) > 0;

  it.each([
    ['a question above questions', 'What is 1 + 1?', 'answer', 'level'],
    ['a number above numbers', 'question', '2', 'level'],
    ['a value that stands below it', 'question', 'answer', 'easy'],
    ['prose', 'The sum of one and one is', 'answer', 'level'],
  ])('looks like a record where a cell is %s', (_, ...cells) => {
    expect(looks(...cells)).toBe(true);
  });

  it('looks like one whatever spaces are around the values below', () => {
    const spaced = [[' What is it? ', ' 7 ', ' easy'], ['Why? ', '\t14', 'hard ']]; // prettier-ignore
    const looksLike = (...cells: string[]): boolean =>
      dataCells(cells, (column) => spaced.map((row) => row[column]!)) > 0;
    expect([looksLike('Who?', '', ''), looksLike('', '2', ''), looksLike('', '', 'easy')]).toEqual([
      true,
      true,
      true,
    ]);
    expect(looksLike('', '', 'eas')).toBe(false);
  });

  it.each([
    ['names', 'question', 'answer', 'level'],
    ['empty', '', '', ''],
    ['a number above texts', '1', 'answer', 'level'],
    ['a question above other things', 'question', 'right?', 'level'],
  ])('does not where it is %s', (_, ...cells) => {
    expect(looks(...cells)).toBe(false);
  });
});

it('names that columns have are known whatever spaces are around them', () => {
  expect([' Question', 'id', 'sentence1', 'Unnamed: 0_id'].map(isName)).toEqual([true, true, true, true]);
  expect(['Paris', '3', 'What is it?', ''].map(isName)).toEqual([false, false, false, false]);
});
