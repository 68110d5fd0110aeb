import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../../growth';
import { CsvScanner } from '../../../../src/core/dataset/reading/csv';
import { guessDialect, parseFields } from '../../../../src/core/dataset/reading/papaparse';
import { bestReading, Readings } from '../../../../src/core/dataset/reading/readings';
import type { Dialect } from '../../../../src/core/dataset/reading/dialect';

const delimiters = [',', ';', '\t', '|'];
const newlines = ['\n', '\r\n', '\r'] as const;
const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(...delimiters),
  newline: fc.constantFrom(...newlines),
});

interface Written {
  readonly how: Dialect;
  readonly rows: readonly (readonly string[])[];
}

/** A table of two to four columns, its cells of these characters; the header's names are plain. */
function tableOf(character: (how: Dialect) => fc.Arbitrary<string>, mostRows = 12): fc.Arbitrary<Written> {
  return fc.tuple(dialect, fc.integer({ min: 2, max: 4 })).chain(([how, width]) => {
    const cell = fc.string({ unit: character(how), maxLength: 6 });
    const row = fc.array(cell, { minLength: width, maxLength: width });
    const header = Array.from({ length: width }, (_, at) => `c${at}`);
    return fc
      .array(row, { minLength: 1, maxLength: mostRows })
      .map((rows) => ({ how, rows: [header, ...rows] }));
  });
}

const plain = ['a', 'Z', '7', 'é', '雪', '😀', ' ', "'"];
const anyCharacter = (): fc.Arbitrary<string> =>
  fc.constantFrom(...plain, '"', ...delimiters, '\n', '\r\n', '\r');
const unquotedCharacter = ({ delimiter }: Dialect): fc.Arbitrary<string> =>
  fc.constantFrom(...[...plain, '"', '"', ...delimiters].filter((one) => one !== delimiter));
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const strict = (text: string): string => (/^\s|\s$|[",;\t|\r\n]/.test(text) ? quoted(text) : text);

function read(text: string, how: Dialect): { reading: CsvScanner; records: string[] } {
  const bytes = new TextEncoder().encode(text);
  const reading = bestReading(bytes, how);
  const { start, end, count } = reading.spans.finish();
  const decoder = new TextDecoder();
  const records = Array.from({ length: count }, (_, row) =>
    decoder.decode(bytes.subarray(start[row], end[row])),
  );
  return { reading, records };
}

const valuesOf = (text: string, how: Dialect): string[][] => {
  const { reading, records } = read(text, how);
  return records.map((record) => parseFields(record, reading.dialect));
};

describe('the reading of a CSV file', () => {
  it('is the standard one for whatever a strict writer wrote, and gives every value back', () => {
    const law = fc.property(tableOf(anyCharacter), fc.boolean(), ({ how, rows }, ended) => {
      const text = rows.map((row) => row.map(strict).join(how.delimiter)).join(how.newline);
      const { reading } = read(text + (ended ? how.newline : ''), how);
      expect(reading.dialect.quotes).toBeUndefined();
      expect(reading.lostLines).toBe(0);
      expect(valuesOf(text, how)).toEqual(rows.slice(1));
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('loses no line of a table that was written without any quoting, wherever quotes stand', () => {
    const law = fc.property(tableOf(unquotedCharacter, 30), fc.boolean(), ({ how, rows }, ended) => {
      const text = rows.map((row) => row.join(how.delimiter)).join(how.newline) + (ended ? how.newline : '');
      const { reading } = read(text, how);
      // Rows that by the rules are all of one other width are the header's fault.
      const { width, headerWidth, hasWrongQuotes } = reading;
      fc.pre(hasWrongQuotes || width === headerWidth || Number.isNaN(width));
      expect(reading.lostLines).toBe(0);
      expect(reading.spans.problems).toEqual([]);
      // What goes by the rules of quoting is read by them; else every line is a record, and as it stands.
      if (reading.dialect.quotes === 'none') expect(valuesOf(text, how)).toEqual(rows.slice(1));
    });
    fc.assert(law, { numRuns: 1000 });
  });

  it('takes every line for a record where quotes that close no field are scattered over all of it', () => {
    const word = fc.string({ unit: fc.constantFrom(...plain, '"', ','), maxLength: 5 });
    const cell = fc.tuple(word, fc.constantFrom('a', 'é')).map(([text, end]) => `"${text}"${end}`);
    const row = fc.tuple(
      cell,
      word.map((text) => `x${text}`),
    );
    const law = fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (rows) => {
      const text = ['q\ta', ...rows.map((cells) => cells.join('\t'))].join('\n');
      expect(valuesOf(text, { delimiter: '\t', newline: '\n' })).toEqual(rows);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('loses none but stray lines where these are strewn among fields of several lines that are quoted well', () => {
    const good = fc.tuple(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é'), maxLength: 8 }),
      fc.nat(),
    );
    const stray = fc.string({ unit: fc.constantFrom('a', ' ', '雪'), maxLength: 5 });
    const row = fc.oneof(
      { arbitrary: good.map(([text, id]) => [quoted(`x${text}`), quoted(`\n,${id}`)]), weight: 3 },
      { arbitrary: stray.map((text) => [`"Rome${text}" was founded`, 'when']), weight: 1 },
    );
    const how: Dialect = { delimiter: ',', newline: '\n' };
    const some = fc.array(row, { minLength: 1, maxLength: 15 }).filter((rows) => {
      const strays = rows.filter(([cell]) => cell!.startsWith('"R')).length;
      return strays < rows.length - strays;
    });
    const law = fc.property(some, (rows) => {
      const { reading, records } = read(['q,a', ...rows.map((cells) => cells.join(','))].join('\n'), how);
      expect(reading.lostLines).toBe(0);
      expect(records).toEqual(rows.map((cells) => cells.join(',')));
    });
    fc.assert(law, { numRuns: 500 });
  });

  it('is the same whatever pieces of the file come at once, and whatever stands after a record that is whole', () => {
    const law = fc.property(tableOf(anyCharacter), ({ how, rows }) => {
      const text = rows.map((row) => row.join(how.delimiter)).join(how.newline);
      const { reading, records } = read(text, how);
      for (const [row, record] of records.entries())
        if (!reading.spans.problems.some((problem) => problem.row === row)) {
          const { length } = parseFields(record, reading.dialect);
          const isTrailing = reading.dialect.ragged === 'trailing' && length === reading.headerWidth + 1;
          expect(isTrailing ? length - 1 : length).toBe(reading.headerWidth);
        }
    });
    fc.assert(law, { numRuns: 500 });
  });
});

/** What is said of how a file is read. */
function noteOn(text: string): string | undefined {
  const bytes = new TextEncoder().encode(text);
  const whole = (scanner: CsvScanner): CsvScanner => {
    scanner.push(bytes);
    scanner.finish();
    return scanner;
  };
  const readings = new Readings(whole(new CsvScanner(csv)));
  for (let scanner = readings.next(); scanner; scanner = readings.next()) readings.offer(whole(scanner));
  return readings.note();
}

const rome = '"Rome" was founded when?';
const tsv: Dialect = { delimiter: '\t', newline: '\n' };
const csv: Dialect = { delimiter: ',', newline: '\n' };
const tell = (text: string, how = csv): [string | undefined, number, number] => {
  const { reading, records } = read(text, how);
  return [reading.dialect.quotes, records.length, reading.lostLines];
};

describe('a quote that begins a field', () => {
  const rows = Array.from({ length: 10 }, (_, at) => [at === 2 ? rome : `Question ${at}?`, `answer ${at}`]);

  it.each([
    ['commas, LF', ',', '\n'],
    ['tabs, LF', '\t', '\n'],
    ['tabs, CRLF', '\t', '\r\n'],
    ['commas, CR', ',', '\r'],
  ])('swallows no rows: %s', (_, delimiter, newline) => {
    const text = [['question', 'answer'], ...rows].map((row) => row.join(delimiter) + newline).join('');
    const head = `\ufeff${text}`;
    const how = guessDialect(text, delimiter === '\t' ? '\t' : undefined);
    expect(how).toEqual({ delimiter, newline });
    expect(valuesOf(head, how)).toEqual(rows);
  });

  it.each([
    ['in the last line, without a line ending', 'q,a\n1,2\n"Rome" x,3', 'none', 2, 0],
    ['never closed', 'q,a\n"open,1\ntwo,2\nthree,3\n', 'none', 3, 0],
    ['in the header', '"q,a\n1,2\n3,4\n', 'none', 2, 0],
    ['in a file of one column', 'text\n"Rome" fell\n"a\nb"\nend\n', 'closing', 3, 0],
    ['in a file whose header is quoted', '"q","a"\n"x","y"\n"Rome" fell,z\n', 'closing', 2, 0],
    ['among fields in quotes', 'q,a\n"x","1"\n"Rome" fell,"2"\n"y","3"\n', 'closing', 3, 0],
    [
      'where without quotes each record falls into several that fit',
      'q,a\n"x,1\n2,y"\n"z,3\n4,w"\n',
      'none',
      4,
      0,
    ],
    ['beside inches', 'q,a\n5\' 10",1\n"Rome" fell,5"\n', 'none', 2, 0],
  ])('is a character %s', (_, text, ...expected) => {
    expect(tell(text)).toEqual(expected);
  });

  it.each([
    ['a short header', 'q,a,b\n1,"x,y"\n2,"z,w"\n', 2, 2],
    ['a ragged row beside fields of several lines', 'q,a\n1,"x\ny"\n1,2,3\n2,"z\n"\n', 3, 1],
    ['a ragged row and no quote', 'q,a\n1,2\n3\n', 2, 1],
    ['doubled quotes and empty ones', 'q,a\n"",""""\n" ""x"" ",2\n', 2, 0],
    ['spaces after a closing quote', 'q,a\n"x" ,"y"  \n"z","w" ', 2, 0],
    ['a tie', 'q,a\n"x"y",2,3\n4,5\n', 2, 1],
  ])('is a quote where another reading mends nothing: %s', (_, text, records, lost) => {
    expect(tell(text)).toEqual([undefined, records, lost]);
  });

  it.each([
    [
      'q,a\n"x,1\n2,3\n',
      /^All quotes are read as characters, .* \(first at line 2\): every line can be used, where 2 lines could not be by the rules\.$/,
    ],
    [
      '"q","a"\n"x","y"\n"Rome" fell,z\n',
      /^A quote that begins a field .* \(first at line 3\): every line can be used, where 1 line could not be by the rules\.$/,
    ],
    [
      'q,a\n"x,1\n2,3,4\n5,6\n',
      /\(first at line 2\): 1 line cannot be used, where 3 lines could not be by the rules\.$/,
    ],
  ])('is told where it is read as a character: %j', (text, note) => {
    const readings = new Readings(new CsvScanner(csv));
    expect(readings.note()).toBeUndefined();
    expect(noteOn(text)).toMatch(note);
  });

  it('that is not closed for megabytes costs a time that grows with the file', () => {
    const readAll = (quotes: number): void =>
      expect(tell(`q,a\n${'"a b,1\nc,"" d\n'.repeat(quotes)}`)).toEqual(['none', 2 * quotes, 0]);
    expect(growth(readAll, 50_000)).toBeLessThan(9);
  });

  it('does not lead to another delimiter than the file has', () => {
    const text = `page\ttitle\n${'0\t"x; y\n0\t"a, b" c\n'.repeat(40)}`;
    expect(guessDialect(text)).toEqual(tsv);
    expect(guessDialect('"a;b;c"\n"d;e;f"\n')).toEqual(csv);
  });
});
