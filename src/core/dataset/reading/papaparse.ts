import Papa from 'papaparse';
import type { Dialect } from './dialect';
import { FieldCutter } from './fieldCutter';

/** The dialect of a file by its first bytes, read as text. A `.tsv` says its delimiter by its name. */
export function guessDialect(head: string, delimiter?: string): Dialect {
  const newline = guessNewline(head);
  return { delimiter: delimiter ?? guessDelimiter(head, newline), newline };
}

/** papaparse looks between the quotes of a text; where stray quotes leave it nothing to look at, at all of it. */
function guessNewline(head: string): Dialect['newline'] {
  const { linebreak } = Papa.parse(head, { preview: 1, delimiter: ',' }).meta;
  if (linebreak === '\r\n' || linebreak === '\r') return linebreak;
  return head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
}

interface Guess {
  readonly delimiter: string;
  readonly share: number;
  readonly width: number;
  /** Whether a quote is not closed as it should be. */
  readonly hasWrongQuotes: boolean;
}

/**
 * The delimiter that gives the largest share of records as many fields as the header, the most fields where several do.
 * (papaparse's own guess takes whatever gives more fields: commas in prose win over the semicolons between columns.)
 * Where quotes go with no delimiter, they are looked at as characters.
 */
function guessDelimiter(head: string, newline: Dialect['newline']): string {
  const quoted = guesses(head, newline, false);
  const best = bestOf(quoted);
  if (best?.share === 1 || !quoted.every(({ hasWrongQuotes }) => hasWrongQuotes))
    return best?.delimiter ?? ',';
  const plain = bestOf(guesses(head, newline, true));
  return (plain && plain.share > (best?.share ?? 0) ? plain : best)?.delimiter ?? ',';
}

function guesses(head: string, newline: Dialect['newline'], isPlain: boolean): Guess[] {
  return [',', ';', '\t', '|'].map((delimiter) => {
    const how = { delimiter, newline, preview: 50, skipEmptyLines: true };
    const { data, errors } = Papa.parse<string[]>(head, isPlain ? { ...how, fastMode: true } : how);
    const width = data[0]?.length ?? 0;
    const share = data.filter((row) => row.length === width).length / data.length;
    return { delimiter, share, width, hasWrongQuotes: errors.some(({ type }) => type === 'Quotes') };
  });
}

function bestOf(all: readonly Guess[]): Guess | undefined {
  const several = all.filter(({ width }) => width > 1);
  return several.sort((one, other) => other.share - one.share || other.width - one.width)[0];
}

/** The first records of a text as they read by the rules of CSV, blank lines left out; the last may be cut off, and is left out where there are more. */
export function firstRows(text: string, { delimiter, newline }: Dialect): string[][] {
  const { data, meta } = Papa.parse<string[]>(text, {
    delimiter,
    newline,
    preview: 50,
    skipEmptyLines: true,
  });
  return meta.truncated || data.length < 3 ? data : data.slice(0, -1);
}

/** The fields of one record. */
export function parseFields(text: string, dialect: Dialect): string[] {
  if (text === '') return [];
  if (!dialect.escape && !/["\r\n]/.test(text)) return text.split(dialect.delimiter);
  const codes = text.length > room.length ? new Uint16Array(text.length) : room.subarray(0, text.length);
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  const cutter = cutterFor(dialect);
  cutter.cut(codes, 0, codes.length, true);
  return cutter.texts(text);
}

/** Where the codes of a record stand while it is cut, and what cuts it: made once for all but the longest. */
const room = new Uint16Array(2 ** 14);
const cutters = new WeakMap<Dialect, FieldCutter>();

function cutterFor(dialect: Dialect): FieldCutter {
  const known = cutters.get(dialect);
  if (known) return known;
  const cutter = new FieldCutter(dialect);
  cutters.set(dialect, cutter);
  return cutter;
}

/** All records of a text with commas between its fields; empty lines are none. */
export function parseRows(text: string): string[][] {
  return Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true }).data;
}

/** CSV text of records. */
export function writeRows(rows: readonly (readonly (string | number)[])[]): string {
  return `${Papa.unparse(rows as (string | number)[][], { newline: '\n' })}\n`;
}
