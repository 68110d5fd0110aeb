import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { writeDataset } from '../../engine/dataset';
import { CommandLine, root } from '../gradus';

const folder = temporaryFolder();
const measures = ['--measures', 'human,length,rarity', '--threads', '1'];
const aside = /set aside as \S+\.damaged-1\.duckdb, and what it held must be scored again\./g;

function storeIn(name: string): { line: CommandLine; file: () => string; store: string } {
  const store = join(folder, name);
  const file = (): string =>
    join(
      store,
      readdirSync(store).find((one) => /-[0-9a-f]{12}\.duckdb$/.test(one))!,
    );
  return { line: new CommandLine(store), file, store };
}

describe('The command line over a damaged store', () => {
  it('says so on stderr whatever the command, and a link or pipe in its place is damage too', () => {
    const { line, file } = storeIn('every-command');
    const data = writeDataset(folder, 60);
    line.ok('score', data, ...measures);
    const foreign = join(folder, 'thesis.md');
    writeFileSync(foreign, 'Years of work.');
    const mixed = ['--recipe', 'all', '--measure', 'questionChars', '--force'];
    const commands = [
      ['score', data, ...measures],
      ['score', data, ...measures, '--json'],
      ['score', data, ...measures, '--force', '--out', join(folder, 'every-2.csv')],
      ['score', data, ...measures, '--json', '--force', '--out', join(folder, 'every-2.csv')],
      ['mix', data, ...mixed, '--out', join(folder, 'every.jsonl')],
      ['stats', data],
      ['stats', data, '--json'],
      ['show', data, '--row', '3'],
    ];
    const places = [
      (path: string) => symlinkSync(foreign, path),
      ...(process.platform === 'win32' ? [] : [(path: string) => void spawnSync('mkfifo', [path])]),
    ];
    for (const [at, command] of commands.entries()) {
      line.ok('score', data, '--measures', 'length');
      const path = file();
      rmSync(path);
      places[at % places.length]!(path);
      const { code, err } = line.run(...command);
      expect([command, code, err.match(/must be scored again\./g)?.length]).toEqual([command, 0, 1]);
      expect(readFileSync(foreign, 'utf8')).toBe('Years of work.');
    }
  });

  const path = writeDataset(folder, 400);

  it.each<[string, (file: string) => void]>([
    ['cut', (file) => truncateSync(file, 100)],
    ['a folder', (file) => (rmSync(file), mkdirSync(file))],
    ['garbage', (file) => writeFileSync(file, 'garbage'.repeat(1000))],
    [
      'changed in many places',
      (file) => {
        const bytes = readFileSync(file);
        for (let at = 5000; at < bytes.length; at += 997) bytes[at]! ^= 4;
        writeFileSync(file, bytes);
      },
    ],
  ])('that is %s says so once and goes on', (name, damage) => {
    const { line, file } = storeIn(name.replaceAll(' ', '-'));
    const before = line.ok('score', path, ...measures, '--out', join(folder, `${name}-before.csv`));
    damage(file());
    const shown = line.run('stats', path);
    expect(shown.code).toBe(0);
    expect(shown.err.match(aside)).toHaveLength(1);
    damage(file());
    const scored = line.run('score', path, ...measures);
    expect(scored.code).toBe(0);
    expect((scored.out + scored.err).replace(/\s+/g, ' ').match(/must be scored again\./g)).toHaveLength(1);
    damage(file());
    const written = line.run('score', path, ...measures, '--out', join(folder, `${name}-after.csv`));
    expect([written.code, written.out]).toEqual([0, expect.stringContaining('400')]);
    expect(written.err.match(/must be scored again\./g)).toHaveLength(1);
    expect(before).toContain('400');
    const files = ['before', 'after'].map((when) =>
      readFileSync(join(folder, `${name}-${when}.csv`), 'utf8'),
    );
    expect(files[1]).toBe(files[0]);
    expect(line.ok('store')).toMatch(/damaged stores that were set aside/);
    expect(line.ok('store', 'clear')).toMatch(/^Removed the scores of 1 dataset \(/);
    expect(line.ok('store')).toMatch(/holds no scores/);
  });

  it.skipIf(process.platform === 'win32')('never takes a disk that is full for damage', () => {
    const { line, store } = storeIn('full');
    const large = writeDataset(folder, 30_000);
    const script = `ulimit -f 600; exec "$@"`;
    const args = [resolve(root, 'dist', 'cli.js'), 'score', large, ...measures, '--store', store];
    const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, ...args], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/Cannot write the score store .*: the disk is full\./);
    expect(status).toBe(1);
    expect(readdirSync(store).filter((name) => name.includes('damaged'))).toEqual([]);
    expect(line.json<{ measures: unknown[] }>('score', large, ...measures)).toBeDefined();
  });
});

describe('The command line', () => {
  it.each(['数据集难度测试'.repeat(11), 'é'.repeat(120), 'a'.repeat(249), '🦦'.repeat(62)])(
    'scores a file whose name is as long as a name can be (%#)',
    (name) => {
      const { line } = storeIn(`long-${name.length}`);
      const path = writeDataset(folder, 20, `${name}.jsonl`);
      line.ok('score', path, ...measures);
      expect(line.json<{ measures: { id: string }[] }>('stats', path).measures.length).toBeGreaterThan(5);
      expect(line.ok('store')).toContain(name.slice(0, 40));
    },
  );

  it('keeps columns apart whose names differ in case only or hold a NUL', () => {
    const { line } = storeIn('case');
    const path = join(folder, 'case.jsonl');
    const records = Array.from({ length: 60 }, (_, row) => ({
      question: `What is ${row} and ${row}?`,
      answer: String(2 * row),
      level: 1 + (row % 5),
      Level: 1 + (row % 4),
      LEVEL: 1 + (row % 3),
      'level\0': 1 + (row % 2),
    }));
    writeFileSync(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    const out = join(folder, 'case.csv');
    const map = ['--map', 'difficulty=level+Level+LEVEL'];
    line.ok('score', path, ...measures, '--out', out, ...map);
    const levels = (...args: string[]): [string, number][] =>
      line
        .json<{ measures: { id: string; median: number; max: number }[] }>('stats', path, ...map, ...args)
        .measures.filter(({ id }) => id.startsWith('human.'))
        .map(({ id, max }): [string, number] => [id, max])
        .sort(([, one], [, other]) => other - one);
    const expected = [
      ['human.level', 5],
      ['human.Level', 4],
      ['human.LEVEL', 3],
    ];
    expect(levels()).toEqual(expected);
    expect(levels('--scores', out)).toEqual(expected);
    line.ok('score', path, ...measures);
  });
});
