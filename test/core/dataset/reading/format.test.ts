import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../../src/core/dataset/reading/format';
import { UserError } from '../../../../src/core/userError';

const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the format of a file', () => {
  it.each([
    ['a.jsonl', '{"a": 1}\n', 'jsonl'],
    ['a.NDJSON', '{"a": 1}\n', 'jsonl'],
    ['a.csv', 'a,b\n', 'csv'],
    ['a.tsv', 'a,b\n', 'tsv'],
    ['a.tab', 'a\tb\n', 'tsv'],
    ['a.json', '\ufeff \n[\n', 'json'],
    ['a.json', '{"a": 1}\n{"a": 2}\n', 'jsonl'],
    ['a.json', '{"a": 1}', 'jsonl'],
    ['a.json', '{"a": "a line longer than what is read of it', 'jsonl'],
    ['a.json', '{\n  "a": 1\n}\n', 'json'],
    ['a.txt', '[{"a": 1}]', 'json'],
    ['a', 'x\ty\n', 'tsv'],
    ['a.data', 'x,y\n', 'csv'],
    ['a.csv', 'BZh9,PK\n', 'csv'],
    ['a.csv', 'Object,PAR\n', 'csv'],
  ])('of %s that begins with %j is told', (name, head, format) => {
    expect(formatOf(name, encode(head))).toBe(format);
  });

  it.each([
    ['an empty file', [], 'is empty'],
    ['only white space', [0xef, 0xbb, 0xbf, 0x20, 0x0a], 'is empty'],
    ['gzip', [0x1f, 0x8b, 0x08, 0x00], 'gunzip'],
    ['Parquet', [0x50, 0x41, 0x52, 0x31], 'Parquet'],
    ['Zstandard', [0x28, 0xb5, 0x2f, 0xfd, 0x04], 'Zstandard: unpack it first (unzstd -k my.jsonl)'],
    ['Zstandard in frames', [0x50, 0x2a, 0x4d, 0x18, 0x04], 'unzstd'],
    ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 'unxz'],
    ['bzip2', [...bytes('BZh9'), 0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 'bunzip2'],
    ['bzip2 of nothing', [...bytes('BZh1'), 0x17, 0x72, 0x45, 0x38, 0x50, 0x90], 'bunzip2'],
    ['LZ4', [0x04, 0x22, 0x4d, 0x18, 0x64], 'LZ4'],
    ['a zip archive', [0x50, 0x4b, 0x03, 0x04, 0x14], 'zip archive'],
    ['an empty zip archive', [0x50, 0x4b, 0x05, 0x06, 0x00], 'zip archive'],
    ['a 7z archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z archive'],
    ['a tar archive', [...bytes('a'.repeat(257)), ...bytes('ustar')], 'tar archive'],
    ['Arrow', bytes('ARROW1'), 'Arrow'],
    ['HDF5', [0x89, ...bytes('HDF')], 'HDF5'],
    ['SQLite', bytes('SQLite format 3\0'), 'SQLite'],
    ['a PDF', bytes('%PDF-1.7'), 'PDF'],
    ['a zero byte', [0x5b, 0x00], 'zero byte at offset 1'],
  ])('is refused in one sentence for %s', (_, head, said) => {
    const refused = (): unknown => formatOf('my.jsonl', Uint8Array.from(head));
    expect(refused).toThrow(UserError);
    expect(refused).toThrow(said);
    expect(refused).toThrow('my.jsonl');
  });

  it('is refused where neither the name nor the first line tells it', () => {
    expect(() => formatOf('notes.txt', encode('just words\n'))).toThrow(UserError);
  });

  it('is told or refused with a UserError, whatever the bytes and the name', () => {
    const name = fc.constantFrom('a.jsonl', 'a.json', 'a.csv', 'a.tsv', 'a.bin', 'a');
    const law = fc.property(name, fc.uint8Array({ maxLength: 20 }), (file, head) => {
      expect(toldOrRefused(file, head)).toMatch(/^(jsonl|json|csv|tsv|a\S* is .*)$/);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

function toldOrRefused(name: string, head: Uint8Array): string {
  try {
    return formatOf(name, head);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
