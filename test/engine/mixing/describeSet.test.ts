import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { question, writeDataset } from '../dataset';
import { engineInFolder } from '../engines';
import type { Values } from '../../../src/core/numbers/values';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 400);
const scored = engine.call('score', { path, measures: ['length', 'prototype'] });

/** Records that say one thing again and again, then others that say something else each; with tags. */
function repeating(): string {
  const file = join(folder, 'repeating.jsonl');
  const records = Array.from({ length: 120 }, (_, row) => ({
    question: row < 60 ? 'How many apples are left in the old basket by the door?' : question(row),
    answer: row < 60 ? 'Nine' : `Number ${row}`,
    skill: row < 60 ? ['counting'] : ['counting', row % 2 ? 'reading' : 'writing'],
    kind: `${row}`,
  }));
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return file;
}

describe('A set of rows', () => {
  it('is told beside the whole: how much there is of it, how it spreads and how it repeats itself', async () => {
    await scored;
    const recipe = { mixture: 'hard', measure: 'questionChars', size: 60 } as const;
    const { set, whole, sampled } = await engine.call('describeSet', { path, recipe });
    const { table } = await engine.call('table', { path });
    const { rows } = await engine.call('draw', { path, recipe });
    const tokens = (id: string): Values => table.find((column) => column.id === id)!.values;
    const sum = (some: Iterable<number>): number =>
      [...some].reduce((all, row) => all + tokens('questionTokens')[row]! + tokens('answerTokens')[row]!, 0);
    expect([set.rows, whole.rows, sampled]).toEqual([60, 400, 60]);
    expect([set.tokens, whole.tokens]).toEqual([sum(rows), sum(Array(400).keys())]);
    expect(whole.quartiles!.every((share) => Math.abs(share - 0.25) < 0.02)).toBe(true);
    for (const { vectors, texts } of [set, whole]) {
      expect(vectors!.rows).toBe(60);
      expect(vectors!.touched).toBeLessThanOrEqual(vectors!.clusters);
      expect(vectors!.effective).toBeGreaterThan(1);
      expect(vectors!.effective).toBeLessThanOrEqual(vectors!.mostEffective);
      expect(texts).toMatchObject({ texts: 60, exact: 0 });
    }
  });

  it('is the whole where neither a recipe nor rows are said', async () => {
    await scored;
    const { set, whole } = await engine.call('describeSet', { path });
    expect(set).toEqual(whole);
  });

  it('that repeats itself is found out, and what its rows are about is counted', async () => {
    const file = repeating();
    await engine.call('score', { path: file, measures: ['length', 'prototype'] });
    const first = await engine.call('describeSet', { path: file, rows: Uint32Array.from(Array(60).keys()) });
    expect(first.tagField).toBe('skill');
    expect(first.set.texts).toMatchObject({ exact: 59 / 60 });
    // Sixty equal unit vectors in single precision.
    expect(first.set.vectors!.effective).toBeCloseTo(1, 4);
    expect(first.set.vectors).toMatchObject({ touched: 1, evenness: 0 });
    expect(first.set.vectors!.dimension.value).toBeNaN();
    expect(first.set.tags).toMatchObject({ rows: 60, distinct: 1 });
    const shares = Object.fromEntries(first.set.tags!.shares.map(({ tag, share }) => [tag, share]));
    expect(shares['counting']).toBe(1);
    const { whole } = await engine.call('describeSet', { path: file });
    expect(whole.tags!.shares).toEqual([
      { tag: 'counting', share: 1 },
      { tag: 'reading', share: 0.25 },
      { tag: 'writing', share: 0.25 },
    ]);
  });

  it('is described by what there is: nothing is scored or encoded for it', async () => {
    // Texts that no other dataset has: vectors are kept by text, whatever dataset it stands in.
    const fresh = join(folder, 'fresh-set.jsonl');
    const record = (row: number): string =>
      JSON.stringify({ question: `Unheard of ${row}?`, answer: `${row}` });
    writeFileSync(fresh, Array.from({ length: 30 }, (_, row) => `${record(row)}\n`).join(''));
    const { set } = await engine.call('describeSet', { path: fresh });
    expect(set).toEqual({ rows: 30, texts: expect.objectContaining({ texts: 30 }) as object });
    const recipe = { mixture: 'hard' } as const;
    await expect(engine.call('describeSet', { path: fresh, recipe })).rejects.toThrow(UserError);
    expect((await engine.call('table', { path: fresh })).table).toEqual([]);
  });
});
