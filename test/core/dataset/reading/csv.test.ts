import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../growth';
import { CsvScanner } from '../../../../src/core/dataset/reading/csv';
import { readRecord } from '../../../../src/core/dataset/reading/record';
import { cutsThatMatter, filler, layOut, record, scan, type Found, type Piece } from '../scan';
import { itHoldsToTheScannerLaws } from '../scannerLaws';
import type { Dialect } from '../../../../src/core/dataset/reading/dialect';

const character = fc.constantFrom(
  'a',
  'Z',
  '7',
  'é',
  '雪',
  '😀',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  '\r\n',
  '\r',
);
const field = fc.record({ text: fc.string({ unit: character, maxLength: 6 }), quoted: fc.boolean() });
type Field = typeof field extends fc.Arbitrary<infer T> ? T : never;

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
});

/** A table: rows of as many fields as it has columns, what blank lines stand before each row, how each row ends. */
const table = fc.tuple(dialect, fc.integer({ min: 1, max: 4 })).chain(([how, width]) =>
  fc.record({
    how: fc.constant(how),
    mark: fc.constantFrom('', '\ufeff'),
    rows: fc.array(rowOf(how, width), { minLength: 1, maxLength: 4 }),
    cutLast: fc.boolean(),
  }),
);

function rowOf({ newline }: Dialect, width: number): fc.Arbitrary<Row> {
  const end = newline === '\n' ? fc.constantFrom('\n', '\r\n') : fc.constant(newline);
  const blank = fc.array(fc.tuple(fc.constantFrom('', '  '), end), { maxLength: 2 });
  return fc.record({
    blank: blank.map((lines) => lines.flat().join('')),
    fields: fc.array(field, { minLength: width, maxLength: width }),
    end,
  });
}

interface Row {
  readonly blank: string;
  readonly fields: readonly Field[];
  readonly end: string;
}

interface Table {
  readonly how: Dialect;
  readonly mark: string;
  readonly rows: readonly Row[];
  readonly cutLast: boolean;
}

function written({ fields }: Row, delimiter: string): string {
  return fields.map((one) => writtenField(one, fields.length === 1)).join(delimiter);
}

/** A field as it stands in a file: quoted where it must be (alone on its line it would be blank) or may be. */
function writtenField({ text, quoted }: Field, alone: boolean): string {
  const must = /[",;\t\r\n]/.test(text) || (alone && text.trim() === '');
  return must || quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

function piecesOf({ how, mark, rows, cutLast }: Table): Piece[] {
  const pieces = rows.flatMap((row, at) => [
    filler(row.blank),
    (at === 0 ? filler : record)(written(row, how.delimiter)),
    filler(row.end),
  ]);
  return [filler(mark), ...(cutLast ? pieces.slice(0, -1) : pieces)];
}

const newlineOf = ({ newline }: Dialect): string => (newline === '\r' ? '\r' : '\n');
const comma: Dialect = { delimiter: ',', newline: '\n' };
const read = (text: string, how = comma): Found => scan(new CsvScanner(how), new TextEncoder().encode(text));

describe('the CSV scanner', () => {
  it('finds exactly the records that were written, with their lines', () => {
    const law = fc.property(table, fc.array(fc.nat({ max: 100 })), (given, cuts) => {
      const { bytes, spans } = layOut(piecesOf(given), newlineOf(given.how));
      expect(scan(new CsvScanner(given.how), bytes, cuts)).toEqual({ spans, problems: [] });
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('finds the same wherever the file is cut in two', () => {
    const law = fc.property(table, (given) => {
      const file = layOut(piecesOf(given), newlineOf(given.how));
      expect(cutsThatMatter(() => new CsvScanner(given.how), file)).toEqual([]);
    });
    fc.assert(law, { numRuns: 50 });
  });

  it('cuts records whose fields read as they were written', () => {
    const law = fc.property(table, (given) => {
      const { bytes } = layOut(piecesOf(given));
      const columns = given.rows[0]!.fields.map((_, at) => `c${at}`);
      const as = { format: 'csv', dialect: given.how, columns } as const;
      const { spans } = scan(new CsvScanner(given.how), bytes);
      const values = spans.map(([start, end]) => readRecord(bytes.subarray(start, end), as));
      expect(values).toEqual(given.rows.slice(1).map((row) => ({ fields: fieldsOf(row) })));
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('tells where the header is, the byte order mark left out', () => {
    const scanner = new CsvScanner(comma);
    scan(scanner, new TextEncoder().encode('\ufeff\r\n"a\nb",c\r\n1,2\r\n'), [1, 4]);
    expect(scanner.header).toEqual({ start: 5, end: 12 });
  });

  it('keeps a record all of whose fields are empty', () => {
    expect(read('a\tb\n\t\n1\t2\n', { delimiter: '\t', newline: '\n' }).spans).toEqual([
      [4, 5, 2],
      [6, 9, 3],
    ]);
    expect(read('a,b\n,\n').spans).toEqual([[4, 5, 2]]);
    expect(read('a\n""\n').spans).toEqual([[2, 4, 2]]);
  });

  describe.each(['\n', '\r\n', '\r'] as const)('with lines ended by %j', (newline) => {
    const how: Dialect = { delimiter: ',', newline };
    itHoldsToTheScannerLaws(() => new CsvScanner(how), 'a,,"" \r\n\n"', newlineOf(how));
  });
});

function fieldsOf({ fields }: Row): Record<string, string> {
  return Object.fromEntries(fields.map(({ text }, at) => [`c${at}`, text]));
}

describe('the CSV scanner on a broken file', () => {
  it.each([
    ['a field too few', 'a,b\n1\n3,4\n', 'the record has 1 fields, the header 2'],
    ['a field too many', 'a,b\n1,2,3\n4,5\n', 'the record has 3 fields, the header 2'],
    ['a quote that is not doubled', 'a,b\n"x"y",2\n3,4\n', 'a quote inside a quoted field is not doubled'],
  ])('says what is wrong with %s and reads on', (_, text, problem) => {
    const { spans, problems } = read(text);
    expect(problems).toEqual([{ row: 0, line: 2, text: problem }]);
    expect(spans.map(([, , line]) => line)).toEqual([2, 3]);
  });

  it('takes all that follows a quote never closed for one broken record', () => {
    expect(read('a,b\n1,2\n"3,4\n5,6\n')).toEqual({
      spans: [
        [4, 7, 2],
        [8, 16, 3],
      ],
      problems: [{ row: 1, line: 3, text: 'a quote opened here is never closed' }],
    });
  });

  it('reads a quote never closed in a time that grows with the file, not with its square', () => {
    const readAll = (chunks: number): void => {
      const bytes = new TextEncoder().encode(`a,b\n"${'3,4\n5,6\n'.repeat(125 * chunks)}`);
      const cuts = Array.from({ length: chunks }, (_, at) => at * 1000);
      expect(scan(new CsvScanner(comma), bytes, cuts).spans).toHaveLength(1);
    };
    expect(growth(readAll, 1500)).toBeLessThan(9);
  });

  it('gives a record up that grows past all bounds, and keeps counting lines', () => {
    const scanner = new CsvScanner(comma, 10);
    const { spans, problems } = scan(scanner, new TextEncoder().encode('a,b\n"3,4\n5,6\n7,8\n9,10\n'), [17]);
    expect(problems).toEqual([{ row: 0, line: 2, text: 'a quote opened here is never closed' }]);
    expect(spans).toEqual([
      [4, 17, 2],
      [17, 21, 5],
    ]);
  });
});
