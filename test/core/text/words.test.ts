import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCharacters, segmentedWords, wordsOf } from '../../../src/core/text/words';

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
