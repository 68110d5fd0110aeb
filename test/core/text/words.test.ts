import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, countWords, segmentedWords, wordsOf } from '../../../src/core/text/words';

const joiners = fc.string({ unit: fc.constantFrom(...'aZ09_.,:;\'"-+/$% \t\r\n'), maxLength: 12 });
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 30 });
const mixedScripts = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom(...'a0._ ')),
  maxLength: 20,
});

describe('the words of an ASCII text', () => {
  it('are those of the segmenter for any characters', () => {
    fc.assert(
      fc.property(ascii, (text) => void expect(wordsOf(text)).toEqual(segmentedWords(text))),
      { numRuns: 1000 },
    );
  });

  it('are those of the segmenter where letters, digits and marks that join them stand close', () => {
    fc.assert(
      fc.property(joiners, (text) => void expect(wordsOf(text)).toEqual(segmentedWords(text))),
      { numRuns: 5000 },
    );
  });

  it('keep contractions, decimals and names with underscores whole', () => {
    expect(wordsOf("It isn't 3.14 or 1,000: see max_value.")).toEqual([
      'It',
      "isn't",
      '3.14',
      'or',
      '1,000',
      'see',
      'max_value',
    ]);
  });
});

/** Every character of these ranges: what Latin, Greek and Cyrillic texts are written with. */
const characters = [
  [0x00, 0x2ff],
  [0x370, 0x52f],
  [0x1e00, 0x1fff],
  [0x2010, 0x205e],
  [0x20a0, 0x20cf],
  [0x2100, 0x23ff],
  [0x2500, 0x27bf],
].flatMap(([from, to]) =>
  Array.from({ length: to! - from! + 1 }, (_, at) => String.fromCharCode(from! + at)),
);

describe('the words of a text of Latin, Greek or Cyrillic letters', () => {
  it('are those of the segmenter for each character alone, and between letters, digits and itself', () => {
    const unlike = characters.filter((one) => {
      const text = [one, `a${one}b`, `1${one}2`, `a${one}2`, `1${one}b`, `ж${one}é`, `a${one}${one}b`].join(
        ' ',
      );
      return wordsOf(text).join('|') !== segmentedWords(text).join('|');
    });
    expect(unlike).toEqual([]);
  });

  it('are those of the segmenter however its characters stand', () => {
    const unit = fc.oneof(fc.constantFrom(...characters), fc.constantFrom(..."aéжΩ19_.’·,:' "));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 16 }), (text) => {
        expect(wordsOf(text)).toEqual(segmentedWords(text));
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the words of any text', () => {
  it('are those of the segmenter', () => {
    fc.assert(
      fc.property(mixedScripts, (text) => {
        expect(wordsOf(text)).toEqual(segmentedWords(text));
      }),
    );
  });

  it('do not change where a line in another script follows', () => {
    fc.assert(
      fc.property(joiners, fc.string({ unit: 'grapheme', maxLength: 12 }), (one, other) => {
        expect(wordsOf(`${one}\n${other}`)).toEqual([...wordsOf(one), ...wordsOf(other)]);
      }),
      { numRuns: 500 },
    );
  });

  it('are found in Chinese, which writes no spaces', () => {
    const words = wordsOf('我们今天学习数学。');
    expect(words.join('')).toBe('我们今天学习数学');
    expect(words.length).toBeGreaterThanOrEqual(4);
  });

  it('are none where there are only marks and spaces', () => {
    expect(wordsOf(' … — ?! \n')).toEqual([]);
    expect(wordsOf(' ... -- ?! \n')).toEqual([]);
    expect(wordsOf('')).toEqual([]);
  });
});

describe('the number of words', () => {
  it('is that of the words, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, joiners, mixedScripts), (text) => {
        expect(countWords(text)).toBe(wordsOf(text).length);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the number of characters', () => {
  it('counts code points, half surrogate pairs included', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '中', '😀', '\ud800', '\udc00'), maxLength: 12 }),
        (text) => void expect(countCharacters(text)).toBe([...text].length),
      ),
      { numRuns: 500 },
    );
  });
});
