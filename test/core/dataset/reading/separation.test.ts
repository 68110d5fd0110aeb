import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../../src/core/dataset/reading/csvStart';
import type { Format } from '../../../../src/core/dataset/reading/formats';

const rows = [
  ['id', 'question', 'answer', 'level'],
  ['0', 'Anna has 52 apples and buys 28 more. How many now?', '80', '1'],
  ['1', 'A box holds 3 books, and Ben fills 20. How many books?', '60', '2'],
  ['2', 'Carla shared 30 marbles among 3 friends. How many each?', '10', '3'],
];
const table = (delimiter: string): string => `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;
const start = (text: string, format: Format = 'csv', header?: boolean): ReturnType<typeof dialectOf> =>
  dialectOf(new TextEncoder().encode(text), format, header === undefined ? {} : { header });

describe('how the fields of a table are separated', () => {
  it.each(['^', '~', '\x01', '\x1f', '#', '$', ':'])('is told by its lines, and said: %j', (delimiter) => {
    const found = start(table(delimiter));
    expect(found?.dialect.delimiter).toBe(delimiter);
    expect(found?.detections).toMatchObject([{ subject: 'format', grade: 'likely' }]);
  });

  it.each([';', '|', '\t'])('goes without saying where it is usual: %j', (delimiter) => {
    const found = start(table(delimiter));
    expect(found?.dialect.delimiter).toBe(delimiter);
    expect(found?.detections).toEqual([]);
  });

  it.each([';', '|', '^'])('is not what the ending of the name says, and said: %j in .tsv', (delimiter) => {
    const found = start(table(delimiter), 'tsv');
    expect(found?.dialect.delimiter).toBe(delimiter);
    expect(found?.detections).toMatchObject([{ subject: 'format', grade: 'likely' }]);
  });

  it('is not what the ending of the name says: commas in .tsv', () => {
    const quoted = rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','));
    expect(start(quoted.join('\n'), 'tsv')?.dialect.delimiter).toBe(',');
    expect(start(quoted.join('\r\n'), 'tsv')?.dialect).toMatchObject({ delimiter: ',', newline: '\r\n' });
  });

  it('is asked where the columns are set apart by blanks', () => {
    const found = start(rows.map((row) => row.join('   ')).join('\n'));
    expect(found?.detections).toMatchObject([{ subject: 'format', grade: 'unsure' }]);
  });

  it.each([
    'question\nWhat is 1, and 2?\nWhat is 3, and 4?\nWhy?\n',
    'question\nTime: 5:30\nTime: 6:30\nTime: 7:30\n',
    'text\nred, green\nblue, black\nwhite, gray\n',
    'prompt: all\nfirst: one\nsecond: two\nthird: three\n',
    'question\n"What is ^2?"\n"What is ^3?"\n',
  ])('is nothing in a table of one column: %j', (text) => {
    expect(start(text)?.detections).toEqual([]);
    expect(start(text, 'tsv')?.detections).toEqual([]);
  });
});

describe('lines above a table', () => {
  const csv = rows
    .map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
    .join('\n');

  it.each([
    ['Export of quiz 2024-01-01,,,\n,,,\n', 2],
    ['Export of quiz 2024-01-01\n', 1],
    ['Export of quiz 2024-01-01\n\n', 2],
    ['Quiz\nmade on Tuesday\n\n', 3],
    ['Export of quiz, 2024\n', 1],
    ['"Export of quiz, made in 2024"\n', 1],
    ['Quiz,,,\n', 1],
    ['\nQuiz\n', 2],
  ])('are found, and said: %j', (titles, lines) => {
    const found = start(titles + csv);
    expect(found?.dialect).toMatchObject({ delimiter: ',', preamble: lines });
    expect(found?.detections).toMatchObject([{ subject: 'header', grade: 'likely' }]);
  });

  it.each([';', '\t', '|'])('are found whatever separates the fields: %j', (delimiter) => {
    const found = start(`Quiz of May\n${table(delimiter)}`, delimiter === '\t' ? 'tsv' : 'csv');
    expect(found?.dialect).toMatchObject({ delimiter, preamble: 1 });
  });

  it('are left to the user who says what the first line is', () => {
    expect(start(`Quiz\n${csv}`, 'csv', true)?.dialect.preamble).toBeUndefined();
  });

  it.each([
    csv,
    'x\n1,foo\n2,bar\n3,baz\n',
    '"x","y"\n"1",5,6\n"2",7,8\n"3",9,9\n',
    'question\nWhat is 1, and 2?\nWhat is 3, and 4?\nWhy, then?\n',
    'text\nred, green\nblue, black\nwhite, gray\nblack, white\n',
    'id,,,\n0,a,b,c\n1,d,e,f\n2,g,h,i\n',
    ',question,answer\n0,Why?,a\n1,How?,b\n2,Who?,c\n',
    'a,b\nc,d,e\nf,g\nh,i\n',
  ])('are not seen where there are none: %j', (text) => {
    expect(start(text)?.dialect.preamble).toBeUndefined();
  });
});
