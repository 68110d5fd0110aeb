import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoreTable } from '../../../src/core/scores/table';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { readScoreFile, writeScoreFile } from '../../../src/engine/store/scoreFile';
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
    await writeScoreFile(out, file, tableOf(['rarity', 'human.level'], file.count), { number: 1, of: 20 });
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
