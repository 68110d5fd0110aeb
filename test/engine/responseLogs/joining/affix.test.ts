import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { joinItems, type ItemJoin } from '../../../../src/engine/responseLogs/joining/joinItems';
import { joinDoubts, joinNotes } from '../../../../src/engine/responseLogs/joining/joinDoubts';
import { joinAsBefore, rememberJoin } from '../../../../src/engine/responseLogs/joining/rememberedJoin';
import type { ItemClue } from '../../../../src/engine/responseLogs/reading/responseLog';
import { DatasetFile } from '../../../../src/engine/sources/datasetFile';
import { temporaryFolder } from '../../../temporary';

const folder = temporaryFolder();
let files = 0;
const count = 12;

async function dataset(ids: readonly string[]): Promise<DatasetFile> {
  const path = join(folder, `data-${files++}.jsonl`);
  writeFileSync(
    path,
    ids
      .map((id, at) => `${JSON.stringify({ id, question: `What is ${at}?`, answer: String(at) })}\n`)
      .join(''),
  );
  return DatasetFile.open(path);
}

const words = 'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu'.split(' ');
const named = (name: (at: number) => string): string[] => Array.from({ length: count }, (_, at) => name(at));
const items = (names: readonly string[]): { items: readonly string[]; clues: Map<number, ItemClue> } => ({
  items: names,
  clues: new Map(),
});
const told = (found: ItemJoin): number[] => Array.from(found.itemOfRow);

describe('ids that differ only in what all begin or end with', () => {
  it.each<[string, (at: number) => string, (at: number) => string]>([
    ['words before', (at) => `gsm8k-${at}`, (at) => `gsm8k_test_${at}`],
    ['an ending', (at) => `q${at}`, (at) => `q${at}.json`],
    ['an ending in the dataset', (at) => `q${at}.json`, (at) => `q${at}`],
    ['names and a folder', (at) => words[at]!, (at) => `tasks/v1/${words[at]}`],
    ['names with both', (at) => `set:${words[at]}`, (at) => `bench/set:${words[at]}.txt`],
    ['capitals, too', (at) => `GSM8K-${words[at]!.toUpperCase()}`, (at) => `gsm8k_test_${words[at]}`],
  ])('are joined, and it is said: %s', async (_, id, item) => {
    const file = await dataset(named(id));
    const log = items(named(item));
    const found = await joinItems(log, file);
    expect(told(found)).toEqual(named((at) => String(at)).map(Number));
    const joined = { ...log, join: found, count: file.count };
    expect(joinDoubts(joined)).toEqual([]);
    expect(joinNotes(joined)).toEqual([expect.stringMatching(/^Ids are compared without .*" is "/)]);
    const remembered = rememberJoin(found, count, file);
    expect(told(await joinAsBefore(log, file, remembered))).toEqual(told(found));
  });

  it.each<[string, (at: number) => string, (at: number) => string]>([
    ['another set', (at) => `gsm8k-${at}`, (at) => `math-${at}`],
    ['another split', (at) => `train-${words[at]}`, (at) => `test-${words[at]}`],
    ['another letter', (at) => `q${at}`, (at) => `x${at}.json`],
    ['nothing in common', (at) => `a-${words[at]}`, (at) => `a-${at}-b`],
  ])('are not joined where one side has words of its own: %s', async (_, id, item) => {
    expect((await joinItems(items(named(item)), await dataset(named(id)))).matched).toBe(0);
  });

  it('are not joined where two rows would share one', async () => {
    const twice = named((at) => `set-${words[at % 6]}`);
    expect(
      (await joinItems(items(words.slice(0, 6).map((word) => `set_test_${word}`)), await dataset(twice)))
        .matched,
    ).toBe(0);
    const shared = [...words.slice(0, 6), ...words.slice(0, 6).map((word) => word.toUpperCase())];
    expect((await joinItems(items(shared.map((word) => `x/${word}`)), await dataset(words))).matched).toBe(0);
  });

  it('are asked about where few are found so', async () => {
    const file = await dataset(words.map((word) => `set-${word}`));
    const log = items([...words.slice(0, 8), 'nu', 'xi', 'omicron', 'pi'].map((word) => `set_test_${word}`));
    const found = await joinItems(log, file);
    expect(joinDoubts({ ...log, join: found, count: file.count })).toEqual([
      expect.stringContaining('only without what they begin or end with'),
    ]);
  });
});
