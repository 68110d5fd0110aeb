import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Format } from '../../../src/core/dataset/reading/formats';
import { idWords } from '../../../src/core/dataset/idIndex';
import { indexFile } from '../../../src/engine/sources/indexFile';
import type { FileIndex } from '../../../src/engine/sources/fileIndex';
import {
  documentRecords,
  type DocumentRecord,
  type DocumentRecords,
  type Lines,
} from '../../../src/extension/records/documentRecords';
import { tempFolder } from '../../engine/files/tempFolder';
import { documentOf } from './document';
import { excelTable, jsonLines, jsonList, table, type NamedText } from './files';

const folder = tempFolder();

function opened({ name, text }: NamedText): { document: Lines; records: DocumentRecords } {
  const document = documentOf(text);
  return { document, records: documentRecords(document, name.split('.')[1] as Format) };
}

function placesOf({ ids, spans }: FileIndex): { line: number; id: string }[] {
  const words = new Uint32Array(ids.buffer, ids.byteOffset, ids.length / 4);
  return Array.from({ length: spans.count }, (_, row) => ({
    line: spans.line[row]! - 1,
    id: words.subarray(row * idWords, (row + 1) * idWords).join(),
  }));
}

const placeOf = ({ line, id }: DocumentRecord): { line: number; id: string } => ({ line, id: id.join() });
const all = (document: Lines, records: DocumentRecords): DocumentRecord[] =>
  records.between(0, document.lineCount - 1);

const files = [
  ['JSON Lines', jsonLines],
  ['a JSON list', jsonList],
  ['CSV and TSV', table],
] as const;

describe.each(files)('the records of a document that holds %s', (_, arbitrary) => {
  it('are those that the engine finds in the file: on the same lines, with the same ids', async () => {
    const law = fc.asyncProperty(arbitrary, async (file) => {
      const { document, records } = opened(file);
      const index = await indexFile(await folder.write(file.name, file.text), { hashes: true });
      expect(index.recordFormat.format).toBe(file.name.split('.')[1]);
      expect(all(document, records).map(placeOf)).toEqual(placesOf(index));
    });
    await fc.assert(law, { numRuns: 80 });
  });

  it('are found from every line they stand on, and from no other', () => {
    const law = fc.property(arbitrary, (file) => {
      const { document, records } = opened(file);
      for (let line = 0; line < document.lineCount; line++) {
        const on = all(document, records).filter((one) => one.line <= line && line <= one.endLine);
        expect(records.at(line)).toEqual(on.at(-1));
      }
      for (const line of [-1, document.lineCount, document.lineCount + 9])
        expect(records.at(line)).toBeUndefined();
    });
    fc.assert(law);
  });

  it('come in stretches that leave none out and name none twice', () => {
    const law = fc.property(arbitrary, fc.nat(20), (file, cut) => {
      const { document, records } = opened(file);
      const last = document.lineCount - 1;
      const at = Math.min(cut, last);
      expect([...records.between(0, at), ...records.between(at + 1, last)]).toEqual(all(document, records));
    });
    fc.assert(law);
  });
});

describe('a CSV file as Excel writes it, CR and LF after a record and LF within,', () => {
  it('has every record found by one of its two ids, though VS Code gives it one line ending', async () => {
    const law = fc.asyncProperty(excelTable, async (file) => {
      const { document, records } = opened(file);
      const index = await indexFile(await folder.write(file.name, file.text), { hashes: true });
      const found = all(document, records);
      const places = placesOf(index);
      expect(found.map(({ line }) => line)).toEqual(places.map(({ line }) => line));
      found.forEach(({ id, otherId }, at) => expect([id.join(), otherId?.join()]).toContain(places[at]!.id));
    });
    await fc.assert(law, { numRuns: 80 });
  });
});

describe('an edit', () => {
  it('of one line of JSON Lines changes one id, and an insertion above changes none', () => {
    const law = fc.property(fc.uniqueArray(fc.nat(), { minLength: 2 }), fc.nat(), (numbers, pick) => {
      const lines = numbers.map((number) => JSON.stringify({ q: number }));
      const at = pick % lines.length;
      const ids = (text: readonly string[]): string[] => {
        const document = documentOf(text.join('\n'));
        return all(document, documentRecords(document, 'jsonl')).map(({ id }) => id.join());
      };
      const before = ids(lines);
      const edited = ids(lines.map((line, row) => (row === at ? `${line} ` : line)));
      expect(before.filter((id, row) => id !== edited[row])).toEqual([before[at]]);
      expect(ids(['{"q": "new"}', ...lines]).slice(1)).toEqual(before);
    });
    fc.assert(law);
  });

  it('of a CSV header changes every id: the same cells mean something else under it', () => {
    const ids = (text: string): string[] =>
      documentRecords(documentOf(text), 'csv')
        .between(0, 9)
        .map(({ id }) => id.join());
    const [before, after] = [ids('q,a\n1,2\n3,4\n'), ids('q,b\n1,2\n3,4\n')];
    expect(before).toHaveLength(2);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });
});

describe('the text of a record', () => {
  it('is what stands in the document, all lines of it', () => {
    const document = documentOf('q,a\r\n"one\r\ntwo",1\r\nthree,2\r\n');
    const records = documentRecords(document, 'csv');
    expect(records.at(2)).toMatchObject({ line: 1, endLine: 2, text: '"one\r\ntwo",1' });
    expect(records.at(0)).toBeUndefined();
    expect(records.at(3)).toMatchObject({ line: 3, endLine: 3, text: 'three,2' });
  });
});

describe('a document that is read as the user says', () => {
  const objects = (letter: string): object[] =>
    [0, 1, 2].map((at) => ({ question: `${letter}${at}?`, n: at }));
  it.each([
    ['no header', 'a.csv', 'What is 1?,one\nWhat is 2?,two\n', { header: false }],
    ['a header that looks like a record', 'b.csv', '1,2\n3,4\n5,6\n', { header: true }],
    [
      'no header, where names stand in the first line',
      'c.tsv',
      'question\tanswer\nq1\ta1\n',
      { header: false },
    ],
    [
      'a member of an object',
      'd.json',
      JSON.stringify({ train: objects('t'), test: objects('v') }, undefined, 1),
      { records: 'test' },
    ],
  ])('has the ids that the engine finds: %s', async (_, name, text, reading) => {
    const index = await indexFile(await folder.write(name, text), { hashes: true, reading });
    const document = documentOf(text);
    const read = documentRecords(document, index.recordFormat.format, reading);
    expect(all(document, read).map(placeOf)).toEqual(placesOf(index));
    expect(placesOf(index).length).toBeGreaterThan(1);
    const unsaid = documentRecords(document, index.recordFormat.format);
    if (name !== 'a.csv') expect(all(document, unsaid).map(placeOf)).not.toEqual(placesOf(index));
  });

  it('is read on where an edit took away the member with the records', () => {
    const document = documentOf('{"train": [{"q": "a"}, {"q": "b"}]}');
    expect(() => documentRecords(document, 'json', { records: 'test' }).at(0)).not.toThrow();
  });
});
