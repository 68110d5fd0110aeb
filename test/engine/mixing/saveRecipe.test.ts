import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkRecipe } from '../../../src/core/mixture/recipe';
import { parseRecipe } from '../../../src/core/mixture/recipeFile';
import { UserError } from '../../../src/core/userError';
import { engineInFolder } from '../engines';

const { folder, engine } = engineInFolder();
const path = join(folder, 'data.jsonl');
writeFileSync(path, '{"question": "Why?"}\n');
const partial = {
  mixture: 'hard',
  measure: 'length: of "it"',
  size: 7,
  bands: { easy: 0.2, hard: 0.7 },
} as const;

describe('a recipe that is saved', () => {
  it('is read again as what it was', async () => {
    const out = join(folder, 'recipe.yaml');
    await engine.call('saveRecipe', { path, recipe: partial, out });
    const text = readFileSync(out, 'utf8');
    expect(parseRecipe(text, out)).toEqual(checkRecipe(partial, ''));
    expect(text).toMatch(/^gradus: 1\nmixture: hard\n/);
  });

  it('never takes the place of the dataset, of a file that is there, or of Gradus’s own', async () => {
    const save = (out: string): Promise<void> => engine.call('saveRecipe', { path, recipe: partial, out });
    const there = join(folder, 'there.yaml');
    writeFileSync(there, 'mine');
    for (const out of [path, there]) await expect(save(out)).rejects.toThrow(UserError);
    expect(readFileSync(there, 'utf8')).toBe('mine');
    expect(readFileSync(path, 'utf8')).toContain('Why?');
  });

  it('is refused where it is none', async () => {
    const out = join(folder, 'none.yaml');
    const recipe = { mixture: 'hard', size: -1 } as const;
    await expect(engine.call('saveRecipe', { path, recipe, out })).rejects.toThrow(UserError);
    expect(existsSync(out)).toBe(false);
  });
});
