import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../../src/core/dataset/reading/papaparse';
import type { RunsComparison } from '../../src/core/protocol/responsesApi';
import { questionOf, shapes, simulatedTries } from '../engine/responseLogs/rollouts/writtenRollouts';
import { temporaryFolder } from '../temporary';
import { CommandLine } from './gradus';

const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
const prompts = 120;
const tries = simulatedTries(prompts, 8, 1);
/** Joined by the prompt's text, by index, and from a table; every shape is compared where logs are read. */
const some = shapes.filter(({ file }) => /^(?:20|results|completions_00013|traces)\./.test(file));
const dataset = at('train.jsonl');
writeFileSync(
  dataset,
  Array.from({ length: prompts }, (_, index) => {
    const prompt = [{ role: 'user', content: questionOf(index) }];
    const reward_model = { style: 'rule', ground_truth: String(2 * index + 1) };
    return `${JSON.stringify({ prompt, reward_model, extra_info: { index } })}\n`;
  }).join(''),
);

const lineOf = (name: string): CommandLine => new CommandLine(at(`store of ${name}`));

/** The columns that `gradus score` writes of the rollouts in a file. */
function columnsFrom(file: string): Map<string, string[]> {
  const out = at(`${file}.scores.csv`);
  lineOf(file).ok(
    'score',
    dataset,
    '--responses',
    at(file),
    '--measures',
    'passRate',
    '--out',
    out,
    '--force',
  );
  const [head, ...rows] = parseRows(readFileSync(out, 'utf8'));
  return new Map(head!.map((name, column) => [name, rows.map((row) => row[column]!)]));
}

function refuses(args: readonly string[], sentence: RegExp): void {
  const { code, out, err } = lineOf('refusals').run(...args);
  expect(err).toMatch(sentence);
  expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
}

describe('gradus score --responses ROLLOUTS', () => {
  const columns = new Map<string, ReturnType<typeof columnsFrom>>();

  it.each(some)('reads $file', ({ file, write }) => {
    writeFileSync(at(file), write(tries));
    columns.set(file, columnsFrom(file));
    expect(columns.get(file)!.get('passRate')).toHaveLength(prompts);
  });

  it('gives the same columns of the same tries, whoever wrote them', () => {
    const known = columns.get('results.jsonl')!;
    const always = ['passRate', 'passRateMean', 'passRateLow', 'passRateHigh', 'attempts', 'signalAt8'];
    for (const { file, holds } of some)
      for (const name of [
        ...always,
        ...(holds.includes('unfinished') ? ['unfinished'] : []),
        ...(holds.includes('tokens') ? ['outputTokens'] : []),
        ...(holds.includes('answers') ? ['keyDisagreement'] : []),
      ])
        expect(columns.get(file)!.get(name), `${name} of ${file}`).toEqual(known.get(name));
    for (const { file, holds } of some)
      if (!holds.includes('tokens'))
        expect(new Set(columns.get(file)!.get('outputTokens'))).toEqual(new Set(['']));
  });

  it('gives shares of the tries that were made', () => {
    const share = columns.get('results.jsonl')!.get('passRate')!.map(Number);
    const right = (prompt: number): number =>
      tries.filter((one) => one.prompt === prompt && one.isRight).length / 8;
    expect(share.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, prompt) => right(prompt)));
  });

  it('says of one policy that there is no IRT difficulty, and what there is', () => {
    const line = lineOf('results.jsonl');
    const { code, err } = line.run('score', dataset, '--measures', 'irt');
    expect(code).toBe(1);
    expect(err).toMatch(/of one respondent.*passRate says how often/);
    refuses(['irt', at('results.jsonl')], /of one respondent.*gradus score DATA --responses/);
  });
});

describe('Rollouts that leave something open', () => {
  const dump = (name: string, records: readonly object[]): string => {
    const path = at(name);
    writeFileSync(path, records.map((one) => `${JSON.stringify(one)}\n`).join(''));
    return path;
  };
  const line = (score: number, step = 1): object => ({
    ...{ input: questionOf(0), output: '1', gts: '1', score, step },
  });

  it('of several steps are refused with the steps, and read of one', () => {
    mkdirSync(at('run'));
    const paths = [10, 20].map((step) => dump(`run/${step}.jsonl`, [line(step === 10 ? 0 : 1, step)]));
    refuses(['score', dataset, '--responses', at('run')], /2 steps \(10, 20\).*--step 20 \(or --step last\)/);
    const args = ['score', dataset, '--responses', paths[0]!, '--responses', paths[1]!];
    const { code, err } = lineOf('steps').run(
      ...args,
      '--step',
      'last',
      '--measures',
      'passRate',
      '--anyway',
    );
    expect([code, err]).toEqual([0, expect.stringMatching(/1 answers? of one respondent/)]);
  });

  it('with rewards that are no verdicts are refused with the values, and read from one on', () => {
    const path = dump('shaped.jsonl', [line(0), line(0.5), line(1)]);
    const args = ['score', dataset, '--responses', path];
    refuses(args, /shaped\.jsonl, line 2.*"score" has 0\.5.*seen: 0, 0\.5, 1.*--pass 1/);
    refuses([...args, '--pass', 'high'], /--pass takes a reward/);
    expect(lineOf('pass').run(...args, '--pass', '0.5', '--measures', 'passRate', '--anyway').code).toBe(0);
  });

  it('says what is left out: counts that cannot be, and tries without a reward', () => {
    const own = at('own.jsonl');
    const rows = [{ rewards: [1, null, 0] }, { total_correct: 11, total: 8 }, { total_correct: 3, total: 8 }];
    const lines = rows.map((row, index) =>
      JSON.stringify({ question: questionOf(index), answer: '1', ...row }),
    );
    writeFileSync(own, lines.join('\n'));
    const { code, err } = lineOf('own').run('score', own, '--responses', own, '--measures', 'passRate');
    expect(code).toBe(0);
    expect(err).toContain('1 place is empty: missing, not wrong.');
    expect(err).toContain('1 place could not be used:');
    expect(err).toContain('own.jsonl, line 2: no count of right tries');
  });

  it('in a pickle are refused, for a pickle can run code', () => {
    writeFileSync(at('rollout_3.pt'), Buffer.from([0x80, 4, 0x5d, 0x2e]));
    refuses(['score', dataset, '--responses', at('rollout_3.pt')], /rollout_3\.pt.*pickle.*can run code/);
  });
});

describe('gradus mix --recipe learnable', () => {
  it('keeps the rows whose next tries are likely to differ', () => {
    const line = lineOf('results.jsonl');
    const out = at('learnable.jsonl');
    const text = line.ok('mix', dataset, '--recipe', 'learnable', '--out', out);
    const signal = columnsFrom('results.jsonl').get('signalAt8')!.map(Number);
    const rows = readFileSync(dataset, 'utf8').split('\n');
    const kept = signal.flatMap((value, row) => (value >= 0.5 ? [rows[row]!] : []));
    expect(readFileSync(out, 'utf8')).toBe(`${kept.join('\n')}\n`);
    expect(text).toMatch(/learnable mixture by chance that 8 tries differ.*\(0\.5 or more\)/);
    line.ok('verify', `${out}.manifest.json`);
  });

  it('goes by groups of another size where that is said', () => {
    const line = lineOf('results.jsonl');
    const out = at('learnable16.jsonl');
    line.ok('mix', dataset, '--recipe', 'learnable', '--group', '16', '--out', out);
    const signal = columnsFrom('results.jsonl').get('signalAt16')!.map(Number);
    expect(readFileSync(out, 'utf8').trimEnd().split('\n')).toHaveLength(
      signal.filter((value) => value >= 0.5).length,
    );
    const refused = ['mix', dataset, '--recipe', 'hard', '--group', '16', '--out', at('none.jsonl')];
    refuses(refused, /--group goes with --recipe learnable/);
  });

  it('is refused where it would keep nothing, with the counts that explain it', () => {
    const path = at('solved.jsonl');
    const solved = simulatedTries(prompts, 32, 1).map((one) => ({
      ...one,
      isRight: one.prompt < 100,
      isCut: false,
    }));
    writeFileSync(path, shapes.find(({ file }) => file === 'results.jsonl')!.write(solved));
    const line = lineOf('solved');
    line.ok('score', dataset, '--responses', path, '--measures', 'passRate');
    const { code, err } = line.run('mix', dataset, '--recipe', 'learnable', '--out', at('none.jsonl'));
    expect(code).toBe(1);
    expect(err).toMatch(/No row .* is learnable .*0 learnable, 100 saturated .*, 20 dead/);
  });
});

describe('Wrong keys among rollouts', () => {
  it('are suspected where no try solves a row and most agree on another answer', () => {
    const path = at('keyed.jsonl');
    // Rows 0 to 4 have wrong keys: what the tries agree on is the old one.
    const keyed = simulatedTries(prompts, 8, 3).map((one) =>
      one.prompt < 5
        ? { ...one, answer: one.attempt < 7 ? one.key : '0', key: '999', isRight: false, isCut: false }
        : one,
    );
    writeFileSync(path, shapes.find(({ file }) => file === 'results.jsonl')!.write(keyed));
    const line = lineOf('keyed');
    const text = line.ok('score', dataset, '--responses', path, '--measures', 'passRate');
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /5 keys look wrong: .*lines 1, 2, 3; the other \d+ unsolved/,
    );
  });
});

describe('gradus compare', () => {
  const { write } = shapes.find(({ file }) => file === 'results.jsonl')!;
  /** The run of a policy that solves so many of eight tries at each prompt; what is not told is not tried. */
  const run = (name: string, right: readonly (number | undefined)[]): string => {
    const all = simulatedTries(right.length, 8, 1).filter(({ prompt }) => right[prompt] !== undefined);
    writeFileSync(
      at(name),
      write(all.map((one) => ({ ...one, isRight: one.attempt < right[one.prompt]!, isCut: false }))),
    );
    return at(name);
  };
  const rights = Array.from({ length: prompts }, (_, prompt) => prompt % 9);
  const before = run(
    'before.jsonl',
    rights.map((right, prompt) => (prompt === 4 ? undefined : right)),
  );
  const after = run(
    'after.jsonl',
    rights.map((right, prompt) => (prompt === 5 ? undefined : Math.min(8, right + (prompt === 0 ? 8 : 1)))),
  );
  const args = ['compare', dataset, '--before', before, '--after', after];

  it('tells every row that was tried in both runs, with the difference, its interval and what graduated', () => {
    const found = JSON.parse(lineOf('compare').ok(...args, '--json')) as RunsComparison;
    expect([found.onlyBefore, found.onlyAfter, found.rows.length]).toEqual([1, 1, prompts - 2]);
    expect(found.rows.filter(({ graduated }) => graduated).map(({ row }) => row)).toEqual([0]);
    for (const { before: was, after: is, difference, tries: counts } of found.rows) {
      expect(counts).toEqual([8, 8]);
      // Rounding apart.
      expect(difference.mean).toBeCloseTo(is.mean - was.mean, 12);
      expect(difference.low).toBeLessThan(difference.mean);
      expect(difference.high).toBeGreaterThan(difference.mean);
    }
    expect(found.rows[0]).toMatchObject({ right: [0, 8], question: questionOf(0).slice(0, 60) });
  });

  it('says it in words, and graduates by the bar that is said', () => {
    expect(lineOf('compare').ok(...args)).toMatch(
      /118 rows were tried in both runs, 1 before alone, 1 after alone\.[^]*Graduated across 0\.5: 1 of 118 rows\n.*\n.*0 +Question 0: .* 0\/8 +8\/8 /,
    );
    expect(lineOf('compare').ok(...args, '--bar', '0.99')).toContain('Graduated across 0.99: 0 of 118 rows');
  });

  it('turns round where the runs are turned round', () => {
    const there = JSON.parse(lineOf('compare').ok(...args, '--json')) as RunsComparison;
    const back = JSON.parse(
      lineOf('compare').ok('compare', dataset, '--before', after, '--after', before, '--json'),
    ) as RunsComparison;
    // Both are found by quadrature and bisection, to about 1e-3 each.
    there.rows.forEach(({ difference }, at) => {
      expect(Math.abs(difference.low + back.rows[at]!.difference.high)).toBeLessThan(5e-3);
      expect(difference.mean).toBeCloseTo(-back.rows[at]!.difference.mean, 12);
    });
  });

  it('is refused without a run, with a bar that is no share, and of several policies', () => {
    refuses(['compare', dataset, '--before', before], /both runs with --before and --after/);
    refuses([...args, '--bar', '2'], /--bar takes a pass rate between 0 and 1/);
    refuses([...args, '--before', after], /is of 2 respondents.*not one run of one policy/);
  });
});
