import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import { joinItems } from '../../../src/engine/responseLogs/joining/joinItems';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';
import { root } from '../../../tools/root.mjs';
import { alsoShared, sharedFolder } from '../../shared';
import { temporaryFolder } from '../../temporary';

const data = join(sharedFolder, 'data');

/** How many answers were correct, by item or by respondent. */
function correct(log: ResponseLog, by: 'item' | 'respondent'): Record<string, number> {
  const names = by === 'item' ? log.items : log.respondents;
  const sums: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  log[by].forEach((at, answer) => (sums[names[at]!]! += log.correct[answer]!));
  return sums;
}

it('the sample of the extension joins to its questions', async () => {
  const samples = join(__dirname, '../../../media/samples');
  const log = await readResponses([join(samples, 'school-responses.csv')]);
  const dataset = await DatasetFile.open(join(samples, 'school.jsonl'));
  expect(log.report).toMatchObject({ respondents: 40, items: dataset.count, problemCount: 0, merged: 0 });
  expect(await joinItems(log, dataset)).toMatchObject({ by: 'key', matched: dataset.count });
});

const folder = temporaryFolder();

/** A test of five items that a thousand people took, in both ways that such tests are published. */
function writeTest(): string {
  const head = Array.from({ length: 5 }, (_, item) => `"Item_${item + 1}"`);
  const counts = Array.from({ length: 32 }, (_, pattern) => 1 + ((pattern * 37) % 53));
  const sum = counts.reduce((all, count) => all + count, 0);
  const patterns = counts.map((count, pattern) => ({
    count: pattern === 31 ? count + 1000 - sum : count,
    line: pattern.toString(2).padStart(5, '0').split('').join(','),
  }));
  const write = (name: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  write('test.csv', [
    [...head, '"Freq"'].join(','),
    ...patterns.map(({ count, line }) => `${line},${count}`),
  ]);
  write('test_expanded.csv', [
    head.join(','),
    ...patterns.flatMap(({ count, line }) => Array<string>(count).fill(line)),
  ]);
  return join(folder, 'test');
}

describe('tests of five items that a thousand people took', () => {
  it.each([
    writeTest(),
    ...alsoShared(join(data, 'irt-classic', 'LSAT6'), join(data, 'irt-classic', 'LSAT7')),
  ])('are the same as patterns with frequencies and one by one: %s', async (test) => {
    const patterns = await readResponses([`${test}.csv`]);
    const expanded = await readResponses([`${test}_expanded.csv`]);
    expect(patterns.report).toMatchObject({ respondents: 1000, items: 5, answers: 5000, problemCount: 0 });
    expect(expanded.report).toMatchObject({ respondents: 1000, items: 5, answers: 5000, problemCount: 0 });
    expect(correct(patterns, 'item')).toEqual(correct(expanded, 'item'));
  });
});

/** The sample with what four models answered in each record, as GSM8K's authors published theirs. */
function writeSolutions(): string {
  const sample = readFileSync(join(root, 'media/samples/school.jsonl'), 'utf8').trim().split('\n');
  const lines = sample.map((line, row) => {
    const { question, answer } = JSON.parse(line) as { question: string; answer?: string };
    const verdicts = Array.from({ length: 4 }, (_, model) => [
      `model-${model}`,
      { is_correct: (row * (model + 2)) % 7 < model + 2, solution: `It is ${row}.` },
    ]);
    return JSON.stringify({ question, ground_truth: answer ?? '', ...Object.fromEntries(verdicts) });
  });
  const path = join(folder, 'solutions.jsonl');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('the solutions of four models', () => {
  it.each([writeSolutions(), ...alsoShared(join(data, 'gsm8k', 'example_model_solutions.jsonl'))])(
    'are correct as often as a plain count of the file says: %s',
    async (path) => {
      const counted: Record<string, number> = {};
      for (const line of readFileSync(path, 'utf8').trimEnd().split('\n'))
        for (const [model, value] of Object.entries(
          JSON.parse(line) as Record<string, { is_correct?: boolean }>,
        ))
          if (typeof value.is_correct === 'boolean')
            counted[model] = (counted[model] ?? 0) + Number(value.is_correct);
      expect(Object.keys(counted)).toHaveLength(4);
      expect(correct(await readResponses([path]), 'respondent')).toEqual(counted);
    },
  );
});
