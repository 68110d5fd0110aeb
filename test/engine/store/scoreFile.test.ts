import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreTable } from '../../../src/core/scores/table';
import { UserError } from '../../../src/core/userError';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { readScoreFile } from '../../../src/engine/store/readScoreFile';
import { writeScoreFile } from '../../../src/engine/store/scoreFile';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../dataset';

const folder = temporaryFolder();
const path = writeDataset(folder, 40);
let made = 0;

/** A table with these columns, each of which has numbers of its own; the first row of each is unknown. */
function tableOf(names: readonly string[], rows: number): ScoreTable {
  return names.map((id, column) => ({
    ...{ id, title: id, unit: '', direction: 1 as const },
    values: Float64Array.from({ length: rows }, (_, row) => (row === 0 ? NaN : row + column / 8)),
  }));
}

async function roundTrip(names: readonly string[], ending: string): Promise<void> {
  const file = await DatasetFile.open(path);
  const table = tableOf(names, file.count);
  const out = join(folder, `scores-${made++}.${ending}`);
  await writeScoreFile(out, file, table);
  const read = await readScoreFile(out, file);
  expect(read.map(({ id }) => id)).toEqual(names);
  expect(read.map(({ values }) => [...values])).toEqual(table.map(({ values }) => [...values]));
}

const alike = ['human.level', 'human.Level', 'human.LEVEL', 'rarity'];
const odd = [
  'human.a,b',
  'human."quoted"',
  'human.new\nline',
  'human.\u0000',
  'human.m\u0000',
  'human.é',
  'human.É',
];

describe('A score file', () => {
  it.each(['csv', 'jsonl'])(
    'keeps columns apart whose names differ in case only or hold anything, as .%s',
    async (ending) => {
      await roundTrip(alike, ending);
      await roundTrip(odd, ending);
      await roundTrip([...alike, ...odd], ending);
    },
  );

  it('keeps any names that text can have, as .jsonl and .csv', async () => {
    const name = fc.string({
      unit: fc.oneof(
        fc.constantFrom('a', 'A', '"', ',', '\n', '\r', '\0', ' ', "'"),
        fc.string({ unit: 'grapheme', maxLength: 1 }),
      ),
      maxLength: 6,
    });
    const names = fc.uniqueArray(
      name.map((one) => `human.${one}`),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(fc.asyncProperty(names, fc.constantFrom('csv', 'jsonl'), roundTrip), { numRuns: 40 });
  });

  it('of .parquet cannot keep them apart, which is said before anything is written', async () => {
    const file = await DatasetFile.open(path);
    const out = join(folder, 'alike.parquet');
    await expect(writeScoreFile(out, file, tableOf(alike, file.count))).rejects.toThrow(
      /^Cannot write .*alike\.parquet: .*"human\.level", "human\.Level", "human\.LEVEL".* Write \.csv or \.jsonl instead\.$/,
    );
    await roundTrip(['human.level', 'rarity', 'human.a,b'], 'parquet');
  });

  it('of ordinary names is written as ever', async () => {
    const file = await DatasetFile.open(path);
    const out = join(folder, 'ordinary.csv');
    await writeScoreFile(out, file, tableOf(['rarity', 'human.level'], file.count), {
      shard: { number: 1, of: 20 },
    });
    expect(readFileSync(out, 'utf8')).toBe(
      `row,id,rarity,human.level\n0,${file.id(0)},,\n1,${file.id(1)},1.0,1.125\n`,
    );
  });

  it('with a line that is none names it', async () => {
    const file = await DatasetFile.open(path);
    const out = join(folder, 'broken.jsonl');
    writeFileSync(out, '{"id":"x","a":1,"A":2}\nnonsense\n');
    await expect(readScoreFile(out, file)).rejects.toThrow(
      /broken\.jsonl, line 2: this is no JSON object\.$/,
    );
  });
});

describe('A score file that is read', () => {
  /** Reads a text as a score file; gives the values of its columns at the first two rows. */
  async function read(text: string, ending = 'csv'): Promise<Record<string, number[]>> {
    const file = await DatasetFile.open(path);
    const name = join(folder, `given-${made++}.${ending}`);
    const ids = text.replace(/ID(\d)/g, (_, row: string) => file.id(Number(row)));
    writeFileSync(name, ids);
    const table = await readScoreFile(name, file, (sentence) => told.push(sentence));
    return Object.fromEntries(table.map(({ id, values }) => [id, [...values.slice(0, 2)]]));
  }
  const told: string[] = [];

  it('has its numbers, and unknown ones where nothing, null or NaN stands', async () => {
    expect(await read('id,a,b\nID0,1.5,\nID1,-2e3,NaN\n')).toEqual({ a: [1.5, -2000], b: [NaN, NaN] });
    expect(await read('id;a\r\nID0;1\r\nID1;2\r\n')).toEqual({ a: [1, 2] });
    const json = '{"id":"ID0","a":null,"b":"5"}\n{"id":"ID1","a":NaN,":c":1}';
    expect(await read(json, 'jsonl')).toEqual({ a: [NaN, NaN], b: [5, NaN], ':c': [NaN, 1] });
  });

  it.each([
    ['csv', 'id,a\nID0,1\nID1,Infinity\n', 'line 3: Infinity is no finite number, and column "a"'],
    ['csv', 'id,a\nID0,-inf\n', 'line 2: -inf is no finite number, and column "a"'],
    ['csv', 'id,a\nID0,1e999\n', 'line 2: 1e999 is no finite number, and column "a"'],
    ['csv', `id,a\nID0,${'9'.repeat(400)}\n`, `line 2: ${'9'.repeat(37)}… is no finite number`],
    ['csv', 'id,a\nID0,abc\n', 'line 2: "abc" is no number, and column "a"'],
    ['csv', 'id,a\nID0,0x10\n', 'line 2: "0x10" is no number, and column "a"'],
    ['csv', 'id,a\nID0,"1,5"\n', 'line 2: "1,5" is no number, and column "a"'],
    ['csv', 'id,"a\nb"\nID0,true\n', 'line 3: "true" is no number, and column "a\\nb"'],
    ['csv', 'id,a,a\nID0,1,2\n', 'line 1: two columns are named "a": take one of them out.'],
    [
      'csv',
      'id,a\nID0\n',
      'line 2: it has 1 of the 2 columns of the header. The file may have been cut off.',
    ],
    ['csv', 'id,a\nID0,"1\nID1,2\n', 'line 2: a quote is opened and not closed.'],
    [
      'csv',
      'id,a\nID0,1\n\nID1,1\nID0,2\n',
      'lines 2 and 5: both are of one record, and have other values of "a".',
    ],
    ['jsonl', '{"id":"ID0","a":Infinity}', 'line 1: Infinity is no finite number, and column "a"'],
    ['jsonl', '{"id":"ID0","a":-1e999}', 'line 1: -Infinity is no finite number, and column "a"'],
    ['jsonl', '{"id":"ID0","a":"abc"}', 'line 1: "abc" is no number, and column "a"'],
    ['jsonl', '{"id":"ID0","a":true}', 'line 1: true is no number, and column "a"'],
    ['jsonl', '{"id":"ID0","a":[5]}', 'line 1: a list is no number, and column "a"'],
    ['jsonl', '{"id":"ID0","b":1,"a":{"b":2}}', 'line 1: an object is no number, and column "a"'],
    ['jsonl', '{"id":"ID0","a":1,"\\u0061":1}', 'line 1: two columns are named "a"'],
    ['jsonl', '{"id":"ID0","a":1}\n{"id":"ID0","b":2,"a":2}', 'lines 1 and 2: both are of one record'],
    ['jsonl', '{"id":"ID0","a":1}\n{"id":', 'line 2: this is no JSON object.'],
    ['parquet', '', ' is not a readable Parquet file: it is empty.'],
    ['parquet', 'PAR1', ' is not a readable Parquet file: it ends too early.'],
    ['parquet', 'id,a\nID0,1\n', ' is not a readable Parquet file: it does not begin as one.'],
    ['parquet', `PAR1${'x'.repeat(40)}`, ' is not a readable Parquet file: it ends too early.'],
    ['parquet', `PAR1${'x'.repeat(40)}PAR1`, ' is not a readable Parquet file: its end is damaged.'],
    [
      'parquet',
      `PAR1${'x'.repeat(40)}\x08\0\0\0PAR1`,
      'it is damaged, or written in a way that is not known here.',
    ],
  ])('is refused in a sentence that says where (%s: %j)', async (ending, text, sentence) => {
    const refused = read(text, ending);
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.not.toThrow(/Error|magic|Malformed|LINE/);
  });

  it('may say the same twice, and says how many lines belong to no record', async () => {
    told.length = 0;
    expect(await read('id,a\nID0,1\nID0,1.0\n')).toEqual({ a: [1, NaN] });
    expect(told).toEqual([]);
    await read('id,a\nID0,1\nother,1\nanother,1\n');
    expect(told).toEqual([expect.stringContaining(': 2 lines belong to no record of questions-40.jsonl')]);
    await expect(read('id,a\nother,1\n')).rejects.toThrow('none of its ids is in questions-40.jsonl.');
    await expect(read('a\n1\n')).rejects.toThrow('it has no column "id".');
  });

  it('is refused as Parquet where a score is infinite or a text, with the row', async () => {
    const file = await DatasetFile.open(path);
    const out = join(folder, 'infinite.parquet');
    const values = Float64Array.from({ length: file.count }, (_, row) => (row === 3 ? -Infinity : row));
    await writeScoreFile(out, file, [{ id: 'a', title: 'a', unit: '', direction: 1, values }]);
    await expect(readScoreFile(out, file)).rejects.toThrow(', row 4: -Infinity is no finite number');
  });

  it('gives finite numbers, unknown ones or a sentence, whatever is in it', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'NaN', 'inf', '1e400', '"', '""', '"a"', ',', '\n', '[1]', 'null', '0'),
      fc.double().map(String),
      fc.string({ maxLength: 5 }),
    );
    const texts = fc.oneof(
      fc.array(cell, { maxLength: 6 }).map((cells) => ['csv', `id,a\nID0,${cells.join('')}\n`] as const),
      cell.map((one) => ['jsonl', `{"id":"ID0","a":${one}}\n`] as const),
      cell.map((one) => ['parquet', `PAR1${one}`] as const),
    );
    await fc.assert(
      fc.asyncProperty(texts, async ([ending, text]) => {
        const outcome = await read(text, ending).catch((error: unknown) => error);
        if (outcome instanceof UserError) return;
        const { a } = outcome as { a: number[] };
        expect(a.every((value) => Number.isNaN(value) || Number.isFinite(value))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
