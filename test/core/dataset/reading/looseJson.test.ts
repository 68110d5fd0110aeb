import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText, plainValue } from '../../../../src/core/dataset/reading/jsonText';
import { LooseFault, parseLoosely } from '../../../../src/core/dataset/reading/looseJson';

describe('JSON that is read loosely', () => {
  it('says what JSON says, and is written again so', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
        const { value: read, mends } = parseLoosely(JSON.stringify(value, undefined, indent));
        expect(mends.size).toBe(0);
        expect(plainValue(read)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(JSON.parse(jsonText(read))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('either reads or faults, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]\'"\\,:/*N1-. \n\0') }), (text) => {
        try {
          JSON.parse(jsonText(parseLoosely(text).value));
        } catch (error) {
          expect(error).toBeInstanceOf(LooseFault);
        }
      }),
    );
  });

  it('either reads or faults where comments begin and end anywhere', () => {
    const piece = fc.constantFrom(
      '//',
      '/*',
      '*/',
      '\n',
      ' ',
      '1',
      '{"a":1}',
      ',',
      '[',
      ']',
      '-',
      '\0',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        try {
          parseLoosely(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(LooseFault);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['// exported today', '/* a */', ' /* a */ // b\n', '//{"a": 1}'])(
    'says of %j that it is a comment',
    (text) => {
      expect(() => parseLoosely(text)).toThrow('it is a comment and holds no value');
    },
  );

  it.each(['1 // one', '// one\n1', '1 /* one */', '// a\n1 //'])('reads %j', (text) => {
    expect(parseLoosely(text).value).toBe(1);
  });

  it('keeps every digit', () => {
    const text = '[12345678901234567890, -9007199254740993, 0.1000, 1e400, 7]';
    expect(jsonText(parseLoosely(text).value)).toBe(text);
    expect(plainValue(parseLoosely(text).value)).toEqual([
      '12345678901234567890',
      '-9007199254740993',
      0.1,
      Infinity,
      7,
    ]);
  });

  it.each(['{a: 1}', '[1 2]', '{"a": }', '[nil]', "['it's']", '[1,,2]', '/* [1]', '{"a": 1', '[01]'])(
    'is none where it is not clear: %s',
    (text) => {
      expect(() => parseLoosely(text)).toThrow(LooseFault);
    },
  );
});
