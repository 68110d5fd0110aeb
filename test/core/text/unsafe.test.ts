import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, visible } from '../../../src/core/text/unsafe';
import { anyText, unsafeIn } from './anyText';

describe('text made visible', () => {
  it('holds no character that does something, and as many characters as before', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(unsafeIn(visible(text))).toEqual([]);
        expect(visible(text)).toHaveLength(text.length);
        expect(visible(visible(text))).toBe(visible(text));
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same where there is nothing to hide', () => {
    for (const text of ['plain', 'two\nlines\tand a tab', 'naïve 数据 📊 عربي', '👩‍🔬'])
      expect(visible(text)).toBe(text);
  });

  it('shows what was there', () => {
    expect(visible('\u001b[31m \u0007 \u007f \u202e \u009b')).toBe('␛[31m ␇ ␡ � �');
  });
});

describe('JSON for a terminal', () => {
  it('holds no such character either and means the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), anyText, (value, text) => {
        const json = escaped(JSON.stringify({ value, [text]: text }));
        expect(unsafeIn(json)).toEqual([]);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value, [text]: text })));
      }),
      { numRuns: 500 },
    );
  });
});
