import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

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

const column = async (id: string): Promise<Float64Array | undefined> =>
  (await engine.call('table', { path })).table.find((one) => one.id === id)?.values;

describe('Training dynamics of a dataset', () => {
  it('are refused as a measure while there are none, and left out where all are asked for', async () => {
    await expect(engine.call('score', { path, measures: ['importedDynamics'] })).rejects.toThrow(
      /no training dynamics of it were imported\. Name them with --dynamics FOLDER\./,
    );
    const { scored } = await engine.call('score', { path, measures: ['all'] });
    expect(Object.keys(scored)).not.toContain('importedDynamics');
  });

  it('become a measure: found by the dataset’s own ids, unknown for the rest, and what is not found is named', async () => {
    const paths = [writeDynamics('by-key', ['q3', 'q0', 'q7', 'gone'])];
    const {
      join: found,
      examples,
      epochs,
    } = await engine.call('importDynamics', { dataset: { path }, paths });
    expect([examples, epochs]).toEqual([4, 2]);
    expect(found).toMatchObject({ by: 'key', matched: 3, rows: 3, unmatched: ['gone'] });
    await engine.call('score', { path, measures: ['importedDynamics'] });
    const confidence = (await column('importedConfidence'))!;
    const known = [...confidence.keys()].filter((row) => !Number.isNaN(confidence[row]));
    expect(known).toEqual([0, 3, 7]);
    expect(confidence[3]).toBeCloseTo(1 / (1 + Math.exp(-2)), 12);
    expect((await column('importedForgetting'))![0]).toBe(1000);
    expect((await column('importedAum'))![7]).toBe(2);
  });

  it('are other scores once others are imported, by row where there are as many as rows', async () => {
    const guids = Array.from({ length: 40 }, (_, row) => 39 - row);
    const paths = [writeDynamics('by-row', guids)];
    const { join: found } = await engine.call('importDynamics', { dataset: { path }, paths });
    expect(found).toMatchObject({ by: 'row', matched: 40, rows: 40 });
    expect(await column('importedConfidence')).toBeUndefined();
    await engine.call('score', { path, measures: ['importedDynamics'] });
    // Row 39 comes first in the log and is right, row 38 never.
    expect((await column('importedCorrectness'))!.slice(36)).toEqual(Float64Array.of(0, 2, 0, 2));
  });

  it('are refused where they are of another dataset, in one sentence, and nothing is forgotten', async () => {
    for (const [guids, why] of [
      [['a', 'b'], /match no example: neither the dataset’s own ids nor its rows\. Say which field/],
      [[1, 2, 3], /they are numbers, but 3 of them, and the dataset has 40 rows/],
    ] as const)
      await expect(
        engine.call('importDynamics', { dataset: { path }, paths: [writeDynamics('other', guids)] }),
      ).rejects.toThrow(why);
    expect((await column('importedConfidence'))!.every(Number.isFinite)).toBe(true);
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
