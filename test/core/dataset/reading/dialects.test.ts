import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFields } from '../../../../src/core/dataset/reading/papaparse';
import { bestReading } from '../../../../src/core/dataset/reading/readings';
import type { Dialect } from '../../../../src/core/dataset/reading/dialect';

/** How a program writes a field: when it puts it in quotes. */
interface Writer {
  readonly name: string;
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n';
  quotes(field: string, isText: boolean): boolean;
}

const needs =
  (delimiter: string) =>
  (field: string): boolean =>
    field.includes(delimiter) || /["\r\n]/.test(field);

const writers: readonly Writer[] = [
  { name: 'Python csv', delimiter: ',', newline: '\r\n', quotes: needs(',') },
  { name: 'Python csv, all quoted', delimiter: ',', newline: '\n', quotes: () => true },
  { name: 'pandas', delimiter: ',', newline: '\n', quotes: needs(',') },
  { name: 'pandas, tabs', delimiter: '\t', newline: '\n', quotes: needs('\t') },
  {
    name: 'pandas, texts quoted',
    delimiter: ',',
    newline: '\n',
    quotes: (field, isText) => isText || needs(',')(field),
  },
  { name: 'DuckDB', delimiter: ',', newline: '\n', quotes: (field) => needs(',')(field) || field === '' },
  { name: 'Excel', delimiter: ';', newline: '\r\n', quotes: needs(';') },
];

const field = fc.string({
  unit: fc.constantFrom('a', '1', '"', "'", ',', ';', '\t', '\n', '\r\n', ' ', 'é', '\\'),
  maxLength: 8,
});
const fieldEndingClear = field.map((text) => (/^\s|\\$/.test(text) ? `x${text}x` : text));

it.each(writers.map((one) => [one.name, one] as const))(
  'fields with any mixture of quotes, tabs and line ends come back as %s wrote them',
  (_, { delimiter, newline, quotes }) => {
    const dialect: Dialect = { delimiter, newline };
    const write = (text: string, isText: boolean): string =>
      quotes(text, isText) ? `"${text.replaceAll('"', '""')}"` : text;
    const rows = fc.array(fc.tuple(fc.nat(99).map(String), fieldEndingClear, fieldEndingClear), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(rows, (all) => {
        const text = [['id', 'question', 'answer'], ...all]
          .map((row) => row.map((one, at) => write(one, at > 0)).join(delimiter) + newline)
          .join('');
        const bytes = Buffer.from(text);
        const scanner = bestReading(bytes, dialect);
        const { start, end, count } = scanner.spans.finish();
        const read = Array.from({ length: count }, (__, row) =>
          parseFields(bytes.subarray(start[row], end[row]).toString(), scanner.dialect),
        );
        expect(read).toEqual(all);
      }),
      { numRuns: 300 },
    );
  },
);
