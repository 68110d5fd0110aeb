import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { EngineClient } from '../../../src/engine/client';
import { findModel } from '../../../src/engine/models/modelFolder';
import { batchesOf } from '../../../src/engine/onnx/batching';
import { OnnxTextEncoder } from '../../../src/engine/onnx/textEncoder';
import { rowsOf, tokenRows } from '../../../src/engine/onnx/tokenRows';
import { generator } from '../../core/measures/given';
import { temporaryFolder } from '../../temporary';
import { rowOf, words, writeEncoder } from './madeEncoder';

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

  async function scores(threads: number): Promise<Float64Array> {
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
