import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporary';
import { CommandLine } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));

function file(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** What `--json` tells, as far as it is looked at here. */
interface Told {
  readonly summary: { readonly notes: string[] };
  readonly items: {
    readonly names: string[];
    readonly pCorrect: (number | null)[];
    readonly difficulty: (number | null)[];
  };
  readonly respondents: { readonly names: string[]; readonly ability: number[] };
  readonly log: { readonly merged: number; readonly answers: number; readonly problems: { line: number }[] };
}
const told = (...args: string[]): Told => gradus.json<Told>('irt', ...args);

/** Answers of respondents to items as a long CSV: the better the respondent, the more are right. */
function long(name: string, respondents: readonly string[], items: readonly string[]): string {
  const rows = respondents.flatMap((respondent, rank) =>
    items.map(
      (item, at) =>
        `${respondent},${item},${(rank + 1) / (respondents.length + 1) > ((at * 7) % 10) / 10 ? 1 : 0}`,
    ),
  );
  return file(name, `respondent,item,score\n${rows.join('\n')}\n`);
}

const names = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${letter}${at}`);

describe('A nasty log', () => {
  it('whose numbers are strings is read as numbers', () => {
    const lines = ['1', '0', '1.0', 'true'].map((score, at) =>
      JSON.stringify({ respondent: `m${at}`, item: `q${at % 2}`, score }),
    );
    const { items } = told(file('strings.jsonl', `${lines.join('\n')}\n`));
    expect(items.pCorrect).toEqual([1, 0.5]);
  });

  it('with two filters says which it took, and takes the other where it is told to', () => {
    const line = (filter: string, doc: number, score: number): string =>
      JSON.stringify({
        doc_id: doc,
        doc: { question: `q${doc}` },
        target: '2',
        resps: [['2']],
        filtered_resps: ['2'],
        filter,
        metrics: ['exact_match'],
        doc_hash: `h${doc}`,
        exact_match: score,
      });
    const lines = [0, 1].flatMap((doc) => [
      line('strict-match', doc, 0),
      line('flexible-extract', doc, 1 - doc),
    ]);
    const logs = ['one', 'other'].map((model) =>
      file(`harness/${model}/samples_gsm8k_2025-01-01T00-00-00.jsonl`, `${lines.join('\n')}\n`),
    );
    expect(gradus.ok('irt', ...logs)).toMatch(
      /scored by exact_match after [a-z-]+; there\s+are\s+also\s+exact_match\s+after/,
    );
    expect(told(...logs, '--filter', 'strict-match').items.pCorrect).toEqual([0, 0]);
    expect(told(...logs, '--filter', 'flexible-extract').items.pCorrect).toEqual([1, 0]);
  });

  it('with a respondent twice adds their answers up', () => {
    const { items, log } = told(file('twice.csv', 'respondent,item,score\na,q,1\na,q,0\nb,q,1\n'));
    expect(log.merged).toBe(1);
    expect(items.pCorrect[0]).toBeCloseTo(2 / 3, 12);
  });

  it('with an item that nobody answered keeps it, as unknown, and says so', () => {
    const log = file('empty-item.csv', 'respondent,q1,q2,q3\na,1,,0\nb,0,,1\nc,1,NA,1\n');
    const { items, summary } = told(log);
    expect(items.names).toEqual(['q1', 'q2', 'q3']);
    expect(items.difficulty[1]).toBeNull();
    expect(items.difficulty[0]).not.toBeNull();
    expect(summary.notes.join(' ')).toMatch(/1 of 3 items were answered by nobody/);
  });

  it('with a model that got everything right puts it above the rest, at a finite ability', () => {
    const log = long('all-right.csv', names('m', 12), names('q', 20));
    writeFileSync(
      log,
      names('q', 20)
        .map((item) => `best,${item},1\n`)
        .join(''),
      { flag: 'a' },
    );
    const { respondents } = told(log);
    const best = respondents.ability[respondents.names.indexOf('best')]!;
    expect(best).toBe(Math.max(...respondents.ability));
    expect(Number.isFinite(best)).toBe(true);
    expect(gradus.ok('irt', log)).toMatch(/^best .* 100% +allCorrect/m);
  });

  it('of two halves that share nobody says that they are on no common scale', () => {
    const one = long('half-1.csv', names('m', 12), names('q', 20));
    const other = long('half-2.csv', names('n', 12), names('r', 20));
    const { summary } = told(one, other);
    expect(summary.notes.join(' ')).toMatch(/2 parts that share no respondent and no item/);
  });

  it('with a truncated last line reads the rest, and names the line', () => {
    const log = file(
      'cut.jsonl',
      '{"respondent":"a","item":"q","score":1}\n{"respondent":"b","item":"q","score":0}\n{"respondent":"c","it',
    );
    const { log: report } = told(log);
    expect([report.answers, report.problems.map(({ line }) => line)]).toEqual([2, [3]]);
    expect(gradus.ok('irt', log)).toMatch(/1 place could not be used:\n +cut\.jsonl, line 3: /);
  });

  it('with a million columns in a line is calibrated', () => {
    const items = names('q', 1_000_000);
    const row = (name: string, right: (at: number) => boolean): string =>
      [name, ...items.map((_, at) => (right(at) ? 1 : 0))].join(',');
    const log = file(
      'wide.csv',
      [
        ['model', ...items].join(','),
        row('weak', (at) => at % 4 === 0),
        row('middle', (at) => at % 4 < 2),
        row('strong', (at) => at % 4 < 3),
        '',
      ].join('\n'),
    );
    const text = gradus.ok('irt', log);
    expect(text).toMatch(/3 respondents × 1,000,000 items, 3,000,000 answers/);
    expect(text).toMatch(/^strong .* 75%/m);
  });
});
