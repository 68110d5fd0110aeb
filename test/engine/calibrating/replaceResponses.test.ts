import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import '../../properties';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import { writeLog } from './madeLog';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 20);
const dataset = { path };
const logs = ['a', 'b', 'c'].map((name, seed) =>
  writeLog(folder, `${name}.csv`, { respondents: 30 + seed, items: 20, seed: seed + 1 }),
);
const model = '1pl';

const importing = (log: string, consent: object = {}) =>
  engine.call('importResponses', { logs: [log], model, dataset, ...consent });

/** The notes of the dataset in the store, and all that is shown of the responses to it. */
async function state(): Promise<unknown> {
  const measures = ['irt', 'glicko'];
  const shown = await engine.call('calibration', dataset);
  if (shown) await engine.call('score', { path, measures });
  const { table } = await engine.call('table', dataset);
  const notes = readdirSync(join(folder, 'store')).filter((name) => /esponses$/.test(name));
  return {
    shown,
    answers: shown && (await engine.call('itemAnswers', { path, item: 3 })),
    columns: table.map(({ id, values }) => [id, values]),
    notes: notes.map((name) => [name, readFileSync(join(folder, 'store', name), 'utf8')]),
  };
}

async function refusal(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}

describe('Responses that replace others', () => {
  it('are refused unless that is insisted on, with what is there and what would come, before anything is fitted', async () => {
    await importing(logs[0]!);
    const before = await state();
    let fitted = 0;
    const onProgress = ({ kind }: { readonly kind: string }): unknown =>
      (fitted += kind === 'fitting' ? 1 : 0);
    const call = engine.call('importResponses', { logs: [logs[1]!], model, dataset }, { onProgress });
    await expect(call).rejects.toMatchObject({
      message: expect.stringMatching(
        /^questions-20\.jsonl has responses already, of 20 items by 30 respondents \(a\.csv, \d{4}-\d\d-\d\d\)\.$/,
      ) as string,
      remedy: { kind: 'replaceImport', what: 'responses', incoming: '20 items by 31 respondents (b.csv)' },
    });
    expect(fitted).toBe(0);
    expect(await state()).toEqual(before);
  });

  it('are weighed without being calibrated', async () => {
    const {
      comes,
      replaces,
      join: found,
    } = await engine.call('weighResponses', {
      logs: [logs[1]!],
      model,
      dataset,
    });
    expect(comes).toMatchObject({ items: 20, respondents: 31, paths: [logs[1]!] });
    expect(replaces).toMatchObject({ items: 20, respondents: 30, paths: [logs[0]!] });
    expect(found).toMatchObject({ by: 'key', matched: 20, rows: 20, of: 20, doubts: [] });
    const { known } = await engine.call('previewResponses', { logs: [logs[1]!], dataset });
    expect(known).toEqual(replaces);
  });

  it('are none where they are the same again, whatever file they come from', async () => {
    const [head, ...lines] = readFileSync(logs[0]!, 'utf8').trimEnd().split('\n');
    const again = join(folder, 'again.csv');
    writeFileSync(again, [head, ...lines.reverse(), ''].join('\n'));
    await importing(again);
    expect(await refusal(engine.call('takeBackResponses', dataset))).toMatch(
      /^There are no former responses/,
    );
  });

  it('leave exactly what was there when they are taken back, whatever came before', async () => {
    const step = fc.record({
      first: fc.nat(2),
      second: fc.nat(2),
      removes: fc.boolean(),
    });
    const law = fc.asyncProperty(step, async ({ first, second, removes }) => {
      await importing(logs[first]!, { replace: true });
      await engine.call('forgetResponses', dataset);
      const { summary } = await importing(logs[first]!);
      expect(summary.model).toBe(model);
      const before = await state();
      if (removes) await engine.call('forgetResponses', dataset);
      else await importing(logs[second]!, { replace: true });
      const between = await state();
      if (removes || first !== second) {
        expect(between).not.toEqual(before);
        await engine.call('takeBackResponses', dataset);
      }
      const { notes, ...after } = (await state()) as { notes: [string, string][] };
      const { notes: were, ...told } = before as typeof after & { notes: typeof notes };
      expect(after).toEqual(told);
      if (removes || first !== second) expect(notes).toEqual(were);
    });
    await fc.assert(law, { numRuns: 8 });
  });

  it('are taken back only where nothing else came since', async () => {
    await importing(logs[0]!, { replace: true });
    const { comes } = await engine.call('weighResponses', { logs: [logs[1]!], model, dataset });
    await importing(logs[1]!, { replace: true });
    await importing(logs[2]!, { replace: true });
    const before = await state();
    const late = engine.call('takeBackResponses', { path, from: comes.key });
    expect(await refusal(late)).toMatch(/^Other responses were imported or removed since/);
    expect(await state()).toEqual(before);
  });
});

describe('Responses that may be to another dataset', () => {
  const matrix = join(folder, 'matrix.csv');
  writeFileSync(matrix, `Item.1,Item.2,freq\n${['0,0,3', '0,1,9', '1,0,8', '1,1,20'].join('\n')}\n`);
  const large = writeDataset(folder, 60);

  it('are refused with the numbers and an example unless that is insisted on', async () => {
    const request = { logs: [matrix], model, dataset: { path: large } } as const;
    await expect(engine.call('importResponses', request)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^The responses may not be of questions-60\.jsonl: 2 of 2 items are found by row number, but only 2 of 60 rows would have an item, and .*\(item "Item\.1" would be row 0, id "q0": "A otter near .*"\)\.$/,
      ) as string,
      remedy: { kind: 'importAnyway', what: 'responses' },
    });
    expect(await engine.call('calibration', { path: large })).toBeUndefined();
    const { join: found } = await engine.call('importResponses', { ...request, anyway: true });
    expect(found?.doubts[0]).toBe('only 2 of 60 rows would have an item');
  });

  it('are not asked about again where they are imported and joined so already', async () => {
    await engine.call('importResponses', { logs: [matrix], model, dataset: { path: large } });
  });

  it('keep their rows where these are moved, and lose those that are edited, which is said', async () => {
    const [first, second, ...rest] = readFileSync(large, 'utf8').trimEnd().split('\n');
    writeFileSync(large, [...rest, second, first!.replace('otter', 'badger'), ''].join('\n'));
    const { items, join: found } = (await engine.call('calibration', { path: large }))!;
    expect([...items.row]).toEqual([-1, 58]);
    expect(found).toMatchObject({ by: 'row', matched: 1, lost: 1 });
    const { remarks } = await engine.call('score', { path: large, measures: ['irt'] });
    expect(remarks).toContainEqual({
      text: 'The dataset was changed since they were imported: 1 item of the responses is not found in it any more.',
      remedy: { kind: 'import', what: 'responses', again: true },
    });
  });
});
