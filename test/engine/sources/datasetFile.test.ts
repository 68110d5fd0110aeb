import fc from 'fast-check';
import { mkdir } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { DatasetFile } from '../../../src/engine/sources/datasetFile';
import type { FileRecord } from '../../../src/engine/sources/fileRecords';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();

async function open(name: string, content: Uint8Array | string): Promise<DatasetFile> {
  return DatasetFile.open(await folder.write(name, content));
}

const texts = Array.from({ length: 2500 }, (_, row) =>
  JSON.stringify({ question: `q${row}`, answer: 'é'.repeat(row % 7) }),
);

async function batchesOf(file: DatasetFile, rows?: ArrayLike<number>): Promise<FileRecord[][]> {
  const batches: FileRecord[][] = [];
  for await (const batch of file.records(rows)) batches.push(batch);
  return batches;
}

describe('the records of a dataset', () => {
  it('are all of them in order, batch by batch, where no rows are given', async () => {
    const batches = await batchesOf(await open('all.jsonl', texts.join('\n')));
    expect(batches.map((batch) => batch.length)).toEqual([1024, 1024, 452]);
    expect(batches.flat().map(({ row }) => row)).toEqual([...texts.keys()]);
    expect(batches.flat().map(({ bytes }) => bytes.toString())).toEqual(texts);
  });

  it('are exactly those of any rows', async () => {
    const file = await open('some.jsonl', texts.join('\r\n'));
    const law = fc.asyncProperty(fc.subarray([...texts.keys()]), async (rows) => {
      const records = (await batchesOf(file, Uint32Array.from(rows))).flat();
      expect(records.map(({ row }) => row)).toEqual(rows);
      expect(records.map(({ bytes }) => bytes.toString())).toEqual(rows.map((row) => texts[row]));
    });
    await fc.assert(law, { numRuns: 15 });
  });

  it('are read with their fields', async () => {
    const file = await open('fields.csv', 'question,answer\r\n"a\r\nb",c\r\nd,e\r\n');
    const [record] = (await batchesOf(file, [1])).flat();
    expect(record?.read).toEqual({ fields: { question: 'd', answer: 'e' } });
  });

  it('come in smaller batches where they are large', async () => {
    const large = Array.from({ length: 5 }, (_, row) => `{"text": "${row}${'x'.repeat(3 * 2 ** 20)}"}`);
    const batches = await batchesOf(await open('large.jsonl', large.join('\n')));
    expect(batches.map((batch) => batch.length)).toEqual([2, 2, 1]);
    expect(batches.flat().map(({ bytes }) => bytes.toString('latin1', 10, 11))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ]);
  });

  it('stop coming where a signal says so', async () => {
    const file = await open('stop.jsonl', texts.join('\n'));
    const aborted = file.records(undefined, AbortSignal.abort());
    await expect(aborted.next()).rejects.toThrow(/abort/i);
  });

  it('of a file that is gone are refused in one sentence', async () => {
    const file = await open('gone.jsonl', '{"text": "a"}\n');
    Object.assign(file.index, { path: folder.at('gone for good.jsonl') });
    await expect(file.records().next()).rejects.toThrow(
      /Cannot read .*gone for good\.jsonl: there is no such file/,
    );
  });
});

describe('a dataset', () => {
  it('counts its records, tells their lines and their ids', async () => {
    const file = await open('ids.jsonl', '{"text": "a"}\n\n{"text": "b"}\n{"text": "a"}\n');
    expect(file.count).toBe(3);
    expect([file.line(0), file.line(1), file.line(2)]).toEqual([1, 3, 4]);
    expect(file.id(0)).toMatch(/^[0-9a-f]{32}$/);
    expect(file.id(2)).toBe(file.id(0));
    expect(file.id(1)).not.toBe(file.id(0));
  });

  it('has the same ids as words of 32 bits', async () => {
    const file = await open('words.jsonl', '{"text": "a"}\n{"text": "b"}\n');
    const words = file.idWords;
    expect(words).toHaveLength(8);
    expect(Buffer.from(words.buffer, words.byteOffset + 16, 16).toString('hex')).toBe(file.id(1));
  });

  it('hands broken records over apart from the examples', async () => {
    const file = await open('broken.csv', 'question,answer\na,b\nc\n"d"x",e,z\nf,g\n');
    const examples = [];
    for await (const batch of file.examples()) examples.push(...batch);
    expect(examples.map(({ row, question }) => [row, question])).toEqual([
      [0, 'a'],
      [3, 'f'],
    ]);
    expect(await file.problems()).toEqual([
      { row: 1, line: 3, text: 'the record has 1 fields, the header 2' },
      { row: 2, line: 4, text: 'a quote inside a quoted field is not doubled' },
    ]);
  });

  it('tells its problems in the order of the file, those between records among those of records', async () => {
    const lines = ['[', '{"text": "a"},', '{"text": b},', ',', '{"text": "c"},', '{"text": d},', ']'];
    const problems = await (await open('order.json', lines.join('\n'))).problems();
    expect(problems.map(({ row, line }) => [row, line])).toEqual([
      [1, 3],
      [-1, 4],
      [3, 6],
      [-1, 7],
    ]);
  });

  it.each([199, 200, 201, 333, 1221])(
    'of %d records has its key found: no record is sampled twice',
    async (count) => {
      const records = Array.from({ length: count }, (_, row) => JSON.stringify({ id: row, text: `t${row}` }));
      const file = await open('keyed.jsonl', records.join('\n'));
      expect(file.fields.map.key).toBe('id');
    },
  );

  it('is sampled out of step with what comes back every few records', async () => {
    const record = (row: number): object => ({ question: `q${row}`, answer: row % 5 === 0 ? 'rare' : '' });
    const records = Array.from({ length: 1000 }, (_, row) => JSON.stringify(record(row)));
    const file = await open('step.jsonl', records.join('\n'));
    expect(file.fields.map).toEqual({ question: ['question'], difficulty: [] });
  });

  it('takes what the user says of its fields', async () => {
    const path = await folder.write('map.jsonl', '{"a": "x", "b": {"c": "y"}}\n');
    const file = await DatasetFile.open(path, { question: ['b.c'], answer: ['a'] });
    expect(file.fields.map).toMatchObject({ question: ['b.c'], answer: 'a' });
  });

  it('refuses a field that its records do not have, and names those they have', async () => {
    const path = await folder.write('map.jsonl', '{"a": "x", "b": 1}\n');
    const opened = DatasetFile.open(path, { question: ['promt'] });
    await expect(opened).rejects.toThrow(UserError);
    await expect(opened).rejects.toThrow('No field is named "promt". The records have: a, b.');
  });
});

describe('what is no dataset', () => {
  it.each([
    ['an empty file', 'empty.jsonl', '', 'is empty'],
    ['a blank file', 'blank.csv', ' \r\n\n', 'is empty'],
    ['gzip', 'packed.jsonl.gz', gzipSync('{"text": "a"}\n'), 'is compressed with gzip'],
    ['random bytes', 'noise.bin', Buffer.from('d7a80f3be9935cc1fe02', 'hex'), 'is not a dataset that'],
    [
      'random bytes with a zero',
      'noise.jsonl',
      Buffer.from('d7a80f3be9930cc1fe00', 'hex'),
      'is not a text file',
    ],
    [
      'random bytes in lines',
      'noise.ndjson',
      Buffer.from('e9930ad7a80f', 'hex'),
      'is not encoded as UTF-8, and in which other way is not recognised',
    ],
    ['an empty list', 'none.json', '[]', 'has no records'],
    ['a header alone', 'header.csv', 'a,b\n', 'has no records'],
    ['a list of numbers', 'numbers.json', '[1, 2]', 'line 1: it is a number, not an object with fields'],
    ['a list never closed', 'open.json', '[\n', 'line 2: the file ends before the list is closed'],
    ['prose', 'notes.md', 'Just some words.\n', 'is not a dataset that'],
  ])('is refused in one sentence that names the file: %s', async (_, name, content, said) => {
    const opened = open(name, content);
    await expect(opened).rejects.toThrow(UserError);
    await expect(opened).rejects.toThrow(new RegExp(`^${name}[, ].*\\.$`, 's'));
    await expect(opened).rejects.toThrow(said);
  });

  it('is refused where it is not there', async () => {
    const opened = DatasetFile.open(folder.at('missing.jsonl'));
    await expect(opened).rejects.toThrow(UserError);
    await expect(opened).rejects.toThrow(/^Cannot read .*missing\.jsonl: there is no such file or folder\.$/);
  });

  it('is refused where it is a folder', async () => {
    await mkdir(folder.at('folder.jsonl'));
    const opened = DatasetFile.open(folder.at('folder.jsonl'));
    await expect(opened).rejects.toThrow(UserError);
    await expect(opened).rejects.toThrow(/folder\.jsonl: it is a folder, not a file\.$/);
  });

  it('is opened or refused with a UserError that names it, whatever its bytes', async () => {
    const name = fc.constantFrom('any.jsonl', 'any.json', 'any.csv', 'any.tsv', 'any.bin');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'[]{}",:\\\n\r\tae1 é') }).map((text) => Buffer.from(text)),
    );
    const law = fc.asyncProperty(name, bytes, async (file, content) => {
      const path = await folder.write(file, content);
      expect(await openedOrRefused(path)).toMatch(/^opened$|any\./);
    });
    await fc.assert(law, { numRuns: 200 });
  });
});

async function openedOrRefused(path: string): Promise<string> {
  try {
    const file = await DatasetFile.open(path);
    for await (const batch of file.examples()) expect(batch.length).toBeLessThanOrEqual(file.count);
    return 'opened';
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
