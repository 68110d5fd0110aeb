import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DatasetFile } from '../../../src/engine/files/datasetFile';
import { joinItems } from '../../../src/engine/responseLogs/joinItems';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ResponseLog } from '../../../src/engine/responseLogs/responseLog';
import { describeShared, sharedFolder } from '../../shared';

const data = join(sharedFolder, 'data');

/** How many answers were right, by item or by respondent. */
function right(log: ResponseLog, by: 'item' | 'respondent'): Record<string, number> {
  const names = by === 'item' ? log.items : log.respondents;
  const sums: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  log[by].forEach((at, answer) => (sums[names[at]!]! += log.successes[answer]!));
  return sums;
}

it('the sample of the extension joins to its questions', async () => {
  const samples = join(__dirname, '../../../media/samples');
  const log = await readResponses([join(samples, 'school-responses.csv')]);
  const dataset = await DatasetFile.open(join(samples, 'school.jsonl'));
  expect(log.report).toMatchObject({ respondents: 40, items: dataset.count, problemCount: 0, merged: 0 });
  expect(await joinItems(log, dataset)).toMatchObject({ by: 'key', matched: dataset.count });
});

describeShared('the law school admission tests', () => {
  it.each(['LSAT6', 'LSAT7'])(
    'are the same as patterns with frequencies and one by one: %s',
    async (test) => {
      const patterns = await readResponses([join(data, 'irt-classic', `${test}.csv`)]);
      const expanded = await readResponses([join(data, 'irt-classic', `${test}_expanded.csv`)]);
      expect(patterns.report).toMatchObject({ respondents: 1000, items: 5, answers: 5000, problemCount: 0 });
      expect(expanded.report).toMatchObject({ respondents: 1000, items: 5, answers: 5000, problemCount: 0 });
      expect(right(patterns, 'item')).toEqual(right(expanded, 'item'));
    },
  );
});

describeShared('the solutions of four models to GSM8K', () => {
  it('are right as often as a plain count of the file says', async () => {
    const path = join(data, 'gsm8k', 'example_model_solutions.jsonl');
    const counted: Record<string, number> = {};
    for (const line of readFileSync(path, 'utf8').trimEnd().split('\n'))
      for (const [model, value] of Object.entries(
        JSON.parse(line) as Record<string, { is_correct?: boolean }>,
      ))
        if (typeof value.is_correct === 'boolean')
          counted[model] = (counted[model] ?? 0) + Number(value.is_correct);
    expect(Object.keys(counted)).toHaveLength(4);
    expect(right(await readResponses([path]), 'respondent')).toEqual(counted);
  });
});
