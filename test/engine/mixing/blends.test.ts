import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PartialRecipe } from '../../../src/core/mixture/recipe';
import { blendOf } from '../../../src/core/scores/blend';
import { UserError } from '../../../src/core/userError';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 300);
const out = join(folder, 'blended.jsonl');
const recipe: PartialRecipe = { mixture: 'hard', size: 40, blend: { rarity: 2, questionChars: 1 } };
const manifest = `${out}.manifest.json`;

describe('A mixture by a blend', () => {
  it('holds the rows that are hardest by the blend, and is proven by its manifest', async () => {
    const report = await engine.call('mix', { path, recipe, out, force: true });
    const { table } = await engine.call('table', { path });
    const column = (id: string) => table.find((one) => one.id === id)!;
    const blend = blendOf(recipe.blend!, [column('rarity'), column('questionChars')]);
    const sorted = blend.values.toSorted();
    expect([...report.mixture].every((value) => value >= sorted[Math.floor(0.69 * 300)]!)).toBe(true);
    expect(report.manifest.recipe).toMatchObject({ blend: { rarity: 2, questionChars: 1 } });
    expect(report.manifest.recipe).not.toHaveProperty('measure');
    expect(report.manifest.scores.measure).toBe('blend');
    expect((await engine.call('verify', { manifest })).differences).toEqual([]);
  });

  it('is drawn alike in a preview, and whatever order its measures are named in', async () => {
    const turned = { ...recipe, blend: { questionChars: 1, rarity: 2 } };
    const [one, other] = await Promise.all([
      engine.call('draw', { path, recipe }),
      engine.call('draw', { path, recipe: turned }),
    ]);
    expect([...other.rows]).toEqual([...one.rows]);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toEqual(
      Array.from(one.rows, (row) => lines[row]),
    );
  });

  it('takes its scores from a file, and says what is not in it', async () => {
    const scores = join(folder, 'scores.csv');
    await engine.call('exportScores', { path, out: scores, force: true });
    const drawn = await engine.call('draw', { path, recipe, scores });
    expect(drawn.rows).toHaveLength(40);
    const other = { ...recipe, blend: { beauty: 1 } };
    await expect(engine.call('draw', { path, recipe: other })).rejects.toThrow(
      'There are no scores "beauty"',
    );
    await expect(engine.call('mix', { path, recipe: other, out, force: true })).rejects.toThrow(UserError);
  });

  it('is found out where a measure of the blend gives other scores', async () => {
    const changed = JSON.parse(readFileSync(manifest, 'utf8')) as { recipe: { blend: object } };
    changed.recipe.blend = { rarity: 1, questionChars: 1 };
    writeFileSync(manifest, JSON.stringify(changed));
    const { differences } = await engine.call('verify', { manifest });
    expect(differences.join()).toContain('scores differ');
  });
});
