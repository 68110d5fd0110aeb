import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { detect, readResponses } from '../../../src/engine/responseLogs/readResponses';
import { temporaryFolder } from '../../temporary';
import { answersOf } from './toldLog';

const folder = temporaryFolder();
let files = 0;

/** Writes a file into a folder of its own; gives its path. */
function written(name: string, content: string | Uint8Array): string {
  const own = join(folder, String(files++));
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, name), content);
  return join(own, name);
}

const long = 'respondent,item,score\nann,q1,1\nann,q2,0\nbob,q1,0\n';

it('A format that there is not is refused with those that there are, also of a folder', async () => {
  const path = written('a.csv', long);
  for (const log of [path, join(path, '..')])
    await expect(readResponses([log], { format: 'longer' })).rejects.toThrow(
      /^There is no format "longer" of response logs: it is one of lm-eval, .*long, .*\.$/,
    );
});

describe('a file that holds no answers', () => {
  it.each([
    ['an empty file', 'a.csv', '', 'a.csv is empty: there is nothing to score in it.'],
    ['a file of blanks', 'a.jsonl', ' \n\n ', 'a.jsonl is empty: there is nothing to score in it.'],
    [
      'a binary file',
      'a.csv',
      Uint8Array.from([1, 2, 0, 255]),
      'a.csv is not a text file: it holds a zero byte at offset 2.',
    ],
    [
      'UTF-16',
      'a.csv',
      Buffer.from(`\ufeff${long}`, 'utf16le'),
      'a.csv is encoded as UTF-16: save it as UTF-8 first.',
    ],
    [
      'a zip archive',
      'run.json',
      Buffer.from('PK\x03\x04rest'),
      'run.json is a zip archive that is broken or cut off: "inspect log convert --to json" makes a readable log of a whole .eval file.',
    ],
    [
      'gzip',
      'a.jsonl',
      Uint8Array.from([0x1f, 0x8b, 8]),
      'a.jsonl is compressed with gzip: unpack it first (gunzip -k a.jsonl).',
    ],
    ['a broken first line', 'a.jsonl', '{"model": \n', /^a\.jsonl, line 1: it is not valid JSON/],
    [
      'one object',
      'a.json',
      '{\n "a": 1\n}\n',
      'a.json holds one JSON object that is no log: records stand one a line or in a list.',
    ],
    ['a header alone', 'a.csv', 'respondent,item,score\n', 'a.csv, line 1: no whole record could be found.'],
    [
      'answers that are none',
      'a.csv',
      'respondent,item,score\nann,q1,7000000\nann,q2,8000000\n',
      'a.csv, line 2: field "score" has "7000000", which is no score between 0 and 1. No answer could be used.',
    ],
    [
      'one answer for everything',
      'a.csv',
      'student,correct\nann,1\nbob,0\n',
      'a.csv: no answers were found in it: nothing in it names an item (such as "item", "question" or "id"); it has student, correct.',
    ],
  ])('is refused in one sentence: %s', async (_, name, content, message) => {
    await expect(readResponses([written(name, content)])).rejects.toMatchObject({
      name: 'UserError',
      message: message instanceof RegExp ? expect.stringMatching(message) : message,
    });
  });

  it('is refused where a folder holds none, a pattern matches none, and a file is not there', async () => {
    const text = written('readme.txt', 'nothing');
    const own = join(text, '..');
    await expect(readResponses([own])).rejects.toThrow(
      `The folder ${own} holds no JSONL, JSON, CSV, TSV, Parquet or .eval file, nor does any folder in it.`,
    );
    await expect(readResponses([join(own, '*.csv')])).rejects.toThrow(
      `No file matches ${join(own, '*.csv')}.`,
    );
    await expect(readResponses([join(own, 'a.csv')])).rejects.toThrow(
      `Cannot read ${join(own, 'a.csv')}: there is no such file or folder.`,
    );
    await expect(readResponses([])).rejects.toThrow('No file with answers was named');
  });

  it('is an error where it is named, and left aside and told where it is found', async () => {
    const path = written('a.csv', long);
    const other = join(path, '..', 'b.csv');
    writeFileSync(other, 'x,y\n1,one\n2,two\n');
    await expect(readResponses([path, other])).rejects.toThrow('b.csv: no answers were found in it');
    const { report } = await readResponses([join(path, '..')]);
    expect(report.files.map(({ path }) => path)).toEqual([path]);
    expect(report.skipped.map(({ path }) => path)).toEqual([other]);
  });
});

describe('files, folders and patterns', () => {
  it('are read together, each file once', async () => {
    const path = written('a.csv', long);
    const own = join(path, '..');
    mkdirSync(join(own, 'deep', 'er'), { recursive: true });
    writeFileSync(join(own, 'deep', 'er', 'b.csv'), long.replaceAll('bob', 'cem'));
    const all = await readResponses([own]);
    expect(all.respondents).toEqual(['ann', 'bob', 'cem']);
    expect(all.report.merged).toBe(2);
    expect(answersOf(await readResponses([path, own, join(own, '**', '*.csv')]))).toEqual(answersOf(all));
    expect((await readResponses([join(own, '*.csv')])).respondents).toEqual(['ann', 'bob']);
  });
});

describe('what is wrong in the middle of a log', () => {
  it('costs its record alone: a list that is cut off', async () => {
    const stats = (value: number): object[] => [{ name: { name: 'exact_match' }, count: 1, sum: value }];
    const list = JSON.stringify(
      [0, 1].map((at) => ({ instance_id: `id${at}`, stats: stats(at) })),
      null,
      1,
    );
    const { report } = await readResponses([written('per_instance_stats.json', list.slice(0, -20))]);
    expect(report.answers).toBe(1);
    expect(report.problems).toMatchObject([{ line: 14, text: 'the file ends inside this record' }]);
  });

  it('costs its record alone: bytes that are no UTF-8 in JSON Lines', async () => {
    const line = '{"subject_id":"ann","responses":{"q1":1}}\n';
    const bad = Buffer.concat([
      Buffer.from('{"subject_id":"M'),
      Buffer.from([0xfc]),
      Buffer.from('ller","responses":{"q1":1}}\n'),
    ]);
    const path = written(
      'a.jsonl',
      Buffer.concat([Buffer.from(line), bad, Buffer.from(line.replace('ann', 'bob'))]),
    );
    const { respondents, report } = await readResponses([path]);
    expect(respondents).toEqual(['ann', 'bob']);
    expect(report.problems).toMatchObject([{ line: 2, text: 'it is not valid UTF-8' }]);
  });

  it('costs its line alone: a quote that is never closed', async () => {
    const { report } = await readResponses([written('a.csv', `${long}"cem,q1,1\ndan,q1,1\n`)]);
    expect(report.respondents).toBe(3);
    expect(report.problems).toMatchObject([{ line: 5, text: 'a quote opened here is never closed' }]);
  });

  it('is told a thousand times and counted on', async () => {
    const { report } = await readResponses([written('a.csv', long + 'ann,q9,9000000\n'.repeat(1500))]);
    expect([report.problems.length, report.problemCount]).toEqual([1000, 1500]);
    expect(report.problems.at(-1)!.line).toBe(1004);
  });
});

describe('a table as wide as a line can be', () => {
  const width = 1_000_000;
  let path: string;

  beforeAll(() => {
    const line = (cell: (at: number) => string): string =>
      Array.from({ length: width }, (_, at) => cell(at)).join(',');
    const rows = [0, 1, 2].map((row) => `r${row},${line((at) => String((at + row) % 2))}\n`);
    path = written('wide.csv', `student,${line((at) => `q${at}`)}\n${rows.join('')}`);
  });

  it('is read in seconds', async () => {
    const before = process.cpuUsage();
    const log = await readResponses([path]);
    const { user } = process.cpuUsage(before);
    // Measured 2.5 s; a reader that is quadratic in the columns takes hours. Time of the processor, so that others' work is not counted.
    expect(user / 1e6).toBeLessThan(30);
    expect(log.report).toMatchObject({ respondents: 3, items: width, answers: 3 * width, problemCount: 0 });
    expect(log.items.slice(9, 12)).toEqual(['q9', 'q10', 'q11']);
    expect([...log.correct.subarray(0, 4)]).toEqual([0, 1, 0, 1]);
  });
});

describe('reading a large file', () => {
  let path: string;

  beforeAll(() => {
    path = written('large.csv', `respondent,item,score\n${'a-rather-long-name,q1,1\n'.repeat(500_000)}`);
  });

  it('tells how far it is, and merges what it is told', async () => {
    const seen: [number, number][] = [];
    const log = await readResponses([path], { progress: (done, total) => void seen.push([done, total]) });
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).sort((one, other) => one - other));
    expect(seen.at(-1)![0]).toBe(seen[0]![1]);
    expect(answersOf(log)).toEqual(['a-rather-long-name | q1 | 500000/500000']);
    expect(log.report.merged).toBe(499_999);
  });

  it('stops when it is told to, before it begins and in the middle', async () => {
    await expect(readResponses([path], { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    const control = new AbortController();
    let blocks = 0;
    const progress = (): void => {
      blocks++;
      control.abort();
    };
    await expect(readResponses([path], { signal: control.signal, progress })).rejects.toThrow('aborted');
    expect(blocks).toBe(1);
  });
});

describe('the beginning of a log', () => {
  it('tells the format and the first answers', async () => {
    const preview = await detect(written('a.csv', long));
    expect(preview).toMatchObject({ format: 'long', title: 'one answer a row', whole: true });
    expect(answersOf(preview.log!)).toEqual(['ann | q1 | 1/1', 'ann | q2 | 0/1', 'bob | q1 | 0/1']);
  });

  it('is no more than the beginning of a large one', async () => {
    const preview = await detect(
      written('a.csv', `respondent,item,score\n${'ann,q1,1\nann,q2,0\n'.repeat(100_000)}`),
    );
    expect(preview.whole).toBe(false);
    expect(preview.log!.report.problemCount).toBe(0);
    expect(preview.log!.report.attempts).toBeLessThan(200_000);
  });
});

// A colon cannot stand in the name of a folder on Windows: there HELM's own runs cannot lie as it names them.
describe.skipIf(process.platform === 'win32')('a run of HELM under its own name', () => {
  it('gives its model and what was asked', async () => {
    const own = join(
      folder,
      'mmlu:subject=anatomy,method=joint,model=acme_small-1b,data_augmentation=canonical',
    );
    mkdirSync(own, { recursive: true });
    const stats = [{ name: { name: 'exact_match', split: 'test' }, count: 1, sum: 1 }];
    writeFileSync(join(own, 'per_instance_stats.json'), JSON.stringify([{ instance_id: 'id1', stats }]));
    const log = await readResponses([own]);
    expect(answersOf(log)).toEqual([
      'acme/small-1b | mmlu:subject=anatomy,method=joint,data_augmentation=canonical:id1 | 1/1',
    ]);
  });
});
