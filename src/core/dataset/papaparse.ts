import Papa from 'papaparse';

/** How one CSV file separates its fields and lines. */
export interface Dialect {
  readonly delimiter: string;
  readonly newline: '\n' | '\r\n' | '\r';
}

/** The dialect of a file by its first bytes, read as text. A `.tsv` says its delimiter by its name. */
export function guessDialect(head: string, delimiter?: string): Dialect {
  const { linebreak } = Papa.parse(head, { preview: 1, delimiter: ',' }).meta;
  const newline = linebreak === '\r\n' || linebreak === '\r' ? linebreak : '\n';
  return { delimiter: delimiter ?? guessDelimiter(head, newline), newline };
}

/**
 * The delimiter that gives the largest share of records as many fields as the header, the most fields where several do.
 * (papaparse's own guess takes whatever gives more fields: commas in prose win over the semicolons between columns.)
 */
function guessDelimiter(head: string, newline: Dialect['newline']): string {
  let best = { delimiter: ',', share: 0, width: 1 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const rows = Papa.parse<string[]>(head, { delimiter, newline, preview: 50, skipEmptyLines: true }).data;
    const width = rows[0]?.length ?? 0;
    const share = rows.filter((row) => row.length === width).length / rows.length;
    if (width > 1 && (share > best.share || (share === best.share && width > best.width)))
      best = { delimiter, share, width };
  }
  return best.delimiter;
}

/** The fields of one record. */
export function parseFields(text: string, dialect: Dialect): string[] {
  return Papa.parse<string[]>(text, { ...dialect }).data[0] ?? [];
}

/** All records of a text with commas between its fields; empty lines are none. */
export function parseRows(text: string): string[][] {
  return Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
}

/** CSV text of records. */
export function writeRows(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(rows as (string | number)[][], { newline: '\n' })}\n`;
}

/** Receives a whole record: where it ends (its line ending counted in), its number of fields, what is wrong with its quotes. */
export type RecordEnd = (end: number, fields: number, fault: string | undefined) => void;

/**
 * Cuts text (one character a byte) into records. With `last` the end of the text closes the last record.
 * Returns how much of the text was used up.
 */
export function cutRecords(text: string, dialect: Dialect, last: boolean, ends: RecordEnd): number {
  const parser = new (Papa.Parser as unknown as ParserConstructor)({
    ...dialect,
    step: ({ data, errors, meta }) => {
      const quotes = errors.find((error) => error.type === 'Quotes');
      ends(meta.cursor, data[0]?.length ?? 0, quotes && faults[quotes.code]);
    },
  });
  return parser.parse(text, 0, !last).meta.cursor;
}

const faults: Partial<Record<string, string>> = {
  MissingQuotes: 'a quote opened here is never closed',
  InvalidQuotes: 'a quote inside a quoted field is not doubled',
};

/** papaparse's own parser, which its typings leave untyped: a cursor that counts characters, right with quoted newlines. */
interface ParserConstructor {
  new (config: Dialect & { step: (row: ParsedRow) => void }): {
    parse(text: string, baseIndex: number, ignoreLastRow: boolean): { meta: { cursor: number } };
  };
}

interface ParsedRow {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { type: string; code: string }[];
  readonly meta: { readonly cursor: number };
}
