import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import type { Values } from '../../../src/core/numbers/values';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 40);

/** Two epochs of training dynamics for these guids: even ones are right from the beginning, odd ones never. */
function writeDynamics(name: string, guids: readonly (string | number)[]): string {
  const run = join(folder, name);
  mkdirSync(join(run, 'training_dynamics'), { recursive: true });
  for (const epoch of [0, 1]) {
    const lines = guids.map((guid, at) =>
      JSON.stringify({ guid, [`logits_epoch_${epoch}`]: [at % 2 === 0 ? 2 : -2, 0], gold: 0 }),
    );
    writeFileSync(join(run, 'training_dynamics', `dynamics_epoch_${epoch}.jsonl`), `${lines.join('\n')}\n`);
  }
  return run;
}

const column = async (id: string): Promise<Values | undefined> =>
  (await engine.call('table', { path })).table.find((one) => one.id === id)?.values;

describe('Training dynamics of a dataset', () => {
  it('are refused as a measure while there are none, and left out where all are asked for', async () => {
    await expect(engine.call('score', { path, measures: ['importedDynamics'] })).rejects.toMatchObject({
      message: expect.stringMatching(/no training dynamics of it were imported\.$/) as string,
      remedy: { kind: 'import', what: 'dynamics', again: false },
    });
    const { scored } = await engine.call('score', { path, measures: ['all'] });
    expect(Object.keys(scored)).not.toContain('importedDynamics');
  });

  it('become a measure: found by the dataset’s own ids, unknown for the rest, and what is not found is named', async () => {
    const paths = [writeDynamics('by-key', ['q3', 'q0', 'q7', 'q4', 'gone'])];
    const {
      join: found,
      examples,
      epochs,
    } = await engine.call('importDynamics', { dataset: { path }, paths });
    expect([examples, epochs]).toEqual([5, 2]);
    expect(found).toMatchObject({ by: 'key', matched: 4, rows: 4, unmatched: ['gone'] });
    await engine.call('score', { path, measures: ['importedDynamics'] });
    const confidence = (await column('importedConfidence'))!;
    const known = [...confidence.keys()].filter((row) => !Number.isNaN(confidence[row]));
    expect(known).toEqual([0, 3, 4, 7]);
    expect(confidence[3]).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect((await column('importedForgetting'))![0]).toBe(1000);
    expect((await column('importedAum'))![7]).toBe(2);
  });

  it('are other scores once others are imported, by row where there are as many as rows', async () => {
    const guids = Array.from({ length: 40 }, (_, row) => 39 - row);
    const paths = [writeDynamics('by-row', guids)];
    const request = { dataset: { path }, paths };
    await expect(engine.call('importDynamics', request)).rejects.toMatchObject({
      message: expect.stringMatching(
        /^questions-40\.jsonl has training dynamics already, of 5 examples \(by-key, [\d-]+\)\.$/,
      ) as string,
      remedy: { kind: 'replaceImport', what: 'dynamics', incoming: '40 examples (by-row)' },
    });
    const { join: found } = await engine.call('importDynamics', { ...request, replace: true });
    // Their numbers are those of the dataset's ids, q0 to q39, and of its rows alike.
    expect(found).toMatchObject({ by: 'key', matched: 40, rows: 40, doubts: [] });
    expect(await column('importedConfidence')).toBeUndefined();
    await engine.call('score', { path, measures: ['importedDynamics'] });
    // Row 39 comes first in the log and is right, row 38 never.
    expect([...(await column('importedCorrectness'))!.slice(36)]).toEqual([0, 2, 0, 2]);
  });

  it('are refused where they are of another dataset, in one sentence, and nothing is forgotten', async () => {
    for (const [guids, why] of [
      [['a', 'b'], /match no example: neither the dataset’s own ids nor its rows\.$/],
      [[1, 2, 3], /: 3 of 3 examples are found by id, but only 3 of 40 rows would have an item/],
    ] as const)
      await expect(
        engine.call('importDynamics', { dataset: { path }, paths: [writeDynamics('other', guids)] }),
      ).rejects.toThrow(why);
    expect((await column('importedConfidence'))!.every(Number.isFinite)).toBe(true);
  });

  it('leave exactly what was there when they are taken back', async () => {
    const state = async (): Promise<unknown> => {
      await engine.call('score', { path, measures: ['importedDynamics'] });
      const store = join(folder, 'store');
      const notes = readdirSync(store).filter((name) => /ynamics(Key)?$/.test(name));
      return [
        await column('importedConfidence'),
        notes.map((name) => [name, readFileSync(join(store, name))]),
      ];
    };
    await engine.call('forgetDynamics', { path });
    await engine.call('importDynamics', { dataset: { path }, paths: [join(folder, 'by-row')] });
    const before = await state();
    const others = writeDynamics('others', ['q1', 'q2', 'q5', 'q6']);
    const request = { dataset: { path }, paths: [others] };
    const { comes, replaces } = await engine.call('weighDynamics', request);
    expect([comes.items, replaces?.items]).toEqual([4, 40]);
    await engine.call('importDynamics', { ...request, replace: true });
    expect(await state()).not.toEqual(before);
    await expect(engine.call('takeBackDynamics', { path, from: replaces!.key })).rejects.toThrow(/since/);
    expect(await engine.call('takeBackDynamics', { path, from: comes.key })).toEqual(replaces);
    expect(await state()).toEqual(before);
    await engine.call('forgetDynamics', { path });
    await engine.call('takeBackDynamics', { path, from: '' });
    expect(await state()).toEqual(before);
    await expect(engine.call('takeBackDynamics', { path })).rejects.toThrow(/no former training dynamics/);
  });

  it('that may be of another dataset are refused unless that is insisted on', async () => {
    const paths = [writeDynamics('two', ['q1', 'q2'])];
    const request = { dataset: { path }, paths, replace: true };
    await expect(engine.call('importDynamics', request)).rejects.toMatchObject({
      message: expect.stringMatching(
        /may not be of questions-40\.jsonl: 2 of 2 examples are found by id, but only 2 of 40 rows would have an item \(item "q1" would be row 1.*\)\.$/,
      ) as string,
      remedy: { kind: 'importAnyway', what: 'dynamics' },
    });
    await engine.call('importDynamics', { ...request, anyway: true });
    await engine.call('takeBackDynamics', { path });
  });

  it('lose the rows whose ids are gone, which is counted and said', async () => {
    const whole = readFileSync(path, 'utf8');
    await engine.call('forgetDynamics', { path });
    const paths = [
      writeDynamics(
        'keys',
        Array.from({ length: 40 }, (_, at) => `q${at}`),
      ),
    ];
    await engine.call('importDynamics', { dataset: { path }, paths });
    writeFileSync(path, whole.split('\n').slice(3).join('\n'));
    const { remarks } = await engine.call('score', { path, measures: ['importedDynamics'] });
    const remark = {
      text: expect.stringMatching(
        /3 examples of the training dynamics are not found in it any more\.$/,
      ) as string,
      remedy: { kind: 'import', what: 'dynamics', again: true },
    };
    expect(remarks).toContainEqual(remark);
    writeFileSync(path, whole);
    const again = await engine.call('score', { path, measures: ['importedDynamics'] });
    expect(again.remarks).not.toContainEqual(remark);
  });

  it('are forgotten on demand, and are known again once they are imported again', async () => {
    expect(await engine.call('forgetDynamics', { path })).toBe(true);
    expect(await engine.call('forgetDynamics', { path })).toBe(false);
    expect(await column('importedConfidence')).toBeUndefined();
    await expect(engine.call('score', { path, measures: ['importedDynamics'] })).rejects.toThrow(
      /no training dynamics of it were imported/,
    );
    const guids = Array.from({ length: 40 }, (_, row) => 39 - row);
    const paths = [writeDynamics('again', guids)];
    await engine.call('importDynamics', { dataset: { path }, paths });
    expect((await column('importedConfidence'))!.every(Number.isFinite)).toBe(true);
  });
});
