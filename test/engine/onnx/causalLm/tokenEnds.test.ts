import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenEnds } from '../../../../src/engine/onnx/causalLm/tokenEnds';
import { Tokenizer } from '../../../../src/engine/onnx/tokenizer';
import { root } from '../../../../tools/root.mjs';
import { alsoShared, sharedFolder } from '../../../shared';
import { temporaryFolder } from '../../../temporary';
import { writeDecoder } from './madeDecoder';

const piecesOf = (tokens: readonly string[], text: string, byteLevel = false): string[] => {
  const ends = tokenEnds(tokens, text, byteLevel);
  return [...ends].map((end, at) => text.slice(ends[at - 1] ?? 0, end));
};

describe('where tokens end in a text', () => {
  it('is read from their bytes', () => {
    expect(piecesOf(['▁Is', '▁it', '▁', '<0xC3>', '<0xAF>', '?'], 'Is it ï?')).toEqual([
      'Is',
      ' it',
      ' ',
      '',
      'ï',
      '?',
    ]);
    expect(piecesOf(['Is', 'Ġit', 'Ċ', 'Ã¯', 'ðŁĻ', 'Ĥ'], 'Is it\nï🙂', true)).toEqual([
      'Is',
      ' it',
      '\n',
      'ï',
      '',
      '🙂',
    ]);
  });

  it('is found again after what a tokenizer changed or does not know', () => {
    expect(piecesOf(['how', 'many', '<unk>', 'here'], 'HOW many ŵŵ here')).toEqual([
      'HOW',
      ' many',
      ' ŵŵ ',
      'here',
    ]);
    expect(piecesOf(['<unk>'], 'ŵ')).toEqual(['ŵ']);
    expect(piecesOf([], '')).toEqual([]);
  });

  it('goes forward only and ends with the text, whatever the tokens are', () => {
    const law = fc.property(
      fc.array(fc.string({ unit: 'binary' })),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      (tokens, text, byteLevel) => {
        const ends = [...tokenEnds(tokens, text, byteLevel)];
        expect(ends).toEqual([...ends].sort((a, b) => a - b));
        if (tokens.length > 0) expect(ends.at(-1)).toBe(text.length);
      },
    );
    fc.assert(law);
  });
});

describe('real tokenizers', () => {
  const file = (...path: string[]): string => join(sharedFolder, ...path);
  const any = fc.string({ unit: 'grapheme' });
  // The embedded model's tokenizer writes capitals small and leaves accents out.
  const plain = fc.string({ unit: fc.constantFrom(...'etaoinshrdlu   ?.,') });
  it.each<[string, fc.Arbitrary<string>]>([
    [join(root, 'media', 'models', 'gradus-static-en', 'tokenizer.json'), plain],
    [join(writeDecoder(temporaryFolder()), 'tokenizer.json'), any],
    ...alsoShared<[string, fc.Arbitrary<string>]>(
      [file('models', 'tinyllamas-stories260K', 'tokenizer.json'), any],
      [file('models', 'onnx-tiny-random-gpt2', 'tokenizer.json'), any],
      [file('data', 'tokenizers', 'llama2.tokenizer.json'), any],
      [file('data', 'tokenizers', 'phi-3-mini.tokenizer.json'), any],
    ),
  ])('cut a text into what they are read as: %s', async (path, texts) => {
    expect(existsSync(path)).toBe(true);
    const tokenizer = await Tokenizer.read(path);
    const law = fc.property(texts, (text) => {
      const { tokens } = tokenizer.pieces(text);
      const pieces = piecesOf(tokens, text, tokenizer.isByteLevel);
      if (tokens.length > 0) expect(pieces.join('')).toBe(text);
      // A token that is written out in the vocabulary stands where it says.
      tokens.forEach((token, at) => {
        if (/^[a-z]+$/.test(token)) expect(pieces[at]!.trim()).toBe(token);
      });
    });
    fc.assert(law, { numRuns: 100 });
  });
});
