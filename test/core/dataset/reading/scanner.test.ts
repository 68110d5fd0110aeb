import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../../../src/core/dataset/reading/csv';
import { JsonArrayScanner } from '../../../../src/core/dataset/reading/jsonArray';
import { JsonlScanner } from '../../../../src/core/dataset/reading/jsonl';
import { dialectOf, scannerFor } from '../../../../src/core/dataset/reading/scanner';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('how the fields of a file are separated', () => {
  it.each([
    ['csv', 'a;b\n1;2\n', ';'],
    ['csv', '\ufeffa,b\r\n1,2\r\n', ','],
    ['csv', 'a\tb\n1\t2\n', '\t'],
    // By the name of the file, whatever stands in it.
    ['tsv', 'a,b\n1,2\n', '\t'],
  ] as const)('is told of %s that begins with %j', (format, head, delimiter) => {
    expect(dialectOf(encode(head), format)?.delimiter).toBe(delimiter);
  });

  it('is not looked for in JSON', () => {
    expect(dialectOf(encode('a,b\n'), 'json')).toBeUndefined();
    expect(dialectOf(encode('a,b\n'), 'jsonl')).toBeUndefined();
  });

  it('is not told of the byte order mark', () => {
    expect(dialectOf(encode('\ufeff"a";"b"\n"1";"2"\n'), 'csv')).toEqual({ delimiter: ';', newline: '\n' });
  });
});

it('the scanner of a file is that of its format', () => {
  expect(scannerFor('csv', { delimiter: ',', newline: '\n' })).toBeInstanceOf(CsvScanner);
  expect(scannerFor('tsv', { delimiter: '\t', newline: '\n' })).toBeInstanceOf(CsvScanner);
  expect(scannerFor('json', undefined)).toBeInstanceOf(JsonArrayScanner);
  expect(scannerFor('jsonl', undefined)).toBeInstanceOf(JsonlScanner);
});
