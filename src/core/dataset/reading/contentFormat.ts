import type { Detection } from '../../detection/detection';
import { byte, byteOrderMark, decodeUtf8, skipSpace } from '../bytes/bytes';
import type { Format } from './formats';
import { dataCells, isName } from './header';
import { isFields } from './record';
import { LooseFault, parseLoosely } from './looseJson';
import { firstRows, guessDialect } from './papaparse';

/** What a file is by its first bytes, where that is clear and not what its name says. */
export interface ContentFormat {
  readonly format: Format;
  readonly detections: readonly Detection[];
}

const titles: Readonly<Record<Format, string>> = {
  jsonl: 'JSON Lines',
  json: 'a JSON list',
  csv: 'CSV',
  tsv: 'TSV',
};

/** The format of a file that is one of these by its name: JSON under the name of a table, a table under that of JSON Lines, a list there. */
export function contentFormat(named: Format, head: Uint8Array): ContentFormat {
  const from = skipSpace(head, byteOrderMark(head), head.length);
  const found = named === 'jsonl' ? inLines(head, from) : named === 'json' ? undefined : inTable(head, from);
  if (found === undefined || found === named) return { format: named, detections: [] };
  const why = `it is read as ${titles[found]}, which it holds, and not as ${titles[named]}, as it is called`;
  return {
    format: found,
    detections: [{ subject: 'format', taken: titles[found], why, grade: 'likely', others: [] }],
  };
}

/** What a file called a table is that begins as JSON does. */
function inTable(head: Uint8Array, from: number): Format | undefined {
  if (head[from] === byte.openBracket)
    return head[skipSpace(head, from + 1, head.length)] === byte.openBrace ? 'json' : undefined;
  if (head[from] !== byte.openBrace) return undefined;
  return isFields(valueOf(firstLine(head, from))) ? 'jsonl' : undefined;
}

/** What a file called JSON Lines is that does not begin with an object. */
function inLines(head: Uint8Array, from: number): Format | undefined {
  const first = head[from];
  if (first === byte.openBracket)
    return Array.isArray(valueOf(firstLine(head, from))) && hasMore(head, from) ? undefined : 'json';
  if (first === undefined || first === byte.openBrace || first === 0 || first === slash) return undefined;
  const text = new TextDecoder().decode(head.subarray(from));
  const dialect = guessDialect(text);
  const [header = [], ...rows] = firstRows(text, dialect);
  const isTable =
    header.length > 1 &&
    rows.length > 0 &&
    header.some(isName) &&
    rows.every((row) => row.length === header.length) &&
    dataCells(header, (column) => rows.map((row) => row[column] ?? '')) === 0;
  if (!isTable) return undefined;
  return dialect.delimiter === '\t' ? 'tsv' : 'csv';
}

/** Whether something stands after the first line. */
function hasMore(head: Uint8Array, from: number): boolean {
  const end = head.indexOf(byte.newline, from);
  return end >= 0 && skipSpace(head, end, head.length) < head.length;
}

function firstLine(head: Uint8Array, from: number): string {
  const end = head.indexOf(byte.newline, from);
  return decodeUtf8(head.subarray(from, end < 0 ? head.length : end)) ?? '';
}

function valueOf(line: string): unknown {
  try {
    return parseLoosely(line.replace(/,\s*$/, '')).value;
  } catch (error) {
    if (error instanceof LooseFault) return undefined;
    throw error;
  }
}

const slash = 0x2f;
