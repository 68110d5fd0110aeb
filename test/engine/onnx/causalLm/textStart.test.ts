import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findModel } from '../../../../src/engine/models/modelFolder';
import { readTextStart, type TextStart } from '../../../../src/engine/onnx/causalLm/textStart';
import { temporaryFolder } from '../../../temporary';
import { characters, writeDecoder, type DecoderKind } from './madeDecoder';

const folder = temporaryFolder();
let count = 0;

async function startOf(kind: DecoderKind): Promise<TextStart | undefined> {
  return readTextStart(await findModel(writeDecoder(join(folder, String(count++)), kind)));
}

const first = characters.length;
const special = ['<|endoftext|>', '<|im_start|>', '<|im_end|>', '</s>', '<s>'];
const tokenizer = {
  added_tokens: special.map((content, at) => ({ id: first + at, content, special: true })),
};
const idOf = (token: string): number => first + special.indexOf(token);
const chatMl =
  "{% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\\n{% endif %}";

describe('the token that a text begins with', () => {
  it('is what separates documents where the first and last tokens are those of turns (SmolLM2)', async () => {
    const tokenizerConfig = { bos_token: '<|im_start|>', eos_token: '<|im_end|>', chat_template: chatMl };
    const only = { added_tokens: tokenizer.added_tokens.slice(0, 3) };
    const kind = { tokenizerConfig, tokenizer: only, config: { bos_token_id: idOf('<|im_start|>') } };
    expect(await startOf(kind)).toEqual({
      id: idOf('<|endoftext|>'),
      token: '<|endoftext|>',
      isUsual: false,
    });
  });

  it('is what the configuration of the model names where the tokenizer names a turn alone (Qwen2.5)', async () => {
    const tokenizerConfig = { bos_token: null, eos_token: '<|im_end|>', chat_template: chatMl };
    const ids = { bos_token_id: idOf('<|endoftext|>'), eos_token_id: idOf('<|im_end|>') };
    const named = { id: idOf('<|endoftext|>'), token: '<|endoftext|>', isUsual: false };
    expect(await startOf({ tokenizerConfig, tokenizer, config: ids })).toEqual(named);
    expect(await startOf({ tokenizerConfig, tokenizer, generationConfig: ids })).toEqual(named);
    const several = { eos_token_id: [idOf('<|im_end|>'), idOf('<|endoftext|>')] };
    expect(await startOf({ tokenizerConfig, tokenizer, generationConfig: several })).toEqual(named);
  });

  it('is the tokenizer’s own where it puts one before every text (Llama)', async () => {
    const put = {
      type: 'TemplateProcessing',
      single: [{ SpecialToken: { id: '</s>', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
    };
    const tokenizerConfig = { bos_token: '<s>' };
    for (const processor of [put, { type: 'Sequence', processors: [{ type: 'ByteLevel' }, put] }])
      expect(
        await startOf({ tokenizerConfig, tokenizer: { ...tokenizer, post_processor: processor } }),
      ).toMatchObject({ id: idOf('</s>') });
  });

  it.each([
    [
      'a template that begins with it',
      { bos_token: '<s>', chat_template: '{{ bos_token }}{{ messages[0].content }}' },
    ],
    ['no template', { bos_token: '<s>', eos_token: '</s>' }],
    ['a template of marks in words', { bos_token: '<s>', chat_template: 'User: {{ messages[0].content }}' }],
    ['its tokenizer told to put it', { bos_token: '<s>', add_bos_token: true, chat_template: chatMl }],
    ['nothing better', { bos_token: '<s>', chat_template: '{{ messages[0].content }}<s></s><|endoftext|>' }],
  ])('is the usual one with %s', async (_, tokenizerConfig) => {
    const found = await startOf({ tokenizerConfig, tokenizer });
    expect(found).toEqual({ id: idOf('<s>'), token: '<s>', isUsual: true });
  });

  it('is none where nothing is named, and a token of the vocabulary or none for any configuration', async () => {
    expect(await startOf({ tokenizerConfig: {}, tokenizer: { added_tokens: [] } })).toBeUndefined();
    const value = fc.oneof(fc.jsonValue(), fc.nat({ max: 60 }), fc.constantFrom(...special));
    const config = fc.dictionary(
      fc.constantFrom('bos_token', 'eos_token', 'bos_token_id', 'eos_token_id', 'add_bos_token'),
      value,
    );
    const law = fc.asyncProperty(config, config, config, async (own, model, generation) => {
      const kind = { tokenizerConfig: own, config: model, generationConfig: generation, tokenizer };
      const found = await startOf(kind);
      if (found && !found.isUsual) expect(found.id).toBeLessThan(first + special.length);
    });
    await fc.assert(law, { numRuns: 40 });
  });
});
