import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { parseRows } from '../../../src/core/dataset/reading/papaparse';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { writeLog } from './madeLog';
import type { Values } from '../../../src/core/numbers/values';
import { wholeSnapshot } from '../wholeSnapshot';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 40);
const log = writeLog(folder, 'answers.csv', { respondents: 60, items: 42, seed: 3, observed: 0.8 });

const column = async (id: string): Promise<Values | undefined> =>
  (await engine.call('table', { path })).table.find((one) => one.id === id)?.values;

describe('Responses to a dataset', () => {
  it('are looked at before anything is done', async () => {
    const {
      report,
      join: found,
      model,
      respondents,
    } = await engine.call('previewResponses', {
      logs: [log],
      dataset: { path },
    });
    expect([report.respondents, report.items, found?.matched, found?.by]).toEqual([60, 42, 40, 'key']);
    expect(found?.unmatched).toEqual(['q40', 'q41']);
    // Sixty respondents: the models are compared on held-out answers, so that none is chosen yet.
    expect(model).toBeUndefined();
    expect(respondents).toHaveLength(60);
    expect(await engine.call('calibration', { path })).toBeUndefined();
  });

  it('are refused as a measure while there are none, and left out where all are asked for', async () => {
    await expect(engine.call('score', { path, measures: ['irt'] })).rejects.toMatchObject({
      message: expect.stringMatching(/no responses to it were imported\.$/) as string,
      remedy: { kind: 'import', what: 'responses', again: false },
    });
    const { scored } = await engine.call('score', { path, measures: ['all'] });
    expect(Object.keys(scored)).not.toContain('irt');
  });

  it('become measures once they are imported: by row, and unknown where nobody answered', async () => {
    const { items, join: found } = await engine.call('importResponses', {
      logs: [log],
      model: '2pl',
      dataset: { path },
    });
    expect([found?.matched, found?.rows, found?.items]).toEqual([40, 40, 42]);
    await engine.call('score', { path, measures: ['irt', 'glicko'] });
    const difficulty = (await column('irtDifficulty'))!;
    const rating = (await column('glickoRating'))!;
    items.names.forEach((name, item) => {
      const row = items.row[item]!;
      expect(row).toBe(item < 40 ? Number(name.slice(1)) : -1);
      if (row < 0) return;
      expect(difficulty[row]).toBe(items.difficulty[item]);
      expect(rating[row]).toBe(items.rating[item]);
    });
  });

  it('stay known to another engine over the same store', async () => {
    const known = await engine.call('calibration', { path });
    expect(known?.summary.model).toBe('2pl');
    expect(known?.respondents.names).toHaveLength(60);
  });

  it('say who answered an item', async () => {
    const { items, respondents } = (await engine.call('calibration', { path }))!;
    const { respondent, correct, attempts } = await engine.call('itemAnswers', { path, item: 7 });
    expect(respondent).toHaveLength(items.respondents[7]!);
    expect(correct.reduce((sum, one) => sum + one, 0) / attempts.length).toBeCloseTo(items.pCorrect[7]!, 12);
    const lines = readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.includes(',q7,'));
    const told = Array.from(respondent, (at, place) => `${respondents.names[at]},q7,${correct[place]}`);
    expect(told.sort()).toEqual(lines.sort());
  });

  it('are written as tables, with the columns of Easy2Hard-Bench where asked', async () => {
    const out = join(folder, 'items.csv');
    const { rows } = await engine.call('exportItems', { path, what: 'items', out, e2h: true });
    const [head, ...cells] = parseRows(readFileSync(out, 'utf8'));
    expect([rows, cells.length]).toEqual([42, 42]);
    expect(head!.slice(0, 9)).toEqual(
      'item difficulty discrimination guessing difficulty_se discrimination_se n p_correct flags'.split(' '),
    );
    const valuesOf = (name: string): number[] => cells.map((row) => Number(row[head!.indexOf(name)]));
    expect(Math.min(...valuesOf('rating'))).toBe(0);
    expect(Math.max(...valuesOf('rating'))).toBe(1);
    expect(valuesOf('unnorm_rating')).toEqual(valuesOf('difficulty'));
    const quantiles = valuesOf('rating_quantile').sort((one, other) => one - other);
    expect(quantiles).toEqual(Array.from({ length: 42 }, (_, at) => (at + 0.5) / 42));
    await expect(engine.call('exportItems', { path, what: 'items', out })).rejects.toThrow(/exists already/);
    const respondents = join(folder, 'respondents.jsonl');
    await engine.call('exportItems', { path, what: 'respondents', out: respondents });
    const lines = readFileSync(respondents, 'utf8').trimEnd().split('\n');
    expect(Object.keys(JSON.parse(lines[0]!) as object)).toEqual([
      'respondent',
      'ability',
      'ability_se',
      'ability_map',
      'ability_map_se',
      'n',
      'p_correct',
      'flags',
    ]);
    expect(lines).toHaveLength(60);
  });

  it('turn stale where the dataset changes, and are joined anew when it is scored', async () => {
    const before = readFileSync(path, 'utf8');
    const [first, ...rest] = before.trimEnd().split('\n');
    writeFileSync(path, `${[...rest, first].join('\n')}\n`);
    const { table } = await wholeSnapshot(engine, { path });
    expect(table.find(({ id }) => id === 'irtDifficulty')?.stale).toBe(true);
    await engine.call('score', { path, measures: ['irt'] });
    const { items } = (await engine.call('calibration', { path }))!;
    expect((await column('irtDifficulty'))![39]).toBe(items.difficulty[0]);
    writeFileSync(path, before);
  });

  it('of another dataset are refused, and what was there stays', async () => {
    const other = join(folder, 'other.csv');
    writeFileSync(other, 'respondent,item,score\na,x1,1\na,x2,0\nb,x1,0\nb,x2,0\n');
    const refused = engine.call('importResponses', { logs: [other], dataset: { path } });
    await expect(refused).rejects.toBeInstanceOf(UserError);
    await expect(refused).rejects.toThrow(/None of the 2 items .* is in questions-40\.jsonl.*"x1"/);
    expect((await engine.call('calibration', { path }))?.items.names).toHaveLength(42);
  });

  it('are forgotten when that is asked for', async () => {
    expect(await engine.call('forgetResponses', { path })).toBe(true);
    expect(await engine.call('forgetResponses', { path })).toBe(false);
    expect(await engine.call('calibration', { path })).toBeUndefined();
    expect(await column('irtDifficulty')).toBeUndefined();
  });
});
