import { describe, expect, it } from 'vitest';
import { guessDialect, parseFields } from '../../../../src/core/dataset/reading/papaparse';

describe('the dialect of a CSV file', () => {
  it.each([
    ['commas', 'a,b\n1,2\n', { delimiter: ',', newline: '\n' }],
    ['semicolons', 'a;b\n1,5;2\n2,5;3\n', { delimiter: ';', newline: '\n' }],
    ['tabs', 'a\tb\n1\t2\n', { delimiter: '\t', newline: '\n' }],
    ['bars', 'a|b\n1|2\n', { delimiter: '|', newline: '\n' }],
    ['one column', 'question\nwhy\nhow\n', { delimiter: ',', newline: '\n' }],
    ['lines ended by CRLF', 'a,b\r\n1,2\r\n', { delimiter: ',', newline: '\r\n' }],
    ['lines ended by CR', 'a,b\r1,2\r', { delimiter: ',', newline: '\r' }],
    ['a header alone', 'a,b', { delimiter: ',', newline: '\n' }],
    ['CRLF inside quotes only', 'a,b\n"x\r\ny",2\n', { delimiter: ',', newline: '\n' }],
    ['semicolons inside quotes only', 'a,b\n"x;y;z",2\n"x;y;z",3\n', { delimiter: ',', newline: '\n' }],
    ['semicolons among commas', 'a;b\nyes, no, and so on;1,5\n', { delimiter: ';', newline: '\n' }],
    ['commas among semicolons', 'a,b\nx; y; z; w,1\nx,2\n', { delimiter: ',', newline: '\n' }],
    ['commas, and a semicolon in every row', 'a,b;c,d\n1,2;3,4\n', { delimiter: ',', newline: '\n' }],
    ['tabs, blank lines between', '\na\tb\n\n1\t2\n\n', { delimiter: '\t', newline: '\n' }],
    ['nothing', '', { delimiter: ',', newline: '\n' }],
  ])('is told by its first bytes: %s', (_, head, dialect) => {
    expect(guessDialect(head)).toEqual(dialect);
  });

  it('has the delimiter that the name of the file says', () => {
    expect(guessDialect('a,b\tc,d\n', '\t').delimiter).toBe('\t');
  });
});

describe('the fields of one record', () => {
  it('are unquoted', () => {
    const fields = parseFields('1,"a ""b"" c","x\ny",', { delimiter: ',', newline: '\n' });
    expect(fields).toEqual(['1', 'a "b" c', 'x\ny', '']);
  });

  it('are none in an empty text', () => {
    expect(parseFields('', { delimiter: ',', newline: '\n' })).toEqual([]);
  });
});
