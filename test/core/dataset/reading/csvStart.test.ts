import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../../src/core/dataset/reading/csvStart';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('how the fields of a file are separated', () => {
  it.each([
    ['csv', 'a;b\n1;2\n', ';'],
    ['csv', '\ufeffa,b\r\n1,2\r\n', ','],
    ['csv', 'a\tb\n1\t2\n', '\t'],
    // By the name of the file, whatever stands in it.
    ['tsv', 'a,b\n1,2\n', '\t'],
  ] as const)('is told of %s that begins with %j', (format, head, delimiter) => {
    expect(dialectOf(encode(head), format)?.dialect.delimiter).toBe(delimiter);
  });

  it('is not looked for in JSON', () => {
    expect(dialectOf(encode('a,b\n'), 'json')).toBeUndefined();
    expect(dialectOf(encode('a,b\n'), 'jsonl')).toBeUndefined();
  });

  it('is not told of the byte order mark', () => {
    expect(dialectOf(encode('\ufeff"a";"b"\n"1";"2"\n'), 'csv')?.dialect).toEqual({
      delimiter: ';',
      newline: '\n',
    });
  });
});

describe('where a table begins', () => {
  it.each([
    ['sep=;\na;b\n1;2\n', 1],
    ['# x\n# y, z\na,b\n1,2\n', 2],
    ['# x\n\na,b\n1,2\n', 2],
    // A comment that names the columns is the header.
    ['# x\n# a,b\n1,2\n3,4\n', 1],
    ['#,b\n1,2\n', undefined],
    // Nothing but comments.
    ['# a\n# b\n', undefined],
  ])('is found in %j', (text, preamble) => {
    expect(dialectOf(encode(text), 'csv')?.dialect.preamble || undefined).toBe(preamble);
  });
});
