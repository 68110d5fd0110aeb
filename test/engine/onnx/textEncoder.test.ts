import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../../src/engine/client';
import { findModel, modelDigest } from '../../../src/engine/models/modelFolder';
import { batchesOf } from '../../../src/engine/onnx/batching';
import { OnnxTextEncoder } from '../../../src/engine/onnx/textEncoder';
import { rowsOf, tokenRows } from '../../../src/engine/onnx/tokenRows';
import { generator } from '../../core/measures/given';
import { temporaryFolder } from '../../temporary';
import { rowOf, words, writeEncoder } from './madeEncoder';
import type { Values } from '../../../src/core/numbers/values';

const folder = temporaryFolder();
const model = writeEncoder(join(folder, 'model'));

/** What the made encoder must give: the mean of the words' rows, brought to length 1. */
function vectorOf(text: string): number[] {
  const rows = text.split(' ').map(rowOf);
  const mean = rows[0]!.map((_, d) => rows.reduce((sum, row) => sum + row[d]!, 0) / rows.length);
  return mean.map((value) => value / Math.hypot(...mean));
}

const text = fc
  .array(fc.constantFrom(...words.slice(1)), { minLength: 1, maxLength: 40 })
  .map((list) => list.join(' '));

describe('A text encoder', () => {
  it('gives each text its own vector, in the order of the texts, whatever they are run with', async () => {
    const encoder = await OnnxTextEncoder.load(await findModel(model), 1);
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 40 }), async (texts) => {
        const vectors = await encoder.encode(texts);
        const expected = texts.flatMap(vectorOf);
        expect(vectors).toHaveLength(expected.length);
        // Sums of up to 40 numbers in single precision.
        expected.forEach((value, at) => expect(vectors[at]).toBeCloseTo(value, 5));
      }),
      { numRuns: 30 },
    );
  });

  it('runs equal texts once, and fills hardly anything up', async () => {
    const encoder = await OnnxTextEncoder.load(await findModel(model), 1);
    const random = generator(3);
    const texts = Array.from({ length: 1500 }, () =>
      Array.from({ length: 1 + Math.floor(random() * 40) }, () => words[1 + Math.floor(random() * 7)]).join(
        ' ',
      ),
    );
    const distinct = [...new Set(texts)];
    await encoder.encode([...texts, ...texts]);
    const own = distinct.reduce((sum, one) => sum + one.split(' ').length, 0);
    expect(encoder.tokens.own).toBe(own);
    // In file order, batches of 32 would fill up nearly as much again.
    expect(encoder.tokens.padding / own).toBeLessThan(0.2);
  });

  it('stops between two batches when it is cancelled', async () => {
    const encoder = await OnnxTextEncoder.load(await findModel(model), 1);
    const abort = new AbortController();
    const texts = Array.from(
      { length: 2000 },
      (_, at) => `${words[1 + (at % 7)]} `.repeat(1 + (at % 40)).trim() + ` ${at}`,
    );
    let encoded = 0;
    const encoding = async (): Promise<void> => {
      for await (const { places } of encoder.encodeEach(texts, abort.signal)) {
        encoded += places.length;
        abort.abort();
      }
    };
    await expect(encoding()).rejects.toThrow();
    expect(encoded).toBeGreaterThan(0);
    expect(encoded).toBeLessThan(texts.length / 2);
  });
});

describe('The way an encoder is used', () => {
  const unit = (vector: readonly number[]): number[] => vector.map((value) => value / Math.hypot(...vector));
  const text = 'otter boom how';
  const rows = text.split(' ').map(rowOf);
  const unknown = rowOf('[UNK]');
  const mean = (all: readonly number[][]): number[] =>
    all[0]!.map((_, d) => all.reduce((sum, row) => sum + row[d]!, 0));

  async function used(name: string, files: Readonly<Record<string, object>>): Promise<Float32Array> {
    const path = writeEncoder(join(folder, name));
    mkdirSync(join(path, '1_Pooling'));
    for (const [file, json] of Object.entries(files)) writeFileSync(join(path, file), JSON.stringify(json));
    // A shorter text beside it: what a row is filled up with counts for nothing.
    const encoder = await OnnxTextEncoder.load(await findModel(path), 1);
    return (await encoder.encode([text, 'boom sum lynx otter', 'how'])).subarray(0, 4);
  }

  it.each([
    ['pooling_mode_cls_token', rows[0]!],
    ['pooling_mode_lasttoken', rows[2]!],
    ['pooling_mode_mean_tokens', mean(rows)],
    ['pooling_mode_mean_sqrt_len_tokens', mean(rows)],
    ['pooling_mode_max_tokens', rows[0]!.map((_, d) => Math.max(...rows.map((row) => row[d]!)))],
  ])('is what its pooling configuration says: %s', async (mode, expected) => {
    const vector = await used(mode, {
      '1_Pooling/config.json': { word_embedding_dimension: 4, [mode]: true },
    });
    unit(expected).forEach((value, d) => expect(vector[d]).toBeCloseTo(value, 5));
  });

  it('is known of the models of the list: their makers’ pooling and what stands before a text', async () => {
    const bge = await used('bge', { 'config.json': { _name_or_path: 'BAAI/bge-small-en-v1.5' } });
    unit(rows[0]!).forEach((value, d) => expect(bge[d]).toBeCloseTo(value, 5));
    const e5 = await used('e5', { 'config.json': { _name_or_path: 'intfloat/multilingual-e5-small' } });
    // "query" and ":" are no words of the made tokenizer.
    unit(mean([unknown, unknown, ...rows])).forEach((value, d) => expect(e5[d]).toBeCloseTo(value, 5));
  });

  it('makes other scores, and is refused where it is not known', async () => {
    const digests = ['pooling_mode_cls_token', 'pooling_mode_mean_tokens', 'e5'].map(async (name) =>
      modelDigest(await findModel(join(folder, name))),
    );
    const [first, usual, e5] = await Promise.all(digests);
    expect(new Set([first, usual, e5]).size).toBe(3);
    expect(usual).toBe(await modelDigest(await findModel(model)));
    for (const config of [
      { pooling_mode_cls_token: true, pooling_mode_max_tokens: true },
      { pooling_mode_weightedmean_tokens: true },
      {},
    ])
      await expect(
        used(Object.keys(config).join('-') || 'none', { '1_Pooling/config.json': config }),
      ).rejects.toThrow(
        /1_Pooling.config\.json asks for .+: Gradus knows pooling_mode_cls_token, .+, one at a time\.$/,
      );
  });
});

describe('Batches', () => {
  it('hold every row once, of alike length, and are no larger than they may be', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 50 })),
        fc.integer({ min: 10, max: 200 }),
        fc.integer({ min: 1, max: 9 }),
        (lengths, tokens, texts) => {
          const rows = lengths.map((length) => ({ length }));
          const batches = [...batchesOf(rows, { tokens, texts })];
          expect(batches.flat().map(({ length }) => length)).toEqual([...lengths].sort((a, b) => a - b));
          for (const batch of batches) {
            expect(batch.length).toBeLessThanOrEqual(texts);
            if (batch.length > 1) expect(batch.length * batch.at(-1)!.length).toBeLessThanOrEqual(tokens);
          }
        },
      ),
    ));
});

describe('Token rows', () => {
  it('are what they were made of', () =>
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(1e6))), (rows) => {
        expect(rowsOf(tokenRows(rows)).map((row) => [...row])).toEqual(rows);
      }),
    ));
});

describe('The engine', () => {
  const path = join(folder, 'many.jsonl');
  const random = generator(5);
  const question = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 20) }, () => words[Math.floor(random() * 8)]).join(' ');
  const lines = Array.from({ length: 1300 }, (_, at) =>
    JSON.stringify({ question: question(), answer: `${at}` }),
  );
  writeFileSync(path, lines.join('\n'));
  const engines: EngineClient[] = [];
  afterAll(() => engines.forEach((one) => one.stop()));

  async function scores(threads: number): Promise<Values> {
    const program = resolve(__dirname, '..', '..', '..', 'dist', 'engine.js');
    const engine = new EngineClient({ storeFolder: join(folder, `store-${threads}`), threads, program });
    engines.push(engine);
    await engine.call('score', { path, model, measures: ['prototype'] });
    return (await engine.call('table', { path, model })).table[0]!.values;
  }

  it('gives the same scores whether texts are tokenised in a thread of their own or not', async () => {
    expect(existsSync(resolve(__dirname, '..', '..', '..', 'dist', 'tokenising.js'))).toBe(true);
    const alone = await scores(1);
    const beside = await scores(2);
    expect(alone).toHaveLength(1300);
    // Sums in single precision, split over threads in another order.
    alone.forEach((value, row) => expect(beside[row]).toBeCloseTo(value, 5));
  });
});
