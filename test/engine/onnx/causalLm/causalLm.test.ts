import { copyFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../../src/core/userError';
import { findModel } from '../../../../src/engine/models/modelFolder';
import { CausalLm } from '../../../../src/engine/onnx/causalLm/causalLm';
import { alsoShared, describeShared, sharedFolder } from '../../../shared';
import { temporaryFolder } from '../../../temporary';
import { bigramNats, characters, idOf, writeDecoder, type DecoderKind } from './madeDecoder';
import { onnxFile } from '../onnxFile';

const folder = temporaryFolder();
const signal = new AbortController().signal;
const load = async (path: string): Promise<CausalLm> => CausalLm.load(await findModel(path), 1);
const made = (name: string, kind?: DecoderKind): Promise<CausalLm> =>
  load(writeDecoder(join(folder, name), kind));
const idsOf = (text: string): number[] => [1, ...[...text].map(idOf)];

/** A row of text after BOS, with what each character costs by the table. */
const texts = ['what is 2', 'a', 'seven: 7!', 'what is 20', 'what', '', 'what is 2'];

describe('a decoder', () => {
  it.each<[string, DecoderKind]>([
    ['of the plain kind', {}],
    ['with 32-bit ids and positions', { integers: 'int32', positions: true }],
    ['with a cache of keys and values', { past: 'keys', positions: true }],
    ['with a cache in half precision', { past: 'keys', pastType: 'float16' }],
    ['with a cache of one tensor a layer', { past: 'stacked', integers: 'int32' }],
    ['with the state of a convolution', { past: 'convolution' }],
    ['with a merged graph and a number of logits to keep', { past: 'keys', switches: true }],
    ['with its weights in another file', { external: 'there' }],
    ['with logits in half precision', { half: true }],
  ])('%s gives the probabilities of its table', async (name, kind) => {
    const lm = await made(name, kind);
    const found = await lm.logProbabilities(
      texts.map((text) => ({ ids: idsOf(text), first: 1 })),
      signal,
    );
    texts.forEach((text, row) => {
      const expected = bigramNats('<s>', text);
      expect(found[row]!.length).toBe(expected.length);
      // Single precision is exact to some 1e-7 here; half precision has ten bits of fraction for scores up to 3.
      expected.forEach((value, at) =>
        expect(Math.abs(-found[row]![at]! - value)).toBeLessThan(kind.half ? 2e-3 : 1e-6),
      );
    });
  });

  it('scores what it is asked for alone, and nothing that nothing stands before', async () => {
    const lm = await made('part');
    const ids = idsOf('what is 2');
    const [part, whole] = await lm.logProbabilities(
      [
        { ids, first: 6 },
        { ids, first: 0 },
      ],
      signal,
    );
    expect(part!.length).toBe(ids.length - 6);
    expect(whole![0]).toBeNaN();
    expect([...part!]).toEqual([...whole!.slice(6)]);
  });

  it('reads long rows in windows; what a token costs by the table does not change', async () => {
    const lm = await made('windows', { longest: 16 });
    expect(lm.window).toBe(16);
    const text = 'what is two and two? four. '.repeat(9);
    const [found] = await lm.logProbabilities([{ ids: idsOf(text), first: 1 }], signal);
    bigramNats('<s>', text).forEach((value, at) => expect(-found![at]!).toBeCloseTo(value, 6));
  });

  it('stops between batches', async () => {
    const lm = await made('stopped');
    const abort = new AbortController();
    const rows = Array.from({ length: 600 }, (_, at) => ({
      ids: idsOf('a'.repeat(1 + (at % 60)) + String(at)),
      first: 1,
    }));
    const running = lm.logProbabilities(rows, abort.signal);
    abort.abort();
    await expect(running).rejects.toThrow(/abort/i);
  });
});

const models = join(sharedFolder, 'models');
const gpt2 = join(models, 'onnx-tiny-random-gpt2');

describe('what is no causal language model', () => {
  const refused = async (path: string, sentence: RegExp | string): Promise<void> => {
    const failure: unknown = await load(path).then(
      () => 'loaded',
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(UserError);
    expect((failure as UserError).message).toMatch(sentence);
    expect((failure as UserError).message).toMatch(/^[^\n]*\.$/);
  };

  it('sends an encoder, and a part of a larger model, where they belong', async () => {
    const ids = { type: 'int64', shape: ['b', 't'] } as const;
    const write = (name: string, inputs: readonly string[], output: string): string => {
      mkdirSync(join(folder, name), { recursive: true });
      const file = onnxFile({
        inputs: inputs.map((one) => ({ ...ids, name: one })),
        outputs: [{ ...ids, name: output }],
        initializers: [],
        nodes: [{ op: 'Identity', inputs: [inputs[0]!], output }],
      });
      writeFileSync(join(folder, name, 'model.onnx'), file);
      return join(folder, name);
    };
    await expect(load(write('anEncoder', ['input_ids'], 'last_hidden_state'))).rejects.toMatchObject({
      remedy: { kind: 'chooseEncoder' },
    });
    await expect(
      load(write('aHalf', ['input_ids', 'encoder_hidden_states'], 'logits')),
    ).rejects.toMatchObject({ remedy: { kind: 'chooseLanguageModel' } });
  });

  it('says what it takes or gives instead', async () => {
    await refused(writeDecoder(join(folder, 'ahead'), { looksAhead: true }), /no causal language model/);
    const ids = { name: 'input_ids', type: 'int64', shape: ['b', 't'] } as const;
    const write = (name: string, bytes: Buffer): string => {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'model.onnx'), bytes);
      return join(folder, name);
    };
    const through = (input: string, output: string, extra = input): Buffer =>
      onnxFile({
        inputs: [{ ...ids, name: input }, ...(extra === input ? [] : [{ ...ids, name: extra }])],
        outputs: [{ ...ids, name: output }],
        initializers: [],
        nodes: [{ op: 'Identity', inputs: [input], output }],
      });
    await refused(
      write('encoder', through('input_ids', 'last_hidden_state')),
      /gives last_hidden_state where logits are expected/,
    );
    await refused(write('image', through('pixels', 'logits')), /it takes pixels, not tokens/);
    await refused(
      write('half', through('input_ids', 'logits', 'encoder_hidden_states')),
      /half of an encoder-decoder/,
    );
    await refused(
      write('other', through('input_ids', 'logits', 'timestep')),
      /takes timestep, which is not known/,
    );
    await refused(write('flat', through('input_ids', 'logits')), /gives int64 \[2, 3\] where a score/);
    const custom = { op: 'DecodeImage', inputs: ['input_ids'], output: 'logits', domain: 'ai.onnx.contrib' };
    const strange = onnxFile({
      inputs: [ids],
      outputs: [{ ...ids, name: 'logits' }],
      initializers: [],
      nodes: [custom],
    });
    await refused(write('custom', strange), /cannot be loaded: .*DecodeImage/);
  });

  it('says what is wrong with a file', async () => {
    await refused(
      writeDecoder(join(folder, 'unweighted'), { external: 'missing' }),
      'The model model.onnx keeps its weights in model.onnx_data, which is not in its folder: copy it there.',
    );
    const cut = writeDecoder(join(folder, 'cut'));
    truncateSync(join(cut, 'model.onnx'), 600);
    await refused(cut, /cannot be loaded/);
    truncateSync(join(cut, 'model.onnx'), 0);
    await refused(cut, /cannot be loaded|empty/);
    const broken = writeDecoder(join(folder, 'broken'));
    writeFileSync(join(broken, 'config.json'), '{"max_position_embeddings": ');
    await refused(broken, /config\.json is broken: it is no JSON/);
    mkdirSync(join(folder, 'nothing'), { recursive: true });
    await refused(join(folder, 'nothing'), /holds no model.onnx/);
  });

  it.each(
    alsoShared<[string, RegExp]>(
      ['onnx-not-a-text-model/mnist.onnx', /is no language model/],
      ['onnx-not-a-text-model/magika_standard_v3_3.onnx', /is no language model/],
      ['onnx-not-a-text-model/superres_custom_ops_opset18.onnx', /cannot be loaded: .*DecodeImage/],
      ['onnx-fixtures-vespa/llm/random_decoder.onnx', /half of an encoder-decoder/],
      ['onnx-fixtures-vespa/llm/random_encoder.onnx', /gives last_hidden_state where logits/],
      ['onnx-fixtures-vespa/transformer/dummy_transformer_mlm.onnx', /no causal language model/],
      ['onnx-fixtures-vespa/transformer/dummy_transformer.onnx', /is no language model/],
      ['onnx-fixtures-vespa/external_data/add_with_external_data.onnx', /is no language model/],
    ),
  )('%s is none', async (name, sentence) => {
    await expect(load(join(models, name))).rejects.toThrow(sentence);
    await expect(load(join(models, name))).rejects.toBeInstanceOf(UserError);
  });

  it('names a token that the graph does not know', async () => {
    const lm = await made('small', { vocabulary: 10 });
    const last = characters.length - 1;
    await expect(lm.logProbabilities([{ ids: [1, last], first: 1 }], signal)).rejects.toThrow(
      `The model small has 10 tokens, but its tokenizer gives token ${last}: they do not belong together.`,
    );
  });
});

describe('decoders with a cache', () => {
  const made = (kind: DecoderKind) => () => writeDecoder(join(folder, `batch-${kind.past}`), kind);
  it.each<[string, () => string, number]>([
    ['stacked caches', made({ past: 'stacked', integers: 'int32' }), characters.length],
    ['keys and values', made({ past: 'keys', positions: true }), characters.length],
    ['convolutions', made({ past: 'convolution' }), characters.length],
    ...alsoShared<[string, () => string, number]>(
      ['GPT-2, stacked caches and 32-bit ids', () => join(gpt2, 'past.onnx'), 1000],
      ['LFM2, caches and convolutions', () => join(gpt2, 'tiny-random-lfm2-fp32', 'decoder.onnx'), 1000],
    ),
  ])('%s: the same alone, together and padded', async (_, path, vocabulary) => {
    const lm = await load(path());
    const rows = Array.from({ length: 30 }, (_one, at) =>
      Array.from({ length: 2 + ((at * 11) % 50) }, (_id, place) => (at * 31 + place * 97) % vocabulary),
    );
    const together = await lm.logProbabilities(
      rows.map((ids) => ({ ids, first: 1 })),
      signal,
    );
    for (const [at, ids] of rows.entries()) {
      const [alone] = await lm.logProbabilities([{ ids, first: 1 }], signal);
      // Rounding in single precision: sums of another order.
      alone!.forEach((value, token) => expect(Math.abs(value - together[at]![token]!)).toBeLessThan(1e-5));
    }
  });
});

describeShared('models of other people', () => {
  it('are refused where the tokenizer gives tokens that they do not know', async () => {
    const lm = await load(gpt2);
    await expect(lm.logProbabilities([{ ids: [5, 31373], first: 1 }], signal)).rejects.toThrow(
      'The model onnx-tiny-random-gpt2 has 1,000 tokens, but its tokenizer gives token 31,373: they do not belong together.',
    );
  });

  it('say which file is missing', async () => {
    const alone = join(folder, 'add_with_external_data.onnx');
    copyFileSync(join(models, 'onnx-fixtures-vespa/external_data/add_with_external_data.onnx'), alone);
    await expect(load(alone)).rejects.toThrow(
      'keeps its weights in external_data.bin, which is not in its folder',
    );
  });
});
