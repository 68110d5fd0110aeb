import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measuresNamed } from '../../../src/core/measures/catalogue';
import type { Given, Measure } from '../../../src/core/measures/measure';
import { UserError } from '../../../src/core/userError';
import { scoredInThreads, suitThreads, type Threads } from '../../../src/engine/measuring/inThreads';
import { runMeasure } from '../../../src/engine/measuring/runMeasure';
import { Tokenizer } from '../../../src/engine/onnx/tokenizer';
import { DatasetChanged } from '../../../src/engine/sources/datasetChanged';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { ScoreStore } from '../../../src/engine/store/scoreStore';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const tokenizer = resolve('media/models/gradus-static-en/tokenizer.json');
const threads: Threads = { count: 3, tokenizer, program: resolve('dist/scoring.js') };
const never = new AbortController().signal;
const [human, length] = measuresNamed(['human', 'length']) as [Measure, Measure];

async function datasetOf(name: string, content: string | Buffer): Promise<DatasetFile> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return DatasetFile.open(path);
}

const allRows = (file: DatasetFile): Uint32Array => Uint32Array.from({ length: file.count }, (_, row) => row);

/** The columns of a measure by row, as bits: a NaN is one, too. */
class Columns {
  private readonly values: Float64Array[];

  constructor(measure: Measure, file: DatasetFile) {
    this.values = measure.columns(file.fields.map).map(() => new Float64Array(file.count).fill(-1));
  }

  put(rows: ArrayLike<number>, values: readonly ArrayLike<number>[]): void {
    values.forEach((column, c) =>
      Array.from(rows).forEach((row, at) => (this.values[c]![row] = column[at]!)),
    );
  }

  get bits(): string[] {
    return this.values.map((column) => Buffer.from(column.buffer).toString('hex'));
  }
}

async function byThreads(measure: Measure, file: DatasetFile, count: number): Promise<string[]> {
  const columns = new Columns(measure, file);
  const how = { threads: { ...threads, count }, signal: never };
  for await (const { rows, values } of scoredInThreads(measure, file, allRows(file), how))
    columns.put(rows, values);
  return columns.bits;
}

async function givenFor(file: DatasetFile): Promise<Given> {
  const all = { count: file.count, batches: () => file.examples() };
  const given = { map: file.fields.map, all, signal: never, tokens: await Tokenizer.read(tokenizer) };
  return given as unknown as Given;
}

async function byOne(measure: Measure, file: DatasetFile): Promise<string[]> {
  const columns = new Columns(measure, file);
  const given = await givenFor(file);
  for await (const event of measure.score(given.all, given))
    if ('examples' in event)
      columns.put(
        event.examples.map(({ row }) => row),
        event.values,
      );
  return columns.bits;
}

const odd = [
  '{"question": "It isn’t 48/2 = 24 — why?", "answer": "Because.\\n#### 24", "level": "easy"}',
  '{"question": "我们今天学习数学。", "answer": "好 😀", "level": "hard"}',
  '{"question": "[CLS] naïve \\ud83d", "answer": "", "level": "odd"}',
  '{"question": "broken',
  '[1, 2]',
  '{"question": "", "answer": null, "level": null}',
  '{"question": "What is NaN?", "answer": NaN, "level": "medium"}',
  '{"question": "twice", "question": "once", "answer": "x", "level": "easy"}',
];
const rowsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => odd[at % odd.length]!.replace('}', `, "n": ${at}}`));

describe('Scores of several threads', () => {
  it('are to the bit those of one, broken and odd records among them', async () => {
    const text = rowsOf(5000).join('\n');
    const file = await datasetOf(
      'odd.jsonl',
      Buffer.concat([Buffer.from(`${text}\n{"question": "`), Buffer.from([0xff, 0x22, 0x7d, 0x0a])]),
    );
    for (const measure of [length, human]) {
      const expected = await byOne(measure, file);
      expect(await byThreads(measure, file, 2)).toEqual(expected);
      expect(await byThreads(measure, file, 3)).toEqual(expected);
    }
  });

  it('are so for CSV whose quoted fields go over several lines', async () => {
    const lines = Array.from({ length: 6000 }, (_, at) =>
      at % 500 === 7 ? `"unclosed ${at}` : `"Why ""so""\r\n\r\nmuch, ${at}?","line\n${at}\n#### ${at}"`,
    );
    const file = await datasetOf('quoted.csv', `question,answer\r\n${lines.join('\r\n')}\r\n`);
    expect(await byThreads(length, file, 3)).toEqual(await byOne(length, file));
  });

  it('are so for a list of JSON', async () => {
    const records = Array.from({ length: 5000 }, (_, at) => ({
      question: `How many is ${at}?`,
      answer: `${at}`,
    }));
    const file = await datasetOf('list.json', JSON.stringify(records, null, 1));
    expect(await byThreads(length, file, 2)).toEqual(await byOne(length, file));
  });

  it('are not made of bytes that are not those of the index', async () => {
    const file = await datasetOf('changed.jsonl', rowsOf(5000).join('\n'));
    const handle = await open(file.index.path, 'r+');
    await handle.write('How', file.index.spans.start[4001]! + 14);
    await handle.close();
    await expect(byThreads(length, file, 2)).rejects.toThrow(DatasetChanged);
  });

  it('end with the signal', async () => {
    const file = await datasetOf('ended.jsonl', rowsOf(40_000).join('\n'));
    const ending = new AbortController();
    const scores = scoredInThreads(length, file, allRows(file), { threads, signal: ending.signal });
    expect((await scores.next()).value).toBeDefined();
    ending.abort(new Error('Enough.'));
    await expect(
      (async () => {
        for await (const _ of scores);
      })(),
    ).rejects.toThrow('Enough.');
  });
});

/** Records of some kilobytes, as many as are worth threads. */
const large = (): string =>
  Array.from({ length: 9000 }, (_, at) =>
    JSON.stringify({
      question: `Is it ${at}? ${'Every week the ferry comes. '.repeat(70)}`,
      answer: `${at}`,
    }),
  ).join('\n');

describe('A thread that dies', () => {
  it('is told in a sentence, and what was scored before is kept and not scored again', async () => {
    const file = await datasetOf('large.jsonl', large());
    expect(suitThreads(length, file, allRows(file), threads)).toBe(true);
    expect(suitThreads(length, file, allRows(file), { ...threads, count: 1 })).toBe(false);
    expect(suitThreads(length, file, allRows(file).slice(0, 100), threads)).toBe(false);
    const program = join(folder, 'dying.js');
    writeFileSync(
      program,
      `const { parentPort } = require('node:worker_threads');
      const post = parentPort.postMessage.bind(parentPort);
      let replies = 0;
      parentPort.postMessage = (reply) => (++replies === 2 ? process.exit(7) : post(reply));
      require(${JSON.stringify(threads.program)});`,
    );
    const store = await ScoreStore.of(join(folder, 'store'), file.index.path);
    const columns = length.columns(file.fields.map).map(({ id }) => id);
    const key = { measure: 'length', version: length.version, basis: 'test', columns };
    const job = {
      ...{ measure: length, file, store, key, signal: never },
      given: () => givenFor(file),
      giveWay: () => Promise.resolve(),
      progress: () => undefined,
    };
    const died = runMeasure({ ...job, threads: { ...threads, count: 2, program } });
    await expect(died).rejects.toThrow(UserError);
    await expect(died).rejects.toThrow(
      'A thread that scored large.jsonl by length ended (exit code 7). What was scored until then is kept: score it again to go on.',
    );
    const { index } = await store.load(key);
    expect(index.count).toBeGreaterThan(0);
    expect(index.count).toBeLessThan(file.count);
    const { now, before } = await runMeasure({ ...job, threads });
    expect([now + before, before]).toEqual([file.count, index.count]);
  });
});
