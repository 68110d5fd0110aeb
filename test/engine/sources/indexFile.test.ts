import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { indexFile } from '../../../src/engine/sources/indexFile';
import type { FileIndex } from '../../../src/engine/sources/fileIndex';
import { UserError } from '../../../src/core/userError';
import { found } from '../../core/dataset/scan';
import { rewritten } from '../files/rewritten';
import { tempFolder } from '../files/tempFolder';

const folder = tempFolder();

async function indexOf(name: string, content: Uint8Array | string): Promise<FileIndex> {
  return indexFile(await folder.write(name, content), { hashes: true });
}

/** The first 16 bytes of the SHA-256 of these pieces, in hexadecimal digits. */
function shortHash(...pieces: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex').slice(0, 32);
}

function idsOf({ ids, spans }: FileIndex): string[] {
  expect(ids).toHaveLength(16 * spans.count);
  return Array.from({ length: spans.count }, (_, row) =>
    Buffer.from(ids.subarray(16 * row, 16 * row + 16)).toString('hex'),
  );
}

describe('the ids of records', () => {
  it('are the SHA-256 of the bytes of a JSON Lines record, cut to 128 bits', async () => {
    const index = await indexOf('ids.jsonl', '\ufeff{"a": "é"}\r\n\r\n {"b": 2} \n{"c": 3}');
    expect(idsOf(index)).toEqual([shortHash('{"a": "é"}'), shortHash(' {"b": 2} '), shortHash('{"c": 3}')]);
  });

  it('are those of the bytes of a list element, the space around it left out', async () => {
    const index = await indexOf('ids.json', '[\n  {"a":\n 1} ,{"b": 2}\n]\n');
    expect(idsOf(index)).toEqual([shortHash('{"a":\n 1}'), shortHash('{"b": 2}')]);
  });

  it('are those of header, line feed and record in CSV, whatever its line ending', async () => {
    const index = await indexOf('ids.csv', '\ufeff"a",b\r\n1,"x\r\ny"\r\n2,3\r\n');
    expect(idsOf(index)).toEqual([shortHash('"a",b\n1,"x\r\ny"'), shortHash('"a",b\n2,3')]);
  });

  it('are the same for the same content, wherever it stands', async () => {
    const one = idsOf(await indexOf('one.jsonl', '{"a": 1}\n{"b": 2}\n{"a": 1}\n'));
    const other = idsOf(await indexOf('other.ndjson', '\n{"b": 2}\r\n{"c": 3}\r\n{"a": 1}'));
    expect(one[2]).toBe(one[0]);
    expect([other[2], other[0]]).toEqual([one[0], one[1]]);
    expect(new Set([...one, ...other]).size).toBe(3);
  });

  it('differ in CSV where the header differs', async () => {
    const [one] = idsOf(await indexOf('one.csv', 'a,b\n1,2\n'));
    const [other] = idsOf(await indexOf('other.csv', 'b,a\n1,2\n'));
    expect(one).not.toBe(other);
  });

  it('are those of broken records too', async () => {
    const index = await indexOf('broken.csv', 'a,b\n1\n2,3\n');
    expect(idsOf(index)).toEqual([shortHash('a,b\n1'), shortHash('a,b\n2,3')]);
  });

  it('are left out where nobody asks for them', async () => {
    const index = await indexFile(await folder.write('plain.jsonl', '{}\n{}\n'));
    expect(index.spans.count).toBe(2);
    expect(index.ids).toHaveLength(0);
  });
});

describe('blank space before the first record, however long', () => {
  it.each([
    ['lines.jsonl', '\n', '{"a": 1}\n{"b": 2}\n', ['{"a": 1}', '{"b": 2}']],
    ['list.json', ' ', '[{"a": 1},{"b": 2}]', ['{"a": 1}', '{"b": 2}']],
    ['table.csv', '\r\n', 'a;b\n1;2\n3;4\n', ['a;b\n1;2', 'a;b\n3;4']],
  ])('is passed over: %s', async (name, blank, text, records) => {
    for (const times of [65_535, 65_536, 65_537, 300_000]) {
      const index = await indexOf(name, `\ufeff${blank.repeat(times)}${text}`);
      expect(idsOf(index)).toEqual(records.map((record) => shortHash(record)));
    }
  });

  it('is empty where nothing follows', async () => {
    await expect(indexOf('blank.jsonl', ' \n'.repeat(70_000))).rejects.toThrow('blank.jsonl is empty');
  });
});

describe('records that are longer than the blocks a file is read in', () => {
  const long = 'x'.repeat(9 * 2 ** 20);

  it('are found in JSON Lines, and those after them', async () => {
    const records = ['{"a": 1}', `{"a": "${long}"}`, '{"a": 3}'];
    const index = await indexOf('long.jsonl', `${records.join('\n')}\n`);
    expect(idsOf(index)).toEqual(records.map((record) => shortHash(record)));
  });

  it('are found in a JSON list, and those after them', async () => {
    const records = ['{"a": 1}', `{"a": "${long}"}`, '{"a": 3}'];
    const index = await indexOf('long.json', `[${records.join(',\n')}]`);
    expect(idsOf(index)).toEqual(records.map((record) => shortHash(record)));
    expect(found(index.spans).problems).toEqual([]);
  });

  it('are found in CSV, and those after them', async () => {
    const records = ['1,2', `3,"${long}\n"`, '5,6'];
    const index = await indexOf('long.csv', `a,b\n${records.join('\n')}\n`);
    expect(idsOf(index)).toEqual(records.map((record) => shortHash('a,b\n', record)));
    expect(found(index.spans).spans.map(([, , line]) => line)).toEqual([2, 3, 5]);
  });
});

describe('a file whose record never ends', () => {
  // A file with a hole takes no room on the disk; zeros are read there. Before it is what makes the file look like text.
  async function hole(name: string, size: number): Promise<string> {
    const path = await folder.write(name, `{"text": "${'x'.repeat(2 ** 16)}`);
    await truncate(path, size);
    return path;
  }

  it('is given up beyond 512 MB, with what to look at', async () => {
    const index = indexFile(await hole('beyond.jsonl', 520 * 2 ** 20));
    await expect(index).rejects.toEqual(
      new UserError(
        'beyond.jsonl has a record of more than 512 MB at byte 0: is its ending right? One record a line is JSONL.',
      ),
    );
  });
});

describe('the index of a file', () => {
  it('tells its format, its columns and how they are separated', async () => {
    const index = await indexOf('format.csv', 'a;;a\r\n1;2;3\r\n');
    expect(index.recordFormat).toEqual({
      format: 'csv',
      dialect: { delimiter: ';', newline: '\r\n' },
      columns: ['a', 'column_2', 'a_2'],
    });
    expect(index).toMatchObject({ name: 'format.csv', path: folder.at('format.csv'), size: 13 });
  });

  it('does not keep back that a block ends inside a record of many', async () => {
    const line = `{"a": "${'y'.repeat(89)}"}`;
    const index = await indexOf('many.jsonl', `${line}\n`.repeat(50_000));
    expect(index.spans.count).toBe(50_000);
    expect(new Set(idsOf(index))).toEqual(new Set([shortHash(line)]));
  });

  it('stops where it is told to', async () => {
    const path = await folder.write('stop.jsonl', '{}\n');
    await expect(indexFile(path, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

const object = fc
  .dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 })
  .map((value) => JSON.stringify(value));
const objects = fc.array(object, { minLength: 1, maxLength: 5 });
const mark = fc.constantFrom('', '\ufeff');
const newline = fc.constantFrom('\n', '\r\n');

const linesFile = fc.tuple(mark, objects, newline).map(([start, records, end]) => ({
  name: 'frame.jsonl',
  text: start + records.map((one) => one + end).join(''),
}));
const listFile = fc
  .tuple(mark, fc.array(object, { minLength: 2, maxLength: 5 }), newline, fc.constantFrom('', '  ', '\t'))
  .map(([start, records, end, indent]) => ({
    name: 'frame.json',
    text: `${start}[${end}${indent}${records.join(`,${end}${indent}`)}${end}]${end}`,
  }));
const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', '\n'), maxLength: 5 });
const csvLine = fc
  .tuple(cell, cell)
  .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
const csvFile = fc
  .tuple(mark, fc.array(csvLine, { minLength: 1, maxLength: 5 }), newline)
  .map(([start, lines, end]) => ({
    name: 'frame.csv',
    text: `${start}a,b${end}${lines.map((line) => line + end).join('')}`,
  }));

describe('the frame of a clean file', () => {
  it('with all its records in it gives the bytes of the file again', async () => {
    const law = fc.asyncProperty(fc.oneof(linesFile, listFile, csvFile), async ({ name, text }) => {
      const bytes = Buffer.from(text);
      expect(rewritten(await indexOf(name, bytes), bytes).toString()).toBe(text);
    });
    await fc.assert(law, { numRuns: 60 });
  });
});
