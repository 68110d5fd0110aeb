import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnNames, readRecord, type ReadRecord } from '../../../../src/core/dataset/reading/record';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const readJson = (text: string): ReadRecord => readRecord(encode(text), { format: 'jsonl' });
const csv = { format: 'csv', dialect: { delimiter: ',', newline: '\n' }, columns: ['a', 'b'] } as const;

describe('a JSON record', () => {
  it('reads to its fields', () => {
    expect(readJson(' {"a": [1, null], "é": {"b": "\\u00e9"}} ')).toEqual({
      fields: { a: [1, null], é: { b: 'é' } },
    });
  });

  it.each([
    ['[1]', 'it is a list, not an object with fields'],
    ['null', 'it is null, not an object with fields'],
    ['"a"', 'it is a text, not an object with fields'],
    ['3', 'it is a number, not an object with fields'],
    ['true', 'it is a boolean, not an object with fields'],
  ])('is a problem where it has no fields: %s', (text, problem) => {
    expect(readJson(text)).toEqual({ problem });
  });

  it.each(['{"a": 1', '{a: 1}', '{"a": 1} x', '{"a": nil}', ''])(
    'is a problem where it is no JSON: %j',
    (text) => {
      expect(readJson(text)).toEqual({ problem: expect.stringMatching(/^it is not valid JSON: \S/) });
    },
  );

  it.each(['{"a": secret}', '{"a": "secret", oops}', 'secret', '{"a": "secret'])(
    'does not quote the record in what it says of it: %s',
    (text) => {
      expect(JSON.stringify(readJson(text))).not.toContain('secret');
    },
  );

  it('is a problem where it is not UTF-8', () => {
    const bytes = Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d);
    expect(readRecord(bytes, { format: 'json' })).toEqual({ problem: 'it is not valid UTF-8' });
  });

  it.each(['[]', '{"a":}'])('is a problem where it is nested beyond any sense in %s', (pair) => {
    const [open, close] = [pair.slice(0, -1), pair.slice(-1)];
    const text = `{"question": ${open.repeat(100_000)}1${close.repeat(100_000)}}`;
    expect(readJson(text)).toEqual({ problem: 'its values are nested more than 500 deep' });
  });

  it('may be nested as deep as any dataset is', () => {
    expect(readJson(`{"a": ${'['.repeat(400)}${']'.repeat(400)}}`)).toHaveProperty('fields');
  });
});

describe('a CSV record', () => {
  it('reads to a field for every column, empty where it has too few', () => {
    expect(readRecord(encode('"x, ""y""",2'), csv)).toEqual({ fields: { a: 'x, "y"', b: '2' } });
    expect(readRecord(encode('x'), csv)).toEqual({ fields: { a: 'x', b: '' } });
    expect(readRecord(encode(''), csv)).toEqual({ fields: { a: '', b: '' } });
  });

  it('is a problem where it is not UTF-8', () => {
    expect(readRecord(Uint8Array.of(0xe9, 0x2c, 0x31), csv)).toEqual({ problem: 'it is not valid UTF-8' });
  });
});

describe('reading a record', () => {
  it('never throws, whatever the bytes', () => {
    const bytes = fc.oneof(fc.uint8Array(), fc.string().map(encode), fc.json().map(encode));
    const law = fc.property(bytes, (record) => {
      for (const as of [{ format: 'json' } as const, csv])
        expect(Object.keys(readRecord(record, as))).toEqual([expect.stringMatching(/^(fields|problem)$/)]);
    });
    fc.assert(law, { numRuns: 300 });
  });
});

describe('column names', () => {
  it('are numbered where they are the same or empty', () => {
    expect(columnNames([' a ', 'a', '', 'a', 'b'])).toEqual(['a', 'a_2', 'column_3', 'a_3', 'b']);
  });

  it('stay as they are where they are unlike each other', () => {
    expect(columnNames(['a', 'a_1', 'a_2', ' b'])).toEqual(['a', 'a_1', 'a_2', 'b']);
    // The second `a` takes the first number that no other column has.
    expect(columnNames(['a', 'a', 'a_2', 'a_1'])).toEqual(['a', 'a_3', 'a_2', 'a_1']);
  });

  it('are all different, whatever the header', () => {
    const name = fc.constantFrom('a', 'a_2', 'a_2_2', 'a_3', '', 'column_1', 'column_2', ' a');
    const law = fc.property(fc.array(name), (header) => {
      const names = columnNames(header);
      expect(names).toHaveLength(header.length);
      expect(new Set(names).size).toBe(header.length);
    });
    fc.assert(law);
  });
});
