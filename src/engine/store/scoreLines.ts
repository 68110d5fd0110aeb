import { guessDialect, parseFields } from '../../core/dataset/reading/papaparse';
import type { Dialect } from '../../core/dataset/reading/dialect';
import type { UserError } from '../../core/userError';
import type { ScoreJoin } from './scoreJoin';
import { textLines } from '../files/textLines';

/** A header that is longer is none: a quote was left open. */
const longestRecord = 2 ** 24;

/** Takes the lines of a CSV file. Throws UserError for one that has other columns than the header. */
export async function joinCsv(path: string, join: ScoreJoin): Promise<void> {
  let names: string[] | undefined;
  let dialect: Dialect | undefined;
  for await (const { text, number } of csvRecords(path, join)) {
    if (text.trim() === '') continue;
    dialect ??= dialectOf(text);
    const values = parseFields(text, dialect);
    if (!names) join.head((names = values), number);
    else if (values.length === names.length) join.add({ number, names, values });
    else
      throw join.fault(
        number,
        `it has ${values.length} of the ${names.length} columns of the header. The file may have been cut off.`,
      );
  }
}

/** Between the columns stands a comma as Gradus writes it, or what a spreadsheet puts there. */
function dialectOf(header: string): Dialect {
  const comma = { delimiter: ',', newline: '\n' } as const;
  return parseFields(header, comma).includes('id') ? comma : { ...guessDialect(header), newline: '\n' };
}

/** Records of a CSV file with the line each begins in: one is whole where its quotes are. */
async function* csvRecords(path: string, join: ScoreJoin): AsyncGenerator<{ text: string; number: number }> {
  let held: string[] = [];
  let size = 0;
  let isOpen = false;
  let number = 0;
  for await (const line of textLines(path)) {
    number++;
    if (line.includes('"') && line.split('"').length % 2 === 0) isOpen = !isOpen;
    held.push(line);
    size += line.length;
    const first = number - held.length + 1;
    if (isOpen && size > longestRecord) throw unclosed(first, join);
    if (isOpen) continue;
    yield { text: held.join('\n').replace(/\r$/, ''), number: first };
    held = [];
    size = 0;
  }
  if (isOpen) throw unclosed(number - held.length + 1, join);
}

function unclosed(number: number, join: ScoreJoin): UserError {
  return join.fault(number, 'a quote is opened and not closed.');
}

/** Takes the lines of JSON objects. Throws UserError for one that is none. */
export async function joinJsonLines(path: string, join: ScoreJoin): Promise<void> {
  let number = 0;
  let known = '';
  for await (const line of textLines(path)) {
    number++;
    if (line.trim() === '') continue;
    const record = objectOf(line);
    if (!record) throw join.fault(number, 'this is no JSON object.');
    const names = Object.keys(record);
    const values = Object.values(record) as unknown[];
    const isPlain = values.every((value) => typeof value !== 'object' || value === null);
    const written = isPlain ? namesIn(line) : names;
    const key = written.join('\0');
    if (key !== known) join.head(written, number);
    known = key;
    join.add({ number, names, values });
  }
}

/** The object of a line; NaN and infinite numbers, which Python writes into JSON, as texts. Undefined where it is none. */
function objectOf(line: string): object | undefined {
  const value = parsed(line) ?? parsed(quoted(line));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
}

function quoted(line: string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (one) =>
    one.startsWith('"') ? one : `"${one}"`,
  );
}

/** The names of a line of plain values as often as they stand there, which parsing does not tell. */
function namesIn(line: string): string[] {
  const found = [...line.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)].filter(
    ([, , colon]) => colon !== undefined,
  );
  return found.map(([, name]) => (name!.includes('\\') ? String(parsed(name!)) : name!.slice(1, -1)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
