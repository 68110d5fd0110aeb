import fc from 'fast-check';

/** A dataset file with a name that tells its format. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

const text = fc.string({
  unit: fc.constantFrom('a', 'é', '数', '😀', ' ', '"', ',', '\\', '\n', '{', '['),
  maxLength: 8,
});
const end = fc.constantFrom('\n', '\r\n');
const mark = fc.constantFrom('', '\ufeff');
const blank = fc.constantFrom('', ' ', '\t', ' \t ');
const object = fc.record({ q: text, a: fc.oneof(text, fc.integer()) }).map((value) => JSON.stringify(value));
const broken = fc.constantFrom('{"q": ', 'no json', '7', '" \u2028"', '{"q": "é"} x');
const lines = fc.array(fc.oneof({ arbitrary: object, weight: 4 }, blank, broken), { maxLength: 12 });

/** JSON Lines with blank and broken lines, whatever the line ending and with or without one at the end. */
export const jsonLines: fc.Arbitrary<NamedText> = fc
  .tuple(mark, object, lines, end, fc.boolean())
  .map(([start, first, rest, newline, ended]) => ({
    name: 'lines.jsonl',
    text: start + [first, ...rest].join(newline) + (ended ? newline : ''),
  }));

/** A JSON list, on few lines or many, with broken elements. */
export const jsonList: fc.Arbitrary<NamedText> = fc
  .tuple(mark, fc.array(fc.tuple(object, fc.nat(3)), { minLength: 1, maxLength: 8 }), end, fc.boolean())
  .map(([start, records, newline, closed]) => {
    const laidOut = records.map(([record, indent]) => {
      const pretty = indent === 3 ? record : JSON.stringify(JSON.parse(record), undefined, indent);
      return pretty.replaceAll('\n', newline);
    });
    const between = (at: number): string => (at % 3 === 0 ? ', ' : `,${newline}${newline}  `);
    const body = laidOut.map((record, at) => (at === 0 ? record : between(at) + record)).join('');
    return { name: 'list.json', text: `${start}${newline}[${body}${closed ? `${newline}]${newline}` : ''}` };
  });

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', '7'), maxLength: 4 }),
  text.map((one) => `"${one.replaceAll('"', '""')}"`),
  fc.constantFrom('"a', '"a" b', 'a"', '""a'),
);
const row = fc.array(cell, { minLength: 2, maxLength: 3 });

/** CSV or TSV with quoted line breaks, blank lines and rows of too many fields. */
export const table: fc.Arbitrary<NamedText> = fc
  .tuple(
    fc.constantFrom({ name: 'table.csv', comma: ',' }, { name: 'table.tsv', comma: '\t' }),
    mark,
    fc.array(fc.oneof({ arbitrary: row, weight: 5 }, fc.constant([''])), { minLength: 1, maxLength: 10 }),
    end,
    fc.constantFrom('', '"'),
  )
  .map(([{ name, comma }, start, rows, newline, unclosed]) => {
    const all = [['q', '"a\nb"'], ...rows].map((cells) => cells.join(comma));
    return { name, text: start + `${all.join('\n')}\n${unclosed}`.replaceAll('\n', newline) };
  });

/** CSV of two line endings: one after a record, another within. */
export const excelTable: fc.Arbitrary<NamedText> = fc
  .tuple(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 10 }), fc.constantFrom('q', '"q\nor p"'))
  .map(([rows, first]) => {
    const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`));
    const all = [[first, 'a'], ...quoted].map((cells) => cells.join(','));
    return { name: 'excel.csv', text: `${all.join('\r\n')}\r\n` };
  });
