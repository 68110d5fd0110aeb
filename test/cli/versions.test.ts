import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDataset } from '../engine/dataset';
import { engineInFolder } from '../engine/engines';
import { CommandLine } from './gradus';

const { folder, engine } = engineInFolder();
const gradus = new CommandLine(join(folder, 'store'));
const recipeFile = join(folder, 'recipe.yaml');
const out = join(folder, 'mixture.jsonl');
const manifest = join(folder, 'made.jsonl.manifest.json');
let path: string;

/** What is said of a value of a version field, of recipes or manifests. */
function sentenceOf(file: string, field: string, files: string, value: string): string {
  const begin = `${file}: "${field}"`;
  return /^[2-9]$/.test(value)
    ? `${begin} is ${value}, but this version of Gradus reads ${files} up to version 1: update Gradus.`
    : `${begin} cannot be ${value}: the version of ${files} is a whole number, 1 or greater.`;
}

const values = ['2', '"1"', '"yes"', '1.5', '0'];

beforeAll(async () => {
  path = writeDataset(folder, 40);
  await engine.call('score', { path, measures: ['length'] });
  const recipe = { mixture: 'all', measure: 'questionWords' } as const;
  await engine.call('mix', { path, recipe, out: join(folder, 'made.jsonl') });
});

describe('a recipe of another version', () => {
  it.each(values)('is refused by the command line and the engine alike where it says %s', async (value) => {
    writeFileSync(recipeFile, `gradus: ${value}\nmixture: all\nmeasure: questionWords\n`);
    const sentence = sentenceOf(recipeFile, 'gradus', 'recipes', value);
    const { code, err } = gradus.run('mix', path, '--recipe', recipeFile, '--out', out);
    expect([code, err]).toEqual([1, `gradus: ${sentence}\n`]);
    await expect(engine.call('mix', { path, recipe: {}, recipeFile, out })).rejects.toThrow(sentence);
    const recipe = { gradus: JSON.parse(value), mixture: 'all' } as never;
    const said = sentenceOf('The recipe', 'gradus', 'recipes', value);
    const calls: (() => Promise<unknown>)[] = [
      () => engine.call('mix', { path, recipe, out }),
      () => engine.call('draw', { path, recipe }),
      () => engine.call('describeSet', { path, recipe }),
      () => engine.call('saveRecipe', { path, recipe, out }),
    ];
    for (const call of calls)
      await expect(call()).rejects.toThrow(expect.objectContaining({ name: 'UserError', message: said }));
    expect(existsSync(out)).toBe(false);
  });
});

describe('a manifest', () => {
  const verified = (text: string): { code: number | null; err: string } => {
    const file = join(folder, 'made.jsonl.changed.manifest.json');
    writeFileSync(file, text);
    const { code, err } = gradus.run('verify', file);
    return { code, err: err.replaceAll(file, 'FILE') };
  };

  it('says its format and the version of its recipe, and is proven without them too', () => {
    const text = readFileSync(manifest, 'utf8');
    const earlier = text.replace('  "format": 1,\n', '').replace('    "gradus": 1,\n', '');
    expect(text.length - earlier.length).toBe('  "format": 1,\n    "gradus": 1,\n'.length);
    for (const one of [text, earlier]) expect(verified(one)).toEqual({ code: 0, err: '' });
  });

  it.each(values)(
    'is refused by verify where its format is %s, and where its recipe’s version is',
    (value) => {
      const text = readFileSync(manifest, 'utf8');
      const sentence = (file: string, field: string, files: string): string =>
        `gradus: ${sentenceOf(file, field, files, value)}\n`;
      expect(verified(text.replace('"format": 1', `"format": ${value}`))).toEqual({
        code: 1,
        err: sentence('FILE', 'format', 'manifests'),
      });
      expect(verified(text.replace('"gradus": 1,', `"gradus": ${value},`))).toEqual({
        code: 1,
        err: sentence('FILE, recipe', 'gradus', 'recipes'),
      });
    },
  );
});
