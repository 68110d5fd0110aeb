import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { EngineStopped } from '../../../src/engine/client';
import { EncoderInUse } from '../../../src/engine/inputs/encoderInUse';
import { CommandLine } from '../../cli/gradus';
import { alsoShared, sharedFolder } from '../../shared';
import { TriedModels } from '../../../src/engine/models/triedModels';
import { temporaryFolder } from '../../temporary';
import { BuiltEngine } from '../builtEngine';
import { rowOf, words, writeEncoder, type EncoderKind } from './madeEncoder';

const folder = temporaryFolder();
const found = { threads: 1, tried: new TriedModels(join(folder, 'store')) };
let made = 0;

/** A made model, and what was done to its folder. */
function encoder(kind: EncoderKind = {}, spoil: (folder: string) => void = () => undefined): string {
  const path = writeEncoder(join(folder, `model-${made++}`), kind);
  spoil(path);
  return path;
}

/** A model of the shared folder, with a tokenizer of many words or none. */
function shared(model: string, tokenizer?: string): string {
  const path = join(folder, `shared-${made++}`);
  mkdirSync(path);
  copyFileSync(join(sharedFolder, 'models', model), join(path, 'model.onnx'));
  if (tokenizer) copyFileSync(join(sharedFolder, 'models', tokenizer), join(path, 'tokenizer.json'));
  return path;
}

/** Encodes every word that the made tokenizer has, one text each. */
async function use(model: string): Promise<Float32Array> {
  return (await (await EncoderInUse.find(model, found)).loadEncoder()).encode(words);
}

/** What is said of a model: an error that is meant for the user, one sentence or two on one line. */
async function refusal(model: string): Promise<string> {
  const error: unknown = await use(model).catch((one: unknown) => one);
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).toMatch(/^[^\n]*\.$/);
  return message.replaceAll(model, 'MODEL');
}

const write = (name: string, text: string) => (path: string) => writeFileSync(join(path, name), text);

const vespa = 'onnx-fixtures-vespa';
const manyWords = `${vespa}/transformer/real_tokenizer.json`;

describe('An awkward model', () => {
  it('is not what the made one is: that gives the vectors of its table', async () => {
    const vectors = await use(encoder());
    const expected = words.flatMap((word) => {
      const row = rowOf(word);
      return row.map((value) => value / Math.hypot(...row));
    });
    // Single precision has 7 digits.
    expected.forEach((value, at) => expect(vectors[at]).toBeCloseTo(value, 6));
  });

  it.each<[string, () => string, string]>([
    [
      'with fewer tokens than its tokenizer',
      () => encoder({ rows: 3 }),
      'has 3 tokens, but its tokenizer gives token ',
    ],
    [
      'whose weights are missing',
      () => encoder({ external: true }),
      'The model MODEL/model.onnx cannot be loaded: its weights are to lie in MODEL/weights.bin, which is not there.',
    ],
    [
      'with an operator of nobody’s',
      () => encoder({ unknownOperator: true }),
      'cannot be loaded: it uses the operator Sparkle of made.up, which this runtime does not have.',
    ],
    [
      'that gives logits',
      () => encoder({ output: 'logits' }),
      'is not a text encoder: it gives logits, as a language model or a classifier does.',
    ],
    [
      'cut short',
      () =>
        encoder({}, (path) => {
          const bytes = readFileSync(join(path, 'model.onnx'));
          writeFileSync(join(path, 'model.onnx'), bytes.subarray(0, bytes.length / 2));
        }),
      'The model MODEL/model.onnx cannot be loaded: it is no ONNX file, or was cut short: copy or download it again.',
    ],
    [
      'of no bytes',
      () => encoder({}, write('model.onnx', '')),
      'The model MODEL/model.onnx is an empty file: copy or download it again.',
    ],
    [
      'that is some other file',
      () => encoder({}, write('model.onnx', 'version https://git-lfs.github.com/spec/v1\n')),
      'cannot be loaded: it is no ONNX file, or was cut short: copy or download it again.',
    ],
    [
      'without a tokenizer',
      () => encoder({}, (path) => rmSync(join(path, 'tokenizer.json'))),
      'The model has no tokenizer: MODEL/tokenizer.json is not there.',
    ],
    [
      'whose tokenizer is cut short',
      () => encoder({}, write('tokenizer.json', '{"model": {')),
      'MODEL/tokenizer.json is not a tokenizer: ',
    ],
    [
      'whose tokenizer is none',
      () => encoder({}, write('tokenizer.json', '{"version": "1.0"}')),
      'MODEL/tokenizer.json is not a tokenizer: ',
    ],
    [
      'whose configuration is broken',
      () => encoder({}, write('config.json', '{"max_position_embeddings": ')),
      'MODEL/config.json is broken: it is no JSON. Copy or download it again.',
    ],
    [
      'in a folder with two',
      () =>
        encoder({}, (path) => {
          for (const name of ['a.onnx', 'b.onnx']) copyFileSync(join(path, 'model.onnx'), join(path, name));
          rmSync(join(path, 'model.onnx'));
        }),
      'The model folder MODEL holds several models (a.onnx, b.onnx): name the one to use.',
    ],
    [
      'in a folder with none',
      () => encoder({}, (path) => rmSync(join(path, 'model.onnx'))),
      'The model folder MODEL holds no model.onnx.',
    ],
  ])('%s is refused in a sentence', async (_, model, sentence) => {
    expect(await refusal(model())).toContain(sentence);
  });

  it.each(
    alsoShared<[string, string | undefined, string]>(
      [
        `${vespa}/transformer/dummy_transformer.onnx`,
        manyWords,
        'has 20 tokens, but its tokenizer gives token ',
      ],
      [
        `${vespa}/transformer/dummy_transformer_without_type_ids.onnx`,
        manyWords,
        'has 20 tokens, but its tokenizer gives token ',
      ],
      [`${vespa}/transformer/dummy_transformer_mlm.onnx`, manyWords, 'it gives logits'],
      [`${vespa}/transformer/mock_sentence_embedder.onnx`, manyWords, 'it takes input_ids (float32)'],
      [`${vespa}/external_data/add_with_external_data.onnx`, manyWords, 'its weights are to lie in '],
      [`${vespa}/llm/random_encoder.onnx`, manyWords, 'has 10,000 tokens, but its tokenizer gives token '],
      [`${vespa}/llm/random_decoder.onnx`, manyWords, 'it gives logits'],
      ['onnx-not-a-text-model/mnist.onnx', undefined, 'it takes Input3 (float32)'],
      ['onnx-not-a-text-model/magika_standard_v3_3.onnx', undefined, 'it takes bytes (int32)'],
      [
        'onnx-not-a-text-model/superres_custom_ops_opset18.onnx',
        undefined,
        'it uses the operator DecodeImage of com.microsoft.extensions',
      ],
      ['onnx-tiny-random-gpt2/past.onnx', 'onnx-tiny-random-gpt2/tokenizer.json', 'it gives logits'],
      [
        'tinyllamas-stories260K/onnx/model.onnx',
        'tinyllamas-stories260K/tokenizer.json',
        'it gives logits, as a language model',
      ],
    ),
  )('of other people, %s, is refused in a sentence', async (model, tokenizer, sentence) => {
    const words = ['The quick brown fox', 'Ünïcödé', 'zebra crossing'];
    const path = shared(model, tokenizer);
    const error: unknown = await EncoderInUse.find(path, found)
      .then((one) => one.loadEncoder())
      .then((one) => one.encode(words))
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(sentence);
    expect((error as UserError).message).toMatch(/^[^\n]*\.$/);
  });
});

const data = join(folder, 'data.jsonl');
const questions = ['how many shells', 'many otter', 'sum', 'lynx how', 'boom lynx'];
writeFileSync(data, questions.map((question) => `${JSON.stringify({ question, answer: '1' })}\n`).join(''));

// Other processors divide the least whole number by −1 without a word.
describe.skipIf(process.arch !== 'x64')('A model that makes the runtime end the process', () => {
  const engine = new BuiltEngine(join(folder, 'store'));
  afterAll(() => engine.stop());

  it('leaves what was scored, says what it was busy with, and the engine goes on with another', async () => {
    const model = encoder({ crashesAt: 'boom' });
    const scoring = engine.call('score', { path: data, model, measures: ['length', 'prototype'] });
    const error: unknown = await scoring.catch((one: unknown) => one);
    expect(error).toBeInstanceOf(EngineStopped);
    expect((error as Error).message).toMatch(
      /^The engine stopped while it was busy with "score" \(prototype\) \(.*\)\. What was scored until then is kept: .* the model itself is the cause: choose another\./,
    );
    const { scored } = await engine.call('score', { path: data, model, measures: ['length'] });
    expect(scored['length']).toEqual({ now: 0, before: questions.length });
    const other = await engine.call('score', { path: data, model: encoder(), measures: ['prototype'] });
    expect(other.scored['prototype']).toEqual({ now: questions.length, before: 0 });
  });
});

describe('The command line', () => {
  it.each<[string, () => string]>([
    ['an empty model', () => encoder({}, write('model.onnx', ''))],
    ['a model that knows fewer tokens', () => encoder({ rows: 2 })],
    ...(process.arch === 'x64'
      ? [['a model that crashes', () => encoder({ crashesAt: 'boom' })] satisfies [string, () => string]]
      : []),
  ])('ends with 1 and a sentence for %s', (_, model) => {
    const gradus = new CommandLine(join(folder, 'store'));
    const { code, out, err } = gradus.run('score', data, '--model', model(), '--measures', 'prototype');
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trim()).toMatch(/^gradus: The [^\n]*\.$/);
  });
});
