import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Tokenizer as Library } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Tokenizer } from '../../../src/engine/onnx/tokenizer';

const file = resolve('media/models/gradus-static-en/tokenizer.json');
const library = new Library(JSON.parse(readFileSync(file, 'utf8')) as object, {});
let tokenizer: Tokenizer;

const pieces = fc.constantFrom(
  ...[
    'The ferry’s',
    'isn’t',
    '48/2=<<48/2=24>>24',
    'naïve',
    'Ångström',
    'ΟΔΟΣ',
    'ΣΑ',
    '数学',
    'が',
    '😀',
    '12½',
  ],
  ...['[CLS]', '[UNK]', '[MASK', ']', '[', '_', "'", '--', 'É', '\u0301', '\u0301a', '\u00ad', '\ud83d'],
  ...[
    ' ',
    '\n',
    '\t',
    '\r',
    '\f',
    '\u00a0',
    '\u2028',
    '\u0000',
    '\u0085',
    '\u200b',
    '\ufffd',
    'a'.repeat(101),
  ],
);
const text = fc
  .array(fc.oneof(pieces, pieces, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 14 })
  .map((parts) => parts.join(''));

describe('A tokenizer that remembers words', () => {
  beforeAll(async () => {
    tokenizer = await Tokenizer.read(file);
  });

  it('gives any text the ids of the library, which remembers nothing', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(tokenizer.encode(one, 1e6)).toEqual(library.encode(one).ids);
      }),
      { numRuns: 3000 },
    );
  });

  it('counts as many tokens, special ones around the text left out', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(tokenizer.count(one)).toBe(library.encode(one, { add_special_tokens: false }).ids.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps the last special token of a text that is cut', () => {
    expect(tokenizer.encode('one two three four', 4)).toEqual([
      ...library.encode('one two').ids.slice(0, 3),
      102,
    ]);
  });
});
