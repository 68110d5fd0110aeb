import { createHash } from 'node:crypto';
import { countCharacters, wordsOf } from '../../src/core/text/words';
import { fields, separatorOf, type Format, type Made } from './datasets';

/** What a reader that shares nothing with the engine finds in a file. */
export interface OwnReading {
  /** The bytes of the header of CSV and TSV. */
  readonly header: Buffer | undefined;
  /** The bytes of every record. */
  readonly records: readonly Buffer[];
}

/** Reads a made dataset, or rows of one; no field of theirs holds a line ending. */
export function readOwn(bytes: Buffer, format: Format): OwnReading {
  if (format === 'json') return { header: undefined, records: elementsOf(bytes) };
  const lines = linesOf(bytes);
  return separatorOf(format) === undefined
    ? { header: undefined, records: lines }
    : { header: lines[0], records: lines.slice(1) };
}

/** The id of every record: SHA-256 of its bytes, after the header where there is one, cut to 128 bits. */
export function ownIds({ header, records }: OwnReading): string[] {
  return records.map((record) => {
    const hash = createHash('sha256');
    if (header) hash.update(header).update('\n');
    return hash.update(record).digest('hex').slice(0, 32);
  });
}

/** What some columns must say of a record by its text alone; undefined where the record is broken. */
export function ownScores(record: Buffer, format: Format): Record<string, number> | undefined {
  const made = madeOf(record.toString(), format);
  return (
    made && {
      'human.level': Number(made.level),
      questionWords: wordsOf(made.question).length,
      questionChars: countCharacters(made.question),
      answerChars: countCharacters(made.answer),
    }
  );
}

function madeOf(text: string, format: Format): Made | undefined {
  const separator = separatorOf(format);
  try {
    if (separator === undefined) return JSON.parse(text) as Made;
  } catch {
    return undefined;
  }
  const cells = cellsOf(text, separator);
  if (cells.length !== fields.length) return undefined;
  return Object.fromEntries(fields.map((field, at) => [field, cells[at]])) as never;
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [''];
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at]!;
    if (character === '"' && quoted && line[at + 1] === '"') cells[cells.length - 1] += line[++at]!;
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(10, from);
    const end = newline < 0 ? bytes.length : newline;
    if (end > from) lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}

/** The elements of a JSON array of objects; one that is not closed is left out. */
function elementsOf(bytes: Buffer): Buffer[] {
  const elements: Buffer[] = [];
  let [depth, start, inText] = [0, 0, false];
  for (let at = 0; at < bytes.length; at++) {
    const character = String.fromCharCode(bytes[at]!);
    if (inText && character === '\\') at++;
    else if (character === '"') inText = !inText;
    else if (!inText && character === '{' && depth++ === 0) start = at;
    else if (!inText && character === '}' && --depth === 0) elements.push(bytes.subarray(start, at + 1));
  }
  return elements;
}
