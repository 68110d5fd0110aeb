import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { painterFor } from '../../../src/cli/text/colour';
import { jsonText, redrawn, terminalText, unpainted } from '../../../src/cli/terminal/terminal';
import { textTable } from '../../../src/cli/text/textTable';
import { anyText, nasty, unsafeIn } from '../../core/text/anyText';
import { temporaryFolder } from '../../temporary';
import { CommandLine, root } from '../gradus';

const painter = painterFor({ isTTY: true });
const ours = /\u001b\[[0-9;]*m/g;

describe('text for a terminal', () => {
  it('holds our own colours and nothing else that does something', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, text, after) => {
        const shown = terminalText(before + painter.bold(text) + painter.band('hard', after));
        expect(shown.match(ours)).toEqual(['\u001b[1m', '\u001b[0m', '\u001b[38;5;133m', '\u001b[0m']);
        expect(unsafeIn(shown.replace(ours, ''))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('has rows of one line and cells of one width, whatever is in them', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const rows = [
          [painter.bold(one), '1'],
          [other, '2'],
        ];
        const lines = terminalText(textTable(['name', 'n'], rows, ['left', 'right']))
          .replace(ours, '')
          .split('\n');
        expect(lines).toHaveLength(3);
        expect(new Set(lines.map((line) => [...line].length)).size).toBe(1);
      }),
    );
  });

  it('is one line where it is drawn over another', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (text, columns) => {
        const drawn = redrawn(text, columns);
        expect(drawn.startsWith('\r\u001b[2K')).toBe(true);
        expect(drawn.slice(5)).not.toContain('\n');
        expect(unsafeIn(drawn.slice(5).replace(/[\ud800-\udbff]$/, ''))).toEqual([]);
      }),
    );
  });

  it('is measured without its colours', () => {
    expect(unpainted(painter.dim('abc'))).toBe('abc');
  });
});

describe('the sources of the command line', () => {
  const files = readdirSync(resolve(root, 'src', 'cli'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const users = (what: RegExp): string[] =>
    files.filter((file) => what.test(readFileSync(resolve(root, 'src', 'cli', file), 'utf8')));

  it('write to a terminal in the places that clean it, and make JSON in one', () => {
    expect(users(/JSON\.stringify/)).toEqual(['terminal/terminal.ts']);
    expect(users(/process\.std(out|err)\.write|console\./)).toEqual(['main.ts']);
    expect(users(/\.write\(/)).toEqual(['main.ts', 'terminal/calibrationLine.ts', 'terminal/lineMeter.ts']);
    expect(users(/\\u001b|\\x1b/)).toEqual(['terminal/terminal.ts']);
  });

  it('say JSON that means what it is', () => {
    expect(JSON.parse(jsonText({ a: '\u202e\u009b' }))).toEqual({ a: '\u202e\u009b' });
  });
});

describe('names full of what terminals act on', () => {
  const folder = temporaryFolder();
  const gradus = new CommandLine(join(folder, 'store'));
  // A file's name holds neither a zero character nor half a character.
  const name = nasty.filter((one) => !/[\0\ud800-\udfff/]/.test(one)).join('x');
  const field = `${nasty.filter((one) => !/[\0\ud800-\udfff]/.test(one)).join('y')}\nnew line`;
  const inner = join(folder, `f${name.slice(0, 40)}`);
  const data = join(inner, `d${name.slice(0, 60)}.jsonl`);
  const log = join(inner, `l${name.slice(0, 60)}.csv`);
  mkdirSync(inner);
  const rows = Array.from({ length: 30 }, (_, row) =>
    JSON.stringify({
      question: `What is ${row} and ${field}?`,
      answer: String(row),
      [`${field} level`]: row % 5,
    }),
  );
  writeFileSync(data, `${rows.join('\n')}\n{"broken ${name}`);
  const answers = Array.from({ length: 12 }, (_, respondent) =>
    Array.from(
      { length: 8 },
      (__, item) =>
        `${name.replace(/["\r\n]/g, '')}r${respondent},${name.replace(/["\r\n]/g, '')}i${item},${(respondent * item) % 3 === 0 ? 1 : 0}`,
    ).join('\n'),
  );
  writeFileSync(log, `respondent,item,correct\n${answers.join('\n')}\n`);
  const map = `difficulty=${field} level`;
  const out = join(inner, 'mixture.jsonl');
  const manifest = (changes: object): string => {
    const path = join(inner, 'changed.manifest.json');
    const known = JSON.parse(readFileSync(`${out}.manifest.json`, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...known, ...changes }));
    return path;
  };

  it.each([
    ['score', () => ['score', data, '--measures', 'human,length']],
    ['score with a field', () => ['score', data, '--measures', 'human,length', '--map', map]],
    ['score with a field that is not there', () => ['score', data, '--map', `question=${name}`]],
    ['score a file that is not there', () => ['score', join(inner, name)]],
    ['stats', () => ['stats', data, '--map', map]],
    ['show', () => ['show', data, '--row', '3']],
    ['show what is broken', () => ['show', data, '--row', '30']],
    ['mix', () => ['mix', data, '--recipe', 'easy', '--measure', 'questionChars', '--out', out, '--force']],
    ['a recipe that is none', () => ['mix', data, '--recipe', name, '--out', out]],
    ['verify', () => ['verify', `${out}.manifest.json`]],
    [
      'verify another source',
      () => [
        'verify',
        manifest({
          source: { file: `../${field}`, format: 'jsonl', rows: 1, bytes: 1, sha256: '0'.repeat(64) },
        }),
      ],
    ],
    [
      'verify another output',
      () => ['verify', manifest({ output: { file: field, rows: 1, bytes: 1, sha256: '0'.repeat(64) } })],
    ],
    ['irt', () => ['irt', log]],
    ['irt of what is no log', () => ['irt', data]],
    ['glicko', () => ['glicko', log]],
    ['score with responses', () => ['score', data, '--responses', log]],
    ['a model that is not there', () => ['score', data, '--model', name]],
    ['a command that is none', () => [name]],
    ['an option that is none', () => ['score', data, `--${name.replaceAll('=', '')}`]],
    ['store', () => ['store']],
  ])('do nothing through "%s"', (_, args) => {
    for (const more of [[], ['--json']]) {
      const run = gradus.run(...args(), ...more);
      expect([0, 1]).toContain(run.code);
      expect(unsafeIn(run.out + run.err)).toEqual([]);
    }
  });
});
