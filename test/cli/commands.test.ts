import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDataset } from '../engine/dataset';
import { temporaryFolder } from '../temporary';
import { CommandLine, sample } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const at = (name: string): string => join(folder, name);

interface Stats {
  primary: string;
  measures: { id: string; known: number }[];
  complete: { n: number; correlations: { one: string; other: string; rho: number }[] };
}

beforeAll(() => void gradus.ok('score', sample));

describe('gradus score', () => {
  it('shows what was detected and why, every measure with a histogram, and the primary difficulty', () => {
    const text = gradus.ok('score', sample);
    expect(text).toMatch(/school\.jsonl {2}350 records · .* · JSONL · multiple choice/);
    expect(text).toMatch(/question +question +named "question", in 200 of 200 sampled/);
    for (const id of [
      'human.grade',
      'questionWords',
      'steps',
      'rarity',
      'prototype',
      'neighbours',
      'probeLoss',
    ])
      expect(text).toMatch(new RegExp(`^${id.replace('.', '\\.')} +\\d+ .*[▁▂▃▄▅▆▇█]`, 'm'));
    expect(text).toMatch(/Difficulty by human\.grade/);
    expect(text).toMatch(/Plain question length agrees with it: ρ/);
    expect(text).not.toContain('\u001b');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('writes scores as CSV, JSON Lines and Parquet, which say the same when they are read again', () => {
    const read = (file: string): Stats => gradus.json<Stats>('stats', sample, '--scores', at(file));
    for (const file of ['scores.csv', 'scores.jsonl', 'scores.parquet'])
      gradus.ok('score', sample, '--out', at(file));
    expect(read('scores.jsonl').complete).toEqual(read('scores.csv').complete);
    expect(read('scores.parquet').complete).toEqual(read('scores.csv').complete);
    const [head, first] = readFileSync(at('scores.csv'), 'utf8').split('\n');
    expect(head).toMatch(/^row,id,human\.grade,questionWords,/);
    expect(first).toMatch(/^0,[0-9a-f]{32},/);
    expect(first!.split(',')[head!.split(',').indexOf('probeLoss')]).toBe('');
    expect(JSON.parse(readFileSync(at('scores.jsonl'), 'utf8').split('\n')[0]!)).toMatchObject({
      row: 0,
      probeLoss: null,
    });
  });

  it('does not replace a file unless it is told to', () => {
    writeFileSync(at('mine.csv'), 'mine');
    const { code, err } = gradus.run('score', sample, '--out', at('mine.csv'));
    expect([code, err]).toEqual([
      1,
      `gradus: ${at('mine.csv')} exists already. Choose another name, or replace it with --force.\n`,
    ]);
    expect(readFileSync(at('mine.csv'), 'utf8')).toBe('mine');
  });

  it('takes the user’s word for the fields', () => {
    const { dataset } = gradus.json<{ dataset: { map: object; detections: object[] } }>(
      'score',
      sample,
      '--map',
      'question=subject,choices=,label=',
      '--measures',
      'length',
    );
    expect(dataset.map).toMatchObject({ question: ['subject'] });
    expect(dataset.map).not.toHaveProperty('choices');
    expect(dataset.detections).toContainEqual({
      ...{ subject: 'question', taken: 'subject', why: 'you said so' },
      ...{ grade: 'certain', others: [] },
    });
  });

  it('scores a dataset in shards that say together what one run says', () => {
    const apart = new CommandLine(at('shard-store'));
    const parts = [1, 2, 3].map((number) => {
      apart.ok('score', sample, '--shard', `${number}/3`, '--out', at(`part-${number}.csv`));
      return readFileSync(at(`part-${number}.csv`), 'utf8')
        .trimEnd()
        .split('\n');
    });
    const whole = new CommandLine(at('whole-store'));
    whole.ok('score', sample, '--measures', 'human,length', '--out', at('whole.csv'));
    const joined = [parts[0]![0], ...parts.flatMap(([, ...rows]) => rows)].join('\n');
    expect(`${joined}\n`).toBe(readFileSync(at('whole.csv'), 'utf8'));
    expect(apart.run('score', sample, '--shard', '1/3', '--measures', 'rarity').err).toBe(
      'gradus: word rarity (rarity) looks at the whole dataset, so a shard cannot be scored for it. Measures that can be scored in shards: human, length, surprisal, choice, instructionFollowing.\n',
    );
    expect(apart.run('score', sample, '--shard', '4/3').err).toMatch(/A shard is a part such as 2\/8/);
  });

  it('counts broken records, names the first, and scores the rest', () => {
    const path = at('broken.jsonl');
    writeFileSync(
      path,
      '{"question":"What is two and two?","answer":"4"}\n{"question": oops\n[1,2]\n\n{"question":"What is three?","answer":"3"}',
    );
    const { out, code } = gradus.run('score', path);
    expect(code).toBe(0);
    expect(out).toMatch(
      /2 records cannot be used\n {2}line 2: it is not valid JSON.*\n {2}line 3: it is a list, not an object with fields/,
    );
    expect(out).toMatch(/questionWords +2 /);
  });

  it('counts what is lost in lines, and says how a file is read whose quotes are characters', () => {
    const path = at('lines.csv');
    writeFileSync(path, 'question,answer\n"Why\nnot?",1,2\nWho?,3\nWhere?,4\n');
    expect(gradus.ok('score', path, '--measures', 'length')).toMatch(
      /2 lines cannot be used\n {2}lines 2 to 3: the record has 3 fields, the header 2/,
    );
    const tsv = at('stray.tsv');
    writeFileSync(tsv, 'question\tanswer\nWho?\t1\n"Rome" was founded when?\t2\nWhere?\t3\nWhy?\t4\n');
    for (const command of ['score', 'stats']) {
      const out = gradus.ok(command, tsv).replaceAll('\n', ' ');
      expect(out).toContain('All quotes are read as characters');
      expect(out).toContain('(first at line 3): every line can be used, where 3 lines could not be');
      expect(out).not.toContain('cannot be used');
    }
  });

  it('keeps what was scored at Ctrl-C, says so, and goes on from there', async () => {
    const path = writeDataset(folder, 60_000);
    const child = gradus.start('score', path, '--measures', 'length');
    let err = '';
    child.stderr!.on('data', (text: Buffer) => (err += text.toString()));
    const isOpen = (): boolean => readdirSync(at('store')).some((name) => name.startsWith('questions-60000'));
    while (!isOpen()) await setTimeout(20);
    await setTimeout(1200);
    child.kill('SIGINT');
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(130);
    expect(err).toContain('Stopped. What is done is kept: the same command goes on from there.');
    const { scored } = gradus.json<{ scored: { length: { now: number; before: number } } }>(
      'score',
      path,
      '--measures',
      'length',
    );
    expect(scored.length.before).toBeGreaterThan(0);
    expect(scored.length.before + scored.length.now).toBe(60_000);
  });

  it('ends quietly when its reader does', async () => {
    const child = gradus.start('score', sample);
    child.stdout!.destroy();
    const [code] = (await once(child, 'exit')) as [number];
    expect([0, 1]).toContain(code);
  });
});

describe('gradus stats and show', () => {
  it('correlates over complete cases and takes cut-offs by value', () => {
    const { primary, complete } = gradus.json<
      Stats & { complete: { columns: { id: string; counts: object; by: string }[] } }
    >('stats', sample, '--cutoffs', 'human.grade=4:10');
    expect([primary, complete.n]).toEqual(['human.grade', 350]);
    expect(complete.columns.find(({ id }) => id === 'human.grade')).toMatchObject({
      by: 'given',
      counts: { easy: 96, medium: 160, hard: 94, unscored: 0 },
    });
  });

  it('knows a human column by its field, and refuses cut-offs for what is not scored', () => {
    const { complete } = gradus.json<{ complete: { columns: { id: string; by: string }[] } }>(
      'stats',
      sample,
      '--cutoffs',
      'grade=4:10',
    );
    expect(complete.columns.find(({ id }) => id === 'human.grade')!.by).toBe('given');
    expect(gradus.run('stats', sample, '--cutoffs', 'beauty=1:2')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^gradus: There are no scores "beauty"\. Scored: human\.grade, /) as string,
    });
  });

  it('shows one record with its verdict, values and percentiles', () => {
    const shown = gradus.json<{
      row: number;
      line: number;
      verdict: string;
      readings: { id: string; value: number; percentile: number }[];
    }>('show', sample, '--row', '0');
    const record = JSON.parse(readFileSync(sample, 'utf8').split('\n')[0]!) as { grade: number };
    expect(shown).toMatchObject({ row: 0, line: 1 });
    expect(shown.readings[0]).toMatchObject({ id: 'human.grade', value: record.grade });
    expect(shown.verdict).toMatch(/^(Easy|Medium|Hard) · harder than \d+% of 350 by grade$/);
  });

  it('does not call a record unscored where its scores tell it from no other', () => {
    const path = join(folder, 'alike.jsonl');
    writeFileSync(path, '{"question":"What is one and one?","answer":"two"}\n'.repeat(2));
    expect(gradus.ok('show', path, '--row', '0')).toContain('Not scored yet');
    gradus.ok('score', path, '--measures', 'length');
    expect(gradus.ok('show', path, '--row', '0')).toContain('no measure tells one record from another');
  });

  it('computes what costs nothing where there are no scores, and says that there is more', () => {
    const path = writeDataset(folder, 20, 'unscored.jsonl');
    const { code, out, err } = gradus.run('stats', path);
    expect([code, err]).toEqual([
      0,
      'unscored.jsonl is not scored yet: this is what costs nothing. "gradus score unscored.jsonl" computes the rest.\n',
    ]);
    expect(out).toMatch(/human\.level +20/);
    expect(out).toMatch(/questionWords +20/);
    expect(out).not.toMatch(/rarity|probe/);
    // It is kept as if it had been scored.
    expect(gradus.run('stats', path)).toMatchObject({ code: 0, err: '' });
  });

  it('asks for scores where nothing costs nothing', () => {
    const path = join(folder, 'numbers.jsonl');
    writeFileSync(path, '{"a":1,"b":7}\n{"a":2,"b":9}\n');
    expect(gradus.run('stats', path)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^gradus: No field of numbers\.jsonl looks like a question/) as string,
    });
  });
});

describe('gradus mix and verify', () => {
  const mix = (name: string, ...args: string[]): string =>
    gradus.ok('mix', sample, '--out', at(name), ...args);

  it('writes the same bytes for the same recipe, whatever the order of the calls', () => {
    mix('one.jsonl', '--recipe', 'balanced', '--size', '90', '--seed', '7');
    mix('other.jsonl', '--recipe', 'hard', '--size', '50');
    mix('again.jsonl', '--recipe', 'balanced', '--size', '90', '--seed', '7');
    expect(readFileSync(at('again.jsonl'))).toEqual(readFileSync(at('one.jsonl')));
    const lines = new Set(readFileSync(sample, 'utf8').split('\n'));
    const drawn = readFileSync(at('one.jsonl'), 'utf8').trimEnd().split('\n');
    expect(drawn.length).toBe(90);
    expect(drawn.every((line) => lines.has(line))).toBe(true);
  });

  it('takes a recipe from a file, which the options stand above', () => {
    writeFileSync(
      at('recipe.yaml'),
      'mixture: easy-and-hard\nsize: 40\nseed: 3\nmeasure: questionWords\norder: hard-first\n',
    );
    const manifest = gradus.json<{ recipe: object; output: { rows: number } }>(
      'mix',
      sample,
      '--recipe',
      at('recipe.yaml'),
      '--seed',
      '4',
      '--out',
      at('recipe.jsonl'),
    );
    expect(manifest.recipe).toMatchObject({
      mixture: 'easy-and-hard',
      size: 40,
      seed: 4,
      measure: 'questionWords',
      order: 'hard-first',
    });
    expect(manifest.output.rows).toBe(40);
  });

  it('holds neither a time nor an absolute path in the manifest', () => {
    mix('plain.jsonl', '--recipe', 'easy');
    const text = readFileSync(at('plain.jsonl.manifest.json'), 'utf8');
    expect(text).not.toContain(folder);
    expect(text).not.toMatch(/20\d\d-\d\d-\d\d|T\d\d:\d\d/);
  });

  it('proves a mixture, and tells what differs where something does', () => {
    mkdirSync(at('proof'), { recursive: true });
    const source = join(at('proof'), 'school.jsonl');
    copyFileSync(sample, source);
    const out = join(at('proof'), 'hard.jsonl');
    const manifest = `${out}.manifest.json`;
    gradus.ok('score', source, '--out', join(at('proof'), 'scores.csv'));
    gradus.ok('mix', source, '--recipe', 'hard', '--measure', 'questionWords', '--out', out);
    expect(gradus.ok('verify', manifest)).toMatch(/made again byte for byte/);
    expect(gradus.ok('verify', manifest, '--scores', join(at('proof'), 'scores.csv'))).toMatch(
      /byte for byte/,
    );

    const scores = readFileSync(join(at('proof'), 'scores.csv'), 'utf8').replace(
      /^(0,[0-9a-f]+,[^,]*,)[^,]*/m,
      '$1999',
    );
    writeFileSync(join(at('proof'), 'other.csv'), scores);
    expect(gradus.run('verify', manifest, '--scores', join(at('proof'), 'other.csv'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('scores differ') as string,
    });

    const bytes = readFileSync(out);
    writeFileSync(out, bytes.subarray(1));
    expect(gradus.run('verify', manifest)).toMatchObject({
      code: 1,
      out: expect.stringContaining('file differs') as string,
    });
    writeFileSync(out, bytes);

    writeFileSync(source, readFileSync(source, 'utf8').replace('squirrel', 'badger'));
    expect(gradus.run('verify', manifest)).toMatchObject({
      code: 1,
      out: expect.stringContaining('source differs') as string,
    });
  });

  it('proves a mixture whose fields the user named, however they are called', () => {
    const path = at('odd.csv');
    const lines = Array.from({ length: 30 }, (_, row) => `${'word '.repeat(row + 1)},${row % 2},${row}`);
    writeFileSync(path, `"a, b+c=d",label,level\n${lines.join('\n')}\n`);
    gradus.ok(
      'mix',
      path,
      '--recipe',
      'hard',
      '--map',
      'label=,difficulty=',
      '--measure',
      'questionWords',
      '--out',
      at('odd-hard.csv'),
    );
    expect(gradus.ok('verify', at('odd-hard.csv.manifest.json'))).toMatch(/byte for byte/);
  });

  it('leaves nothing beside what it was asked for', () => {
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('gradus store and models', () => {
  it('shows what is kept and removes it, and nothing else', () => {
    const other = new CommandLine(at('other-store'));
    other.ok('score', sample, '--measures', 'length');
    writeFileSync(join(at('other-store'), 'notes.txt'), 'mine');
    expect(other.json<{ datasets: object[] }>('store').datasets).toEqual([
      expect.objectContaining({ dataset: 'school.jsonl' }),
    ]);
    expect(other.ok('store', 'clear')).toMatch(/Removed the scores of 1 dataset /);
    expect(readdirSync(at('other-store'))).toEqual(['notes.txt']);
    expect(other.ok('store')).toMatch(/holds no scores/);
  });

  it('helps within 80 columns, with every command and option', () => {
    const names = ['score', 'irt', 'glicko', 'stats', 'mix', 'verify', 'show', 'store', 'models'];
    const texts = [gradus.ok('--help'), ...names.map((name) => gradus.ok(name, '--help'))];
    for (const text of texts) expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const name of names) expect(texts[0]).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(gradus.ok('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
