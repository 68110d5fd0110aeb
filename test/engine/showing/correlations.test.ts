import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../src/core/scores/correlations';
import { spearman } from '../../../src/core/numbers/correlation';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import type { Values } from '../../../src/core/numbers/values';

const { folder, engine } = engineInFolder();

describe('The correlations of a dataset', () => {
  it('are those of its stored columns, each told with its measure and model', async () => {
    const path = writeDataset(folder, 200);
    await engine.call('score', { path, measures: ['human', 'length', 'rarity', 'prototype'] });
    const { columns, cells, trust, words, rows } = await engine.call('correlations', { path });
    const { table } = await engine.call('table', { path });
    expect(rows).toBe(200);
    expect(columns[0]!.id).toBe('human.level');
    // All questions here have as many words: a column that does not vary is in no matrix.
    expect(columns.map(({ id }) => id)).not.toContain('questionWords');
    const value = (at: number): Values => table.find(({ id }) => id === columns[at]!.id)!.values;
    for (let row = 1; row < columns.length; row++)
      expect(cells[cellOf(row, 0)]).toEqual(spearman(value(row), value(0)));
    expect(trust).toMatchObject({ criterion: 'human.level', isHuman: true });
    expect(words).toMatch(/level/);
    const prototype = columns.find(({ id }) => id === 'prototype')!;
    expect(prototype).toMatchObject({ model: 'gradus-static-en', known: 200 });
    expect(prototype.summary).toMatch(/centroid/);
  });

  it('of a large dataset are those of a sample of its rows', async () => {
    const path = writeDataset(folder, 21_000);
    await engine.call('score', { path, measures: ['human', 'length'] });
    const { rows, cells, columns } = await engine.call('correlations', { path });
    const { table } = await engine.call('table', { path });
    expect(rows).toBe(20_000);
    const at = columns.findIndex(({ id }) => id === 'answerWords');
    const whole = spearman(
      table.find(({ id }) => id === 'answerWords')!.values,
      table.find(({ id }) => id === 'human.level')!.values,
    );
    const cell = cells[cellOf(at, 0)]!;
    // One row in twenty is left out: the rest of the standard error of 20,000 rows, four times over.
    expect(Math.abs(cell.rho - whole.rho)).toBeLessThan(4 * Math.sqrt(0.05 / 20_000));
  });

  it('say what is the case where nothing is scored', async () => {
    const path = writeDataset(folder, 20, 'nothing.jsonl');
    expect(await engine.call('correlations', { path })).toMatchObject({ columns: [], cells: [] });
  });
});
