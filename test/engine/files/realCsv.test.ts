import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../src/core/dataset/reading/record';
import { indexFile } from '../../../src/engine/sources/indexFile';
import { found } from '../../core/dataset/scan';
import { alsoShared, describeShared, sharedFolder } from '../../shared';
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

/** Small files of the same kinds. */
const madeFiles: [string, string, number, Record<number, string>][] = [
  ['header.csv', 'A,b,c\nd,E,f\n', 1, {}],
  ['bom.csv', '\ufeffA,b,ł\nż,E,f', 1, {}],
  ['crlf.csv', 'A,b\r\n"two\r\nlines",d\r\n"a ""word""!",\r\n', 2, {}],
  ['long.csv', `A,b\n${'x,"y, z"\n'.repeat(2_000)}`, 2000, {}],
  ['short.csv', 'A,b,c\n1,2,3\n1,2\n4,5,6\n', 3, { 3: 'the record has 2 fields, the header 3' }],
  ['tabs.tsv', 'A\tb\n1\t2\n1\t2\t3\n', 2, { 3: 'the record has 3 fields, the header 2' }],
];
type CsvFile = [name: string, path: () => Promise<string>, rows: number, broken: Record<number, string>];
const csvFiles: CsvFile[] = [
  ...madeFiles.map(([name, text, ...known]): CsvFile => [name, () => folder.write(name, text), ...known]),
  ...alsoShared(
    ...papaparseFiles.map(([name, ...known]): CsvFile => [name, async () => join(papaparse, name), ...known]),
  ),
];

describe('CSV files, the tests of papaparse among them,', () => {
  it.each(csvFiles)('have their records found: %s', async (_, path, rows, broken) => {
    const { spans, problems } = found((await indexFile(await path())).spans);
    expect(spans).toHaveLength(rows);
    expect(Object.fromEntries(problems.map(({ line, text }) => [line, text]))).toEqual(broken);
  });

  it.each(csvFiles)('are written again byte by byte: %s', async (_, pathOf) => {
    const path = await pathOf();
    const bytes = await readFile(path);
    const index = await indexFile(path);
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
