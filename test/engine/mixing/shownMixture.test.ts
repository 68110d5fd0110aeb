import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MixProgress } from '../../../src/core/protocol/engineApi';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const recipe = { mixture: 'all', measure: 'questionChars' } as const;

/** A dataset of which the first half is scored; its last record is broken, the one before has no worked answer. */
async function halfScored(name: string): Promise<string> {
  const path = writeDataset(folder, 60, name);
  appendFileSync(path, '{"question": "How many?"}\n{"question": broken\n');
  await engine.call('score', { path, measures: ['length'], shard: { number: 1, of: 2 } });
  return path;
}

/** Where a mixture goes, and whether anything of it is there. */
function placeOf(name: string): { out: string; isThere: () => boolean } {
  const out = join(folder, name);
  return { out, isThere: () => existsSync(out) || existsSync(`${out}.manifest.json`) };
}

describe('a mixture that was shown', () => {
  it('is the one that is written, or none: where scores come in between, it is to be looked at again', async () => {
    const path = await halfScored('between.jsonl');
    const { out, isThere } = placeOf('between-out.jsonl');
    const shown = await engine.call('draw', { path, recipe });
    const write = (drawn: string) => engine.call('mix', { path, recipe, out, drawn });
    await expect(write(shown.digest)).rejects.toMatchObject({
      message: expect.stringContaining('nothing was written') as string,
      remedy: { kind: 'drawAgain' },
    });
    expect(isThere()).toBe(false);
    const now = await engine.call('draw', { path, recipe });
    expect(now.digest).not.toBe(shown.digest);
    expect(now.rows.length).toBeGreaterThan(shown.rows.length);
    await write(now.digest);
    const lines = readFileSync(path, 'utf8').split('\n');
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toEqual(
      Array.from(now.rows, (row) => lines[row]),
    );
  });

  it('says how many rows would be scored first, by which measure, and counts none that can have no score', async () => {
    const path = await halfScored('to-score.jsonl');
    const before = await engine.call('draw', { path, recipe });
    expect(before).toMatchObject({ title: 'question characters', available: { unscored: 31 } });
    expect(before.toScore).toEqual({ rows: 30, stale: false, measures: ['length'] });
    const blend = { mixture: 'all', blend: { questionChars: 1, steps: 2 } } as const;
    expect((await engine.call('draw', { path, recipe: blend })).toScore).toEqual(before.toScore);
    await engine.call('score', { path, measures: ['length'] });
    for (const measure of ['questionChars', 'steps']) {
      const { toScore, available } = await engine.call('draw', { path, recipe: { ...recipe, measure } });
      expect(toScore).toEqual({ rows: 0, stale: false, measures: [] });
      expect(available.unscored).toBe(measure === 'steps' ? 2 : 1);
    }
  });

  it('says where the scores are those of an earlier state of the dataset', async () => {
    const path = writeDataset(folder, 40, 'stale.jsonl');
    await engine.call('score', { path, measures: ['rarity'] });
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, [...lines, '{"question": broken', ''].join('\n'));
    const rarity = { mixture: 'hard', measure: 'rarity' } as const;
    const { toScore, digest } = await engine.call('draw', { path, recipe: rarity });
    expect(toScore).toEqual({ rows: 40, stale: true, measures: ['rarity'] });
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('comes from a score file as it stands: there is nothing to score', async () => {
    const path = await halfScored('from-file.jsonl');
    const scores = join(folder, 'half.csv');
    await engine.call('exportScores', { path, out: scores });
    const { toScore, available } = await engine.call('draw', { path, recipe, scores });
    expect([toScore.rows, available.unscored]).toEqual([0, 31]);
  });
});

describe('writing a mixture', () => {
  it('tells what it does: it scores, it draws, it writes, and how far it is', async () => {
    const path = writeDataset(folder, 3000, 'told.jsonl');
    const told: MixProgress[] = [];
    const { out } = placeOf('told-out.jsonl');
    await engine.call('mix', { path, recipe, out }, { onProgress: (progress) => told.push(progress) });
    const stages = told.map((one) => ('stage' in one ? one.stage : one.measure));
    expect([...new Set(stages)]).toEqual(['length', 'drawing', 'writing']);
    expect(told.findLast((one) => !('stage' in one))).toMatchObject({ done: 3000, total: 3000 });
    expect(told.at(-1)).toMatchObject({ stage: 'writing', total: readFileSync(out).length });
  });

  it('is refused where the same is being written already, which goes on', async () => {
    const path = writeDataset(folder, 500, 'twice.jsonl');
    const { out } = placeOf('twice-out.jsonl');
    const both = await Promise.allSettled([1, 2].map(() => engine.call('mix', { path, recipe, out })));
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => String(reason))).toEqual([
      expect.stringMatching(/twice-out\.jsonl is being written already: wait for that/),
    ]);
    await engine.call('mix', { path, recipe, out, force: true });
  });

  it('leaves what has come into its place meanwhile, and leaves no manifest beside it', async () => {
    const path = writeDataset(folder, 2000, 'meanwhile.jsonl');
    const { out } = placeOf('meanwhile-out.jsonl');
    const onProgress = (): void => {
      if (!existsSync(out)) writeFileSync(out, 'of another window');
    };
    await expect(
      engine.call('mix', { path, recipe, out, replaces: [] }, { onProgress }),
    ).rejects.toMatchObject({
      message: `${out} was not there when its name was chosen, and was left as it is.`,
    });
    expect(readFileSync(out, 'utf8')).toBe('of another window');
    expect(existsSync(`${out}.manifest.json`)).toBe(false);
  });

  it('says which cut-offs would fill a band that is empty', async () => {
    const path = join(folder, 'few.jsonl');
    const level = (row: number): number =>
      [1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4, 5][row % 20]!;
    const record = (_: unknown, row: number): string =>
      JSON.stringify({ question: `How many of ${row}?`, answer: '1', level: level(row) });
    writeFileSync(path, Array.from({ length: 200 }, record).join('\n'));
    const { out } = placeOf('few-out.jsonl');
    const mix = (mixture: 'easy' | 'all' | 'balanced', bands?: { easy: number; hard: number }) =>
      engine.call('mix', { path, recipe: { mixture, ...(bands && { bands }) }, out, force: true });
    const quantiles = { easy: 0.3, hard: 0.7 };
    const remedy = { kind: 'chooseCutOffs', easy: 2, hard: 4, descending: false };
    expect((await mix('easy', quantiles)).remark).toMatchObject({
      text: expect.stringContaining('No row is medium by level') as string,
      remedy,
    });
    expect((await mix('all', quantiles)).remark).toBeUndefined();
    await expect(mix('balanced', quantiles)).rejects.toMatchObject({ remedy });
    // Where no bands are said, they are those that are shown: these very cut-offs.
    const { manifest, remark } = await mix('balanced');
    expect(remark).toBeUndefined();
    expect(manifest.recipe.bands).toEqual({ easyUpTo: remedy.easy, hardFrom: remedy.hard });
    expect(manifest.bands.drawn).toMatchObject({ easy: 20, medium: 20, hard: 20 });
  });
});
