import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { CommandLine } from '../gradus';

const folder = temporaryFolder();
const line = new CommandLine(join(folder, 'store'));
const data = join(folder, 'data.jsonl');
const taken = /About the direction: pass_rate: by its name a share of those who succeed\./;

/** Twelve problems, each solved less often than the one before. */
function writeProblems(): void {
  const rows = Array.from({ length: 12 }, (_, at) => ({
    problem: `What is ${at} and ${at}${', and why'.repeat(at)}?`,
    answer: String(2 * at),
    pass_rate: (16 - at) / 16,
  }));
  writeFileSync(data, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

describe('A direction that is likely', () => {
  it('is told wherever something goes by it: scores in a file, a mixture, a record', () => {
    writeProblems();
    const out = (name: string): string[] => ['--out', join(folder, name)];
    const scored = line.run('score', data, '--measures', 'human,length', ...out('scores.csv'));
    const mixed = line.run('mix', data, '--recipe', 'hard', ...out('hard.jsonl'));
    const shown = line.run('show', data, '--row', '11');
    for (const { code, err } of [scored, mixed, shown]) {
      expect(code).toBe(0);
      expect(err.replace(/\s+/g, ' ')).toMatch(taken);
    }
    expect(mixed.out).toMatch(/^hard mixture by pass_rate \(higher is easier\)/);
    expect(shown.out).toMatch(/^Hard · /m);
  });

  it('is not told where nothing goes by it, or where it was said', () => {
    writeProblems();
    const mixed = ['mix', data, '--recipe', 'hard', '--force', '--out', join(folder, 'other.jsonl')];
    expect(line.run(...mixed, '--measure', 'questionChars')).toMatchObject({ code: 0, err: '' });
    expect(line.run(...mixed, '--map', 'difficulty=-pass_rate')).toMatchObject({ code: 0, err: '' });
  });
});
