import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countKnown } from '../../../src/core/scores/table';
import { temporaryFolder } from '../../temporary';
import { BuiltEngine } from '../builtEngine';
import { writeDataset } from '../dataset';

const folder = temporaryFolder();
const store = join(folder, 'store');
const engine = new BuiltEngine(store);
const other = new BuiltEngine(store);

afterAll(() => [engine, other].forEach((one) => one.stop()));

describe('A store that another process clears', () => {
  it('while a dataset is scored is noticed: in the end every record has its scores', async () => {
    const path = writeDataset(folder, 20_000);
    const measures = ['human', 'length'];
    let clearing: Promise<unknown> | undefined;
    await engine.call(
      'score',
      { path, measures },
      {
        onProgress: ({ measure, done }) => {
          if (measure === 'length' && done > 4000) clearing ??= other.call('store', { clear: true });
        },
      },
    );
    await clearing;
    expect(clearing).toBeDefined();
    const { scored } = await engine.call('score', { path, measures });
    expect(Object.values(scored).map(({ now, before }) => now + before)).toEqual([20_000, 20_000]);
    const { table } = await engine.call('table', { path });
    expect(table.filter(({ id }) => id !== 'steps').map(countKnown)).toEqual(
      table.filter(({ id }) => id !== 'steps').map(() => 20_000),
    );
  });

  it('before what was scored is written: then nothing is written', async () => {
    const path = writeDataset(folder, 50);
    await engine.call('score', { path, measures: ['human', 'length'] });
    await other.call('store', { clear: true });
    await engine.call('score', { path, measures: ['human'] });
    const out = join(folder, 'scores.csv');
    const written = engine.call('exportScores', { path, out, measures: ['human', 'length'] });
    await expect(written).rejects.toThrow(
      /were removed from the store before they could be written: score it again\.$/,
    );
    const { columns } = await engine.call('exportScores', { path, out, measures: ['human'] });
    expect(columns).toEqual(['human.level']);
  });
});
