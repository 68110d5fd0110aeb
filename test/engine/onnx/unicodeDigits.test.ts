import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withUnicodeDigits } from '../../../src/engine/onnx/unicodeDigits';

/** A tokenizer that knows no word: every piece that its cutter makes is one unknown token. */
function cutter(pre: object): (text: string) => number {
  const json = {
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: pre,
    post_processor: null,
    decoder: null,
    model: { type: 'WordLevel', vocab: { '[UNK]': 0 }, unk_token: '[UNK]' },
  };
  const tokenizer = new Tokenizer(withUnicodeDigits(json), {});
  return (text) => tokenizer.encode(text, { add_special_tokens: false }).ids.length;
}

describe('withUnicodeDigits', () => {
  it('cuts at every digit of Unicode, one by one or in runs', () => {
    const single = cutter({ type: 'Digits', individual_digits: true });
    const runs = cutter({ type: 'Digits', individual_digits: false });
    expect(single('a½b①ⅣⅣ٣12')).toBe(9);
    expect(runs('a½b①ⅣⅣ٣12')).toBe(4);
    const nested = { type: 'Sequence', pretokenizers: [{ type: 'Digits', individual_digits: true }] };
    expect(cutter(nested)('²x¾')).toBe(3);
  });

  it('counts a piece a digit and a run between digits, whatever the text', () => {
    const single = cutter({ type: 'Digits', individual_digits: true });
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '1', '½', '①', '٣', 'Ⅳ', '数') });
    fc.assert(
      fc.property(text, (one) => {
        expect(single(one)).toBe((one.match(/\p{N}|\P{N}+/gu) ?? []).length);
      }),
    );
  });

  it('leaves any other tokenizer as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (json) => {
        expect(withUnicodeDigits(json)).toEqual(json);
      }),
    );
  });
});
