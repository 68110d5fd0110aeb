import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRows } from '../../src/core/dataset/reading/papaparse';
import { temporaryFolder } from '../temporary';
import { CommandLine, root, sample } from './gradus';

const folder = temporaryFolder();
const gradus = new CommandLine(join(folder, 'store'));
const at = (name: string): string => join(folder, name);
const log = resolve(root, 'media', 'samples', 'school-responses.csv');

function refuses(args: readonly string[], sentence: RegExp): void {
  const { code, out, err } = gradus.run(...args);
  expect(err).toMatch(sentence);
  expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
}

interface Items {
  readonly summary: { readonly model: string; readonly priors: string };
  readonly items: { readonly names: string[]; readonly difficulty: number[]; readonly pCorrect: number[] };
}

describe('gradus irt', () => {
  it('shows the log, the model and its worth, items, respondents and flags, in 80 columns', () => {
    const text = gradus.ok('irt', log);
    expect(text).toMatch(/^school-responses\.csv: 40 respondents × 350 items, 13,316 answers/);
    expect(text).toMatch(/[12]PL: .*learnt from/s);
    expect(text).toMatch(/Chosen of three: [12]PL/);
    expect(text).toMatch(/On a tenth of the answers, held out/);
    expect(text).toMatch(/the 6 hardest and the 6 easiest of 350/);
    expect(text).toMatch(/^simulated-21 +2\.\d\d ± \.\d\d +342 +93%/m);
    expect(text).toMatch(/^allWrong +1 +computing-025/m);
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('says which priors it used', () => {
    const priorsOf = (...args: string[]): string => gradus.json<Items>('irt', log, ...args).summary.priors;
    expect(priorsOf('--model', '2pl')).toMatch(/log discrimination N\(0, 0\.5²\), intercept N\(0, 2²\)/);
    expect(priorsOf('--model', '2pl', '--priors', 'none')).toMatch(/no priors.*maximum likelihood/);
    expect(priorsOf('--model', '3pl', '--choices', '5')).toMatch(/guessing Beta\(4, 16\)/i);
  });

  it('orders items much as their share correct does, and writes the same table as it prints as JSON', () => {
    const { items } = gradus.json<Items>('irt', log, '--model', '1pl');
    gradus.ok(
      'irt',
      log,
      '--model',
      '1pl',
      '--out',
      at('items.csv'),
      '--respondents',
      at('respondents.csv'),
      '--e2h',
    );
    const [head, ...rows] = parseRows(readFileSync(at('items.csv'), 'utf8'));
    expect(rows.map((row) => row[0])).toEqual(items.names);
    expect(rows.map((row) => Number(row[1]))).toEqual(items.difficulty);
    expect(head).toEqual(
      expect.arrayContaining(['rating', 'rating_std', 'rating_quantile', '1pl_diff', '1pl_quantile']),
    );
    const hardest = items.difficulty.indexOf(Math.max(...items.difficulty));
    expect(items.pCorrect[hardest]).toBe(Math.min(...items.pCorrect));
    refuses(['irt', log, '--out', at('items.csv')], /items\.csv exists already\. .*--force/);
  });

  it.each([
    ['no log', ['irt'], /Name a response log/],
    ['a missing log', ['irt', 'missing.csv'], /missing\.csv/],
    ['another format', ['irt', log, '--format', 'spss'], /--format takes auto, lm-eval, .*, not "spss"/],
    ['another model', ['irt', log, '--model', '5pl'], /--model takes 1pl, rasch, 2pl, 3pl, not "5pl"/],
    [
      'other priors',
      ['irt', log, '--priors', 'flat'],
      /--priors takes default, none, lognormal, normal, not "flat"/,
    ],
    ['a field without a role', ['irt', log, '--fields', 'who=respondent'], /--fields takes role=name/],
    ['another ending', ['irt', log, '--out', 'items.xlsx'], /\.csv/],
    ['a dataset', ['irt', sample], /school\.jsonl, line 1: field "grade" .* no score/],
    ['no item table', ['irt', log, '--anchors', log], /is not an item table/],
  ])('refuses %s in one sentence', (_, args, sentence) => refuses(args, sentence));
});

describe('tables for a spreadsheet', () => {
  const names = ['=cmd|"/c calc"!A0', '+1+1', '-2', '@SUM(A1)', '\t=1', 'plain'];
  const csv = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = Array.from({ length: 60 }, (_, at) =>
    [csv(`=r${at % 10}`), csv(names[at % 6]!), String(Number(at % 7 > 2))].join(','),
  );

  it('have no formulas where that is asked for, and can be anchors all the same', () => {
    writeFileSync(at('nasty.csv'), `respondent,item,correct\n${lines.join('\n')}\n`);
    const cells = (file: string): string[] =>
      parseRows(readFileSync(at(file), 'utf8'))
        .slice(1)
        .map(([name]) => name!);
    const options = ['--force', '--respondents', at('people.csv'), '--escape-formulas'];
    for (const command of ['irt', 'glicko']) {
      gradus.ok(command, at('nasty.csv'), '--out', at('faithful.csv'), '--force');
      expect(cells('faithful.csv').sort()).toEqual([...names].sort());
      gradus.ok(command, at('nasty.csv'), '--out', at('safe.csv'), ...options);
      for (const name of [...cells('safe.csv'), ...cells('people.csv')])
        expect(name).toMatch(/^('[=+\-@\t]|plain)/);
      const numbers = parseRows(readFileSync(at('safe.csv'), 'utf8'))
        .slice(1)
        .flatMap((row) => row.slice(1, 3));
      for (const number of numbers) expect(number).toMatch(/^-?[\d.e-]+$/);
    }
    gradus.ok('irt', at('nasty.csv'), '--model', '2pl', '--out', at('safe.csv'), ...options);
    const { items } = gradus.json<Items>('irt', at('nasty.csv'), '--model', '2pl');
    const anchored = gradus.json<Items>(
      'irt',
      at('nasty.csv'),
      '--model',
      '2pl',
      '--anchors',
      at('safe.csv'),
    );
    anchored.items.difficulty.forEach((one, item) => expect(one).toBeCloseTo(items.difficulty[item]!, 6));
  });
});

describe('gradus glicko', () => {
  it('rates items, an order much as the share of wrong answers', () => {
    gradus.ok('glicko', log, '--out', at('ratings.csv'));
    const [head, ...rows] = parseRows(readFileSync(at('ratings.csv'), 'utf8'));
    expect(head).toEqual(['item', 'rating', 'rating_std', 'rating_volatility', 'games']);
    const { items } = gradus.json<Items>('irt', log, '--model', '1pl');
    const rating = new Map(rows.map((row) => [row[0], Number(row[1])]));
    const hardest = items.names[items.difficulty.indexOf(Math.max(...items.difficulty))];
    expect(rating.get(hardest)).toBe(Math.max(...rating.values()));
  });

  it('takes every respondent as a rating period where that is asked for', () => {
    expect(gradus.ok('glicko', log)).toMatch(/^1 rating period\./m);
    expect(gradus.ok('glicko', log, '--periods', 'respondent')).toMatch(/^40 rating periods\./m);
    refuses(['glicko', log, '--periods', 'daily'], /--periods takes one, respondent, not "daily"/);
  });
});

describe('gradus glicko --matches', () => {
  it('rates the players of a log of matches, period by period, and says what it could not use', () => {
    writeFileSync(
      at('matches.csv'),
      'white,black,result,period\nA,B,1-0,1\nA,C,0-1,1\nB,C,1/2-1/2,2\nA,A,1-0,2\nB,A,,2\n',
    );
    const text = gradus.ok('glicko', at('matches.csv'), '--matches', '--out', at('players.csv'));
    expect(text).toMatch(/^3 matches of 3 players in 2 rating periods; 1 without a result$/m);
    expect(text).toMatch(/matches\.csv, line 5: "A" plays against itself/);
    const rows = parseRows(readFileSync(at('players.csv'), 'utf8'));
    expect(rows[0]).toEqual(['player', 'rating', 'rating_std', 'rating_volatility', 'games']);
    const ratings = Object.fromEntries(rows.slice(1).map(([name, rating]) => [name!, Number(rating)]));
    expect(ratings['C']!).toBeGreaterThan(ratings['A']!);
    expect(ratings['A']!).toBeGreaterThan(ratings['B']!);
  });
});

describe('gradus score --responses', () => {
  it('imports, says how many items were found and by what, and shows IRT difficulty with its agreement', () => {
    const { out, err, code } = gradus.run(
      'score',
      sample,
      '--responses',
      log,
      '--measures',
      'human,irt,glicko,length',
    );
    expect(code).toBe(0);
    expect(err).toMatch(/40 respondents; 350 of 350 items are examples here, found by their id/);
    expect(out).toMatch(/^irtDifficulty +350 .* \.79$/m);
    expect(out).not.toMatch(/irtDifficultySe/);
  });

  it('is remembered: later commands know it without the log', () => {
    const text = gradus.ok('show', sample, '--row', '3', '--measure', 'irtDifficulty');
    expect(text).toMatch(/IRT b -1\.\d\d ± \.\d\d · \d+ of 39 correct/);
    expect(text).toMatch(/^irtDifficulty +-1\.\d\d ± \.\d\d +\d+% +logits$/m);
    gradus.ok(
      'mix',
      sample,
      '--recipe',
      'hard',
      '--measure',
      'irtDifficulty',
      '--size',
      '20',
      '--out',
      at('hard.jsonl'),
    );
    expect(gradus.ok('verify', at('hard.jsonl.manifest.json'), '--data', sample)).toBeTruthy();
  });

  it('is kept in the store, which shows its size and can be cleared of it', () => {
    expect(gradus.ok('store')).toMatch(/^calibrations of responses +[\d.]+ [KM]B$/m);
    const elsewhere = new CommandLine(join(folder, 'other-store'));
    elsewhere.ok('irt', log, '--model', '1pl');
    expect(readdirSync(join(folder, 'other-store'))).toHaveLength(1);
    expect(elsewhere.ok('store', 'clear')).toMatch(
      /^Removed the scores of 0 datasets, and what was calibrated,/,
    );
    expect(readdirSync(join(folder, 'other-store'))).toEqual([]);
  });

  it('refuses to replace them, names the flag that insists, and puts them back', () => {
    const shown = (): string => gradus.ok('show', sample, '--row', '3', '--json');
    const before = shown();
    writeFileSync(at('some.csv'), someAnswers(60, ['nowhere-1']));
    const args = ['score', sample, '--responses', at('some.csv'), '--measures', 'irt'];
    refuses(
      args,
      /^gradus: school\.jsonl has responses already, of 350 items by 40 respondents \(school-responses\.csv, \d{4}-\d\d-\d\d\)\. --replace puts those of 61 items by 2 respondents \(some\.csv\) in their place \(--take-back responses undoes it\), and without --responses they are kept\.$/m,
    );
    expect(shown()).toBe(before);
    const { err } = gradus.run(...args, '--replace');
    expect(err).toMatch(/60 of 61 items are examples here/);
    expect(err).toMatch(/Not found: nowhere-1/);
    expect(err).toMatch(
      /^The responses before, of 350 items by 40 respondents \(school-responses\.csv\), are replaced: --take-back responses puts them back\.$/m,
    );
    expect(shown()).not.toBe(before);
    const back = gradus.run('score', sample, '--take-back', 'responses', '--measures', 'irt');
    expect(back.err).toMatch(
      /^The responses of 350 items by 40 respondents \(school-responses\.csv\) are back\.$/m,
    );
    expect(shown()).toBe(before);
    refuses(['score', sample, '--take-back', 'responses'], /There are no former responses to take back/);
    refuses(['score', sample, '--take-back', 'all'], /--take-back takes responses, dynamics, not "all"/);
    refuses([...args, '--take-back', 'responses'], /only one can be meant/);
    expect(gradus.ok('score', '--help')).toMatch(/--replace .*--anyway .*--take-back WHAT/s);
  });

  it('refuses five items that fit by their number alone, and says so where that is insisted on', () => {
    writeFileSync(
      at('five.csv'),
      'Item_1,Item_2,Item_3,Item_4,Item_5,Freq\n0,0,0,1,1,7\n1,0,1,1,0,9\n1,1,1,0,1,8\n',
    );
    const args = ['score', sample, '--responses', at('five.csv'), '--measures', 'irt', '--replace'];
    refuses(
      args,
      /may not be of school\.jsonl: 5 of 5 items are found by row number, but only 5 of 350 rows would have an item, and the dataset’s own ids are not the items’ names in 5 of 5 rows, .*item "Item_1" would be row 0, id "mathematics-006".*\. --anyway imports them all the same\. --join id, hash, question or row says how they are found\.$/m,
    );
    const { code, err } = gradus.run(...args, '--anyway');
    expect(code).toBe(0);
    expect(err).toMatch(/^Imported all the same, although only 5 of 350 rows would have an item\.$/m);
    gradus.ok('score', sample, '--take-back', 'responses', '--measures', 'irt');
  });

  it('names what can be done with a response matrix', () => {
    writeFileSync(at('matrix.csv'), 'q1,q2,q3,freq\n0,0,1,7\n1,0,1,9\n1,1,1,8\n');
    refuses(
      ['score', at('matrix.csv')],
      /"gradus irt .*matrix\.csv" .* "gradus score DATA --responses .*matrix\.csv"/,
    );
  });
});

/** What two models answered to the first so many questions of the sample, and to others. */
function someAnswers(questions: number, others: readonly string[]): string {
  const ids = readFileSync(sample, 'utf8')
    .split('\n')
    .slice(0, questions)
    .map((line) => (JSON.parse(line) as { id: string }).id);
  const lines = [...ids, ...others].flatMap((id, place) => [
    `m1,${id},${place % 2}`,
    `m2,${id},${place % 3 && 1}`,
  ]);
  return ['respondent,item,score', ...lines, ''].join('\n');
}
