import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { remedyWords } from '../../../src/cli/text/remedyWords';
import { refuseUnsure } from '../../../src/core/detection/detection';
import { UserError } from '../../../src/core/userError';
import { readResponses } from '../../../src/engine/responseLogs/readResponses';
import type { ImportOptions, ResponseLog } from '../../../src/engine/responseLogs/reading/responseLog';
import { temporaryFolder } from '../../temporary';
import { answersOf } from './toldLog';

const folder = temporaryFolder();
let files = 0;

function read(content: string, options?: ImportOptions): Promise<ResponseLog> {
  const own = join(folder, String(files++));
  mkdirSync(own);
  const name = content.startsWith('{') ? 'a.jsonl' : 'a.csv';
  writeFileSync(join(own, name), content);
  return readResponses([join(own, name)], options);
}

/** What stops a reading, as the command line words it: a fault, or a question that the data does not settle. */
async function stopped(content: string, options?: ImportOptions): Promise<string> {
  try {
    refuseUnsure((await read(content, options)).report.detections);
  } catch (error) {
    if (error instanceof UserError)
      return `${error.message} ${error.remedy ? remedyWords(error.remedy) : ''}`;
    throw error;
  }
  return 'nothing';
}

const people = ['ann', 'bob', 'cem', 'dan'];
const verdict = (one: number, item: number): number => (one + item) % 2;
const long = (
  of: (verdict: number, one: number, item: number) => unknown,
  header = 'user,item,score',
): string =>
  [
    header,
    ...people.flatMap((name, one) =>
      [1, 2, 3].map((item) => `${name},q${item},${String(of(verdict(one, item), one, item))}`),
    ),
  ].join('\n');
const wide = (of: (verdict: number, one: number, item: number) => unknown): string =>
  [
    'student,q1,q2,q3',
    ...people.map((name, one) =>
      [name, ...[1, 2, 3].map((item) => of(verdict(one, item), one, item))].join(','),
    ),
  ].join('\n');
const hundred = (one: number): number => one * 100;
const plain = (one: number): number => one;

describe('what is said of a log and does not fit it', () => {
  it.each<[string, string, ImportOptions, string]>([
    ['words that no answer is', long(hundred), { right: ['OK'] }, '--right'],
    [
      'words that no answer is, of words',
      long((one) => (one ? 'yes' : 'no')),
      { right: ['correct', 'right'] },
      '--right',
    ],
    ['words for a table', wide(plain), { right: ['1'] }, '--right'],
    ['one field for two roles', long(plain), { fields: { respondent: 'item', item: 'item' } }, '--fields'],
    ['one field for item and score', long(plain), { fields: { item: 'score', score: 'score' } }, '--fields'],
    [
      'one field for score and attempts',
      long(plain),
      { fields: { score: 'score', attempts: 'score' } },
      '--fields',
    ],
    ['a key for one answer a row', long(hundred), { key: 'ABCD' }, '--key'],
    ['a key for scores in a table', wide(plain), { key: 'ABC' }, '--key'],
    ['what the rows are of one answer a row', long(plain), { rows: 'items' }, '--rows'],
    ['columns of one answer a row', long(plain), { items: ['q*'] }, '--items'],
    ['a scale that is too narrow', long(hundred), { scale: '0:10' }, '--scale'],
    ['a scale that lies elsewhere', long(plain), { scale: '1:5' }, '--scale'],
    ['a narrow scale of a table', wide((one) => one * 4), { scale: '0:2' }, '--scale'],
    [
      'what is missing from py-irt',
      '{"subject_id":"ann","responses":{"q1":1,"q2":0}}',
      { missing: ['9'] },
      '--missing',
    ],
    ['a key for py-irt', '{"subject_id":"ann","responses":{"q1":1,"q2":0}}', { key: 'AB' }, '--key'],
  ])('is refused in a sentence that names it: %s', async (_, content, options, flag) => {
    expect(await stopped(content, options)).toContain(flag);
  });

  it('is no matter where it fits', async () => {
    expect(answersOf(await read(long(hundred), { right: ['100'] }))).toEqual(
      answersOf(await read(long(plain))),
    );
    expect(answersOf(await read(long(hundred), { scale: '0:100' }))).toEqual(
      answersOf(await read(long(plain))),
    );
    expect(answersOf(await read(wide(plain), { rows: 'respondents' }))).toEqual(
      answersOf(await read(wide(plain))),
    );
  });
});

describe('a refusal', () => {
  it.each([
    ['meh,yay', 'result'],
    ['gut,schlecht', 'verdict'],
    ['A,B', 'status'],
    ['done,open', 'outcome'],
  ])('names the words that it does not know, and how to say which are right: %s', async (pair, name) => {
    const [wrong, right] = pair.split(',');
    const text = await stopped(long((one) => (one ? right : wrong), `user,item,${name}`));
    expect(text).toContain('--right');
    expect(text).toContain(`"${right}"`);
  });

  it.each(['foo,bar,baz', 'user,bar,baz', 'foo,item,score', 'a,b,c'])(
    'of fields that are not known says how to name them: %s',
    async (header) => {
      expect(await stopped(long((_, one, item) => `x${one}${item}`, header))).toContain(
        '--fields respondent=NAME,item=NAME,score=NAME',
      );
    },
  );
});

const coded =
  (...codes: readonly number[]) =>
  (one: number, who: number, item: number): number =>
    item === 3 && who < codes.length ? codes[who]! : one;
const jsonLines = (csv: string): string =>
  csv
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
    .map(([user, item, score]) => JSON.stringify({ user, item, score: Number(score) }))
    .join('\n');

describe('codes for missing answers', () => {
  const table = [[9], [8, 9], [7, 8, 9], [99], [-1], [-9], [6, 7], [98, 99], [999], [-8, -9, -7]];
  it.each(table)('are asked about, and how to say so is told: %s', async (...codes) => {
    for (const content of [wide(coded(...codes)), long(coded(...codes)), jsonLines(long(coded(...codes)))]) {
      const text = await stopped(content);
      expect(text).toContain('--missing');
      expect(text).not.toContain('--scale 0:9');
    }
  });

  it.each(table)('are missing where it is said so: %s', async (...codes) => {
    const missing = codes.map(String);
    const expected = answersOf(await read(long(plain))).filter(
      (line) => !people.slice(0, codes.length).some((name) => line.startsWith(`${name} | q3`)),
    );
    for (const content of [wide(coded(...codes)), long(coded(...codes)), jsonLines(long(coded(...codes)))]) {
      const log = await read(content, { missing });
      expect(answersOf(log)).toEqual(expected);
      expect(log.report.missing).toBe(codes.length);
      expect(log.report.detections.filter(({ subject }) => subject === 'scale')).toEqual([]);
    }
  });

  it('are missing beside letters with a key, and words', async () => {
    const letters = wide((one, who, item) => (item === 3 && who === 0 ? 9 : 'BA'[one]));
    expect((await read(letters, { key: 'AAA', missing: ['9'] })).report).toMatchObject({
      answers: 11,
      missing: 1,
    });
    const words = long((one, who, item) => (item === 3 && who === 0 ? 'NR' : one));
    expect((await read(words, { missing: ['NR'] })).report).toMatchObject({ answers: 11, missing: 1 });
  });

  it.each([
    ['partial credit', (_: number, who: number, item: number) => (who + item) % 4],
    ['a hundred', hundred],
    ['a high score in a row of them', (_: number, who: number, item: number) => who * 3 + item - 1],
  ])('are not what scores of a scale are: %s', async (_, of) => {
    expect(await stopped(long(of))).not.toContain('--missing');
  });
});

describe('a log that is scored in several ways', () => {
  const harness = (fields: (one: number) => object, filter: string): string[] =>
    [1, 0].map((one, at) =>
      JSON.stringify({
        doc_id: at,
        doc: { id: `q${at}` },
        target: '1',
        filtered_resps: ['1'],
        filter,
        ...fields(one),
      }),
    );
  const twoFilters = [
    ...harness((one) => ({ metrics: ['exact_match'], exact_match: one }), 'strict-match'),
    ...harness((one) => ({ metrics: ['exact_match'], exact_match: 1 - one }), 'flexible-extract'),
  ].join('\n');
  const twoMetrics = harness(
    (one) => ({ metrics: ['acc', 'acc_norm'], acc: one, acc_norm: 1 - one }),
    'none',
  ).join('\n');
  const twoUnnamed = harness((one) => ({ acc: one, acc_norm: 1 - one }), '').join('\n');

  it.each([
    [twoFilters, 'exact_match after strict-match', '--filter'],
    [twoMetrics, 'acc after none', '--metric'],
    [twoUnnamed, 'acc', '--metric'],
  ])('says which was taken and how to take another: %#', async (content, taken, flag) => {
    const { report } = await read(content);
    const [told] = report.detections;
    expect(told).toMatchObject({ subject: 'verdict', taken, grade: 'likely' });
    expect(remedyWords(told!.remedy!)).toContain(flag);
  });

  it('says nothing where one is chosen', async () => {
    expect((await read(twoFilters, { filter: 'flexible-extract' })).report.detections).toEqual([]);
    expect((await read(twoMetrics, { metric: 'acc_norm' })).report.detections).toEqual([]);
  });
});
