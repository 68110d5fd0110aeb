import fc from 'fast-check';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mixtures, type MixtureName, type PartialRecipe } from '../../../src/core/mixture/recipe';
import { UserError } from '../../../src/core/userError';
import { writeDataset } from '../dataset';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const path = writeDataset(folder, 300);
const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
const scored = engine.call('score', { path, measures: ['human', 'length', 'rarity'] });
const out = join(folder, 'mixture.jsonl');

/** Mostly what can be drawn, now and then what is refused. */
function mostly<T>(good: readonly T[], bad: T): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: fc.constantFrom(...good), weight: 9 }, fc.constant(bad));
}

const recipes: fc.Arbitrary<PartialRecipe> = fc.record(
  {
    mixture: fc.constantFrom(...(Object.keys(mixtures) as MixtureName[])),
    size: mostly([1, 10, 37, 60], 331),
    seed: fc.nat(2 ** 32 - 1),
    measure: mostly(['human.level', 'questionChars', 'rarity', 'steps'], 'nothing'),
    bands: mostly<NonNullable<PartialRecipe['bands']>>(
      [
        { easy: 0.3, hard: 0.7 },
        { easyUpTo: 2, hardFrom: 4 },
      ],
      { easy: 0.9, hard: 0.1 },
    ),
    shortage: fc.constantFrom('error' as const, 'fill' as const),
    order: fc.constantFrom(
      'source' as const,
      'easy-first' as const,
      'hard-first' as const,
      'shuffled' as const,
    ),
  },
  { requiredKeys: ['mixture', 'measure'] },
);

/** What a call gives, or the sentence that it is refused with. */
async function answerOf<T>(call: Promise<T>): Promise<T | string> {
  return call.catch((error: unknown) => {
    if (error instanceof UserError) return error.message;
    throw error;
  });
}

describe('a preview', () => {
  it('holds, row by row, what the mixture is written with', async () => {
    await scored;
    let written = 0;
    const law = fc.asyncProperty(recipes, async (recipe) => {
      const preview = await answerOf(engine.call('draw', { path, recipe }));
      const drawn = typeof preview === 'string' ? undefined : preview.digest;
      const report = await answerOf(engine.call('mix', { path, recipe, out, force: true, drawn }));
      if (typeof preview === 'string' || typeof report === 'string') {
        expect([typeof preview, typeof report]).toEqual(['string', 'string']);
        return;
      }
      written++;
      const { rows, cut, available, filled, measure } = preview;
      expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toEqual(Array.from(rows, (row) => lines[row]));
      const { bands, recipe: used } = report.manifest;
      expect(bands).toEqual({
        easyUpTo: cut.easy,
        hardFrom: cut.hard,
        available,
        drawn: preview.drawn,
        filled,
      });
      expect(used).toEqual({ ...preview.recipe, measure });
    });
    await fc.assert(law, { numRuns: 25 });
    // Two thirds can be drawn, so that it says something: fewer than 3 of 25 come once in ten million runs.
    expect(written).toBeGreaterThan(2);
  });

  it('goes by the usual measure where none is named, as the mixture does', async () => {
    await scored;
    const { measure, rows } = await engine.call('draw', { path, recipe: { mixture: 'hard' } });
    const { manifest } = await engine.call('mix', { path, recipe: { mixture: 'hard' }, out, force: true });
    expect([measure, rows.length]).toEqual([manifest.recipe.measure, manifest.output.rows]);
    expect(measure).toBe('human.level');
  });

  it('computes nothing and writes nothing', async () => {
    const fresh = writeDataset(folder, 30, 'fresh.jsonl');
    const recipe = { mixture: 'hard' } as const;
    await expect(engine.call('draw', { path: fresh, recipe })).rejects.toThrow(UserError);
    expect((await engine.call('table', { path: fresh })).table).toEqual([]);
    await engine.call('score', { path: fresh, measures: ['length'] });
    rmSync(out, { force: true });
    await engine.call('draw', { path: fresh, recipe: { ...recipe, measure: 'questionChars' } });
    expect(existsSync(out)).toBe(false);
    expect((await engine.call('table', { path: fresh })).table.map(({ id }) => id)).not.toContain(
      'human.level',
    );
  });

  it('goes by the scores of before where the dataset was edited since', async () => {
    const edited = writeDataset(folder, 60, 'edited.jsonl');
    await engine.call('score', { path: edited, measures: ['rarity'] });
    const [first, ...rest] = readFileSync(edited, 'utf8').trimEnd().split('\n');
    writeFileSync(edited, [...rest, first!.replace('A ', 'An edited ')].join('\n'));
    const recipe = { mixture: 'all', measure: 'rarity', size: 59 } as const;
    const { rows } = await engine.call('draw', { path: edited, recipe });
    expect([...rows].sort((a, b) => a - b)).toEqual(Array.from({ length: 59 }, (_, row) => row));
  });
});
