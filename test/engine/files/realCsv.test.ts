import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { readRecord } from '../../../src/core/dataset/record';
import { indexFile } from '../../../src/engine/files/fileIndex';
import { found } from '../../core/dataset/scan';
import { describeShared, sharedFolder } from '../../shared';
import { rewritten } from './rewritten';
import { tempFolder } from './tempFolder';

const folder = tempFolder();
const spectrum = join(sharedFolder, 'data/robust-csv-spectrum');
const papaparse = join(sharedFolder, 'data/robust-papaparse');

describeShared('csv-spectrum', () => {
  it.each(namesIn(join(spectrum, 'csvs')))('reads to the JSON that is given with it: %s', async (name) => {
    const bytes = await csvAsPublished(name);
    const index = await indexFile(await folder.write(name, bytes));
    const { spans, problems } = found(index.spans);
    const read = spans.map(([start, end]) => readRecord(bytes.subarray(start, end), index.recordFormat));
    const json = await readFile(join(spectrum, 'json', `${basename(name, '.csv')}.json`), 'utf8');
    expect(read).toEqual((JSON.parse(json) as unknown[]).map((fields) => ({ fields })));
    expect(problems).toEqual([]);
  });
});

/** The files named crlf were published with CRLF, but the copy at hand has been through a checkout that took it away. */
async function csvAsPublished(name: string): Promise<Buffer> {
  const bytes = await readFile(join(spectrum, 'csvs', name));
  return name.includes('crlf') ? Buffer.from(bytes.toString().replace(/\r?\n/g, '\r\n')) : bytes;
}

function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return ['no file'];
  }
}

/** Rows below the header, and what is wrong with those that are broken, by line. */
const papaparseFiles: [string, number, Record<number, string>][] = [
  ['tests/sample.csv', 1, {}],
  ['tests/sample-header.csv', 2, {}],
  ['tests/utf-8-bom-sample.csv', 1, {}],
  ['tests/long-sample.csv', 7, {}],
  ['docs/resources/files/normal.csv', 1135, {}],
  [
    'tests/verylong-sample.csv',
    2000,
    Object.fromEntries(
      [500, 1000, 1500, 2000].map((line) => [line, 'the record has 2 fields, the header 3']),
    ),
  ],
  [
    'docs/resources/files/malformed.tsv',
    9,
    {
      3: 'the record has 9 fields, the header 8',
      6: 'the record has 7 fields, the header 8',
    },
  ],
];

describeShared('the test files of papaparse', () => {
  it.each(papaparseFiles)('have their records found: %s', async (name, rows, broken) => {
    const { spans, problems } = found((await indexFile(join(papaparse, name))).spans);
    expect(spans).toHaveLength(rows);
    expect(Object.fromEntries(problems.map(({ line, text }) => [line, text]))).toEqual(broken);
  });

  it.each(papaparseFiles)('are written again byte by byte: %s', async (name) => {
    const bytes = await readFile(join(papaparse, name));
    const index = await indexFile(join(papaparse, name));
    const ended = bytes.at(-1) === 0x0a ? bytes : Buffer.concat([bytes, index.frame.close]);
    expect(rewritten(index, bytes).equals(ended)).toBe(true);
  });
});

const quotedCell = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

/** CSV as Python's csv module writes it: CRLF after a record, quotes only where they must be. */
function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quotedCell).join(',')}\r\n`).join('');
}

async function rowsOf(name: string, fields: readonly string[]): Promise<string[][]> {
  const text = await readFile(join(sharedFolder, 'data', name), 'utf8');
  const records = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
  return [[...fields], ...records.map((record) => fields.map((field) => record[field] ?? ''))];
}

describeShared('real questions and answers of several lines, written as CSV', () => {
  it.each([
    ['gsm8k/train.jsonl', ['question', 'answer']],
    ['math-levels/MATH_test_5000.jsonl', ['problem', 'level', 'subject', 'solution']],
  ])('lose no record to a ragged row or to a stray quote: %s', async (name, fields) => {
    const [head, ...rows] = await rowsOf(name, fields);
    const spares = fields.slice(1).map(() => 'x');
    const ragged = [
      head!,
      ...rows.slice(0, 99),
      ['a', 'row', 'with', 'one', 'field', 'too', 'many'],
      ...rows.slice(99),
    ];
    const one = await indexFile(await folder.write('ragged.csv', csvOf(ragged)));
    expect([one.spans.count, one.spans.problems.length, one.notes]).toEqual([rows.length + 1, 1, []]);
    const stray = `"Rome" was founded when?,${spares.join(',')}\r\n`;
    const text = csvOf([head!, ...rows.slice(0, 99)]) + stray + csvOf(rows.slice(99));
    const other = await indexFile(await folder.write('stray.csv', text), { hashes: true });
    expect([other.spans.count, other.spans.problems]).toEqual([rows.length + 1, []]);
    expect(other.ids).toHaveLength(16 * other.spans.count);
    expect(other.notes).toHaveLength(1);
  });
});
