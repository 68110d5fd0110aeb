import { copyFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spearman } from '../../../src/core/numbers/correlation';
import { root } from '../../../tools/root.mjs';
import { alsoShared, sharedFolder } from '../../shared';
import { question, writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();

/** Compares the report with what correlating the columns of the table gives. */
async function expectAgreement(path: string, first: string): Promise<void> {
  const report = await engine.call('agreement', { path });
  const { table } = await engine.call('table', { path });
  const base = table.find(({ id }) => id === first)!;
  expect(report.with).toBe(first);
  expect(report.columns).toEqual(
    table
      .filter((column) => column !== base)
      .map(({ id, values }) => ({ id, agreement: spearman(values, base.values) })),
  );
}

describe('how columns agree', () => {
  it('is told against the human column', async () => {
    const path = writeDataset(folder, 60, 'human.jsonl');
    await engine.call('score', { path, measures: ['human', 'length', 'rarity'] });
    await expectAgreement(path, 'human.level');
  });

  it('is told against plain length where people said nothing', async () => {
    const path = join(folder, 'plain.jsonl');
    const record = (number: number): string =>
      JSON.stringify({ question: question(number), answer: `${number}` });
    writeFileSync(path, Array.from({ length: 60 }, (_, number) => record(number)).join('\n'));
    await engine.call('score', { path, measures: ['length', 'rarity'] });
    await expectAgreement(path, 'questionWords');
  });

  it('is told of nothing where nothing is scored', async () => {
    const path = writeDataset(folder, 10, 'unscored.jsonl');
    expect(await engine.call('agreement', { path })).toEqual({ with: '', columns: [] });
  });
});

describe('a dataset that people judged', () => {
  it.each([
    join(root, 'media/samples/school.jsonl'),
    ...alsoShared(join(sharedFolder, 'data/arc-human-difficulty/arc_with_human_difficulty.jsonl')),
  ])('is told against the first of its human columns: %s', async (file) => {
    const path = join(folder, basename(file));
    copyFileSync(file, path);
    const { map } = await engine.call('open', { path });
    await engine.call('score', { path, measures: ['human', 'length'] });
    await expectAgreement(path, `human.${map.difficulty[0]}`);
  });
});
