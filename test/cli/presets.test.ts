import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { question, writeDataset } from '../engine/dataset';
import { temporaryFolder } from '../temporary';
import { CommandLine, sample } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const at = (name: string): string => join(folder, name);
const arc = at('science.jsonl');

/** Questions annotated as ARC's are: so many of each grade, and a Bloom level that changes from row to row. */
beforeAll(() => {
  const bloom = ['Remembering', 'Understanding', 'Applying', 'Analyzing', 'Evaluating'];
  const records = Array.from({ length: 60 }, (_, row) => ({
    question: question(row),
    choices: ['none', 'one', 'two'],
    answerKey: 'ABC'[row % 3],
    grade: `Grade 0${3 + (row % 6)}`,
    bloom: bloom[row % 5],
  }));
  writeFileSync(arc, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  gradus.ok('score', arc, '--measures', 'human,length');
});

interface Stats {
  presets: Record<string, string>;
  complete: { columns: { id: string; by: string; counts: object }[] };
}

describe('the paper’s cut-offs on the command line', () => {
  it('are taken where the dataset is recognised, and named', () => {
    expect(gradus.ok('stats', arc, '--cutoffs', 'paper')).toMatch(
      /Cut-offs of Hase et al\. 2024: arc\.bloom for human\.bloom; arc\.grade for\s+human\.grade; 30% and 70%/,
    );
    const { presets, complete } = gradus.json<Stats>('stats', arc, '--cutoffs', 'paper');
    expect(presets).toMatchObject({ 'human.grade': 'arc.grade', questionWords: 'quantiles' });
    // Ten questions of each grade from 3 to 8, twelve of each of Bloom's levels.
    expect(complete.columns.filter(({ id }) => id.startsWith('human.'))).toMatchObject([
      { id: 'human.bloom', by: 'given', counts: { easy: 24, medium: 12, hard: 24 } },
      { id: 'human.grade', by: 'given', counts: { easy: 30, medium: 20, hard: 10 } },
    ]);
  });

  it('can be taken one by one, beside one’s own', () => {
    const { presets, complete } = gradus.json<Stats>('stats', arc, '--cutoffs', 'arc.grade,bloom=1:5');
    expect(presets).toEqual({ 'human.grade': 'arc.grade' });
    expect(complete.columns.find(({ id }) => id === 'human.bloom')!.counts).toMatchObject({
      easy: 12,
      hard: 12,
    });
  });

  it('make mixtures that can be proven, by option and by recipe', () => {
    gradus.ok(
      'mix',
      arc,
      '--recipe',
      'easy',
      '--cutoffs',
      'third-grade-to-college',
      '--out',
      at('easy.jsonl'),
    );
    expect(readFileSync(at('easy.jsonl'), 'utf8').match(/"Grade 03"/g)).toHaveLength(10);
    writeFileSync(at('bloom.yaml'), 'mixture: hard\nbands: { preset: arc.bloom }\n');
    gradus.ok('mix', arc, '--recipe', at('bloom.yaml'), '--out', at('hard.jsonl'));
    // Without a measure the recipe goes by the one that its cut-offs are made for.
    expect(JSON.parse(readFileSync(at('hard.jsonl.manifest.json'), 'utf8'))).toMatchObject({
      recipe: { measure: 'human.bloom', bands: { preset: 'arc.bloom' } },
      bands: { easyUpTo: 2, hardFrom: 4, drawn: { easy: 0, medium: 0, hard: 24 } },
    });
    expect(gradus.ok('verify', at('hard.jsonl.manifest.json'), '--data', arc)).toMatch(/byte for byte/);
  });

  it('know worked answers by their steps', () => {
    const worked = writeDataset(folder, 40);
    gradus.ok('score', worked, '--measures', 'human,length');
    expect(gradus.json<Stats>('stats', worked, '--cutoffs', 'paper').presets).toMatchObject({
      steps: 'gsm8k.steps',
    });
  });

  it.each([
    ['another scale', [sample, '--cutoffs', 'arc.grade'], /arc\.grade is made for grade from 3 to 8, not/],
    ['another dataset', [arc, '--cutoffs', 'gsm8k.steps'], /nothing of that name is scored here/],
    ['no preset', [arc, '--cutoffs', 'arc.age'], /or the name of a preset \(paper, arc\.grade, /],
  ])('are refused for %s in one sentence', (_, [data, ...args], sentence) => {
    gradus.ok('score', data!, '--measures', 'human');
    const { code, err } = gradus.run('stats', data!, ...args);
    expect(code).toBe(1);
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
