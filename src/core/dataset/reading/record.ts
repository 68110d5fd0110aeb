import { byte, decodeUtf8 } from '../bytes/bytes';
import { doubledKeys, hasDoubledKey } from './doubledKeys';
import type { Format } from './formats';
import { jsonText, plainValue } from './jsonText';
import { LooseFault, parseLoosely, type Mend } from './looseJson';
import { parseFields } from './papaparse';
import type { Dialect } from './dialect';

/** One record of a dataset file as it reads: a value for every field. */
export type Fields = Readonly<Record<string, unknown>>;

/** What reading a record gives: its fields, or what is wrong with it. */
export type ReadRecord =
  | {
      readonly fields: Fields;
      /** What makes it no JSON, where it is clear all the same what it says. */
      readonly mends?: readonly Mend[];
    }
  | { readonly problem: string };

/** What is needed to read the records of one file. */
export interface RecordFormat {
  readonly format: Format;
  /** CSV and TSV: how fields are separated. */
  readonly dialect?: Dialect;
  /** CSV and TSV: the names of the columns, each only once. */
  readonly columns?: readonly string[];
  /** JSON: the paths of fields that must not be given twice in a record. */
  readonly onlyOnce?: readonly string[];
}

/** What is wrong with a record whose bytes are no text in UTF-8. */
export const noUtf8 = 'it is not valid UTF-8';

/** Reads the bytes of one record. Never throws. */
export function readRecord(bytes: Uint8Array, as: RecordFormat): ReadRecord {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: noUtf8 };
  return as.dialect && as.columns ? readCsv(text, as.dialect, as.columns) : readJson(text, as.onlyOnce);
}

function readJson(text: string, onlyOnce: readonly string[] = []): ReadRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return readLoosely(text, jsonFault(error));
  }
  if (!isFields(value)) return { problem: `it is ${kindOf(value)}, not an object with fields` };
  const seen = { isLarge: false };
  const keys = countKeys(value, deepest, seen);
  if (Number.isNaN(keys)) return { problem: `its values are nested more than ${deepest} deep` };
  const twice = onlyOnce.length > 0 && hasDoubledKey(text, keys) ? doubledOf(text, onlyOnce) : undefined;
  if (twice !== undefined) return { problem: `its field "${twice}" is given twice` };
  return seen.isLarge ? readLoosely(text, '') : { fields: value };
}

/** Reads what is no JSON, or has numbers that a double does not hold. */
function readLoosely(text: string, fault: string): ReadRecord {
  try {
    const { value, mends, twice } = parseLoosely(text);
    if (!isFields(value)) return { problem: `it is ${kindOf(value)}, not an object with fields` };
    if (mends.size > 0 && twice !== undefined) return { problem: `its field "${twice}" is given twice` };
    const fields = plainValue(value) as Fields;
    return mends.size > 0 ? { fields, mends: [...mends] } : { fields };
  } catch (error) {
    if (!(error instanceof LooseFault)) throw error;
    return { problem: `it is not valid JSON: ${fault || error.message}` };
  }
}

/** A record of JSON as a mixture writes it: as it stands where it is JSON, and for JSON Lines on one line; else put so. */
export function strictRecord(bytes: Uint8Array, read: ReadRecord, format: Format): Uint8Array {
  if ('problem' in read) return bytes;
  const isOnOneLine = !bytes.includes(byte.newline) && !bytes.includes(byte.carriageReturn);
  if (!read.mends && (format === 'json' || isOnOneLine)) return bytes;
  return new TextEncoder().encode(jsonText(parseLoosely(decodeUtf8(bytes)!).value));
}

/** Far beyond any dataset, far below where walking through a value overflows the stack. */
const deepest = 500;

/** How many keys all objects of a value have; NaN where it is nested deeper than so many levels. Notes whole numbers that may have lost digits. */
function countKeys(value: object, levels: number, seen: { isLarge: boolean }): number {
  if (levels === 0) return NaN;
  let keys = 0;
  const look = (one: unknown): void => {
    if (typeof one === 'number') seen.isLarge ||= one > largest || one < -largest;
    else if (typeof one === 'object' && one !== null) keys += countKeys(one, levels - 1, seen);
  };
  if (Array.isArray(value)) for (const one of value) look(one);
  // Object.values would make a list of every record.
  else
    for (const key in value) {
      keys++;
      look((value as Fields)[key]);
    }
  return keys;
}

const largest = Number.MAX_SAFE_INTEGER;

/** The first key given twice on the way to, or inside, a field of these paths. */
function doubledOf(text: string, paths: readonly string[]): string | undefined {
  const isIn = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(`${outer}.`);
  return doubledKeys(text).find((key) => paths.some((path) => isIn(path, key) || isIn(key, path)));
}

/** The reason a JSON parser gives, without the text it quotes. */
function jsonFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, ?(\.\.\.)?"[\s\S]*$/, '').replace(/ in JSON at/, ' at');
}

function readCsv(text: string, dialect: Dialect, columns: readonly string[]): ReadRecord {
  const fields = parseFields(text, dialect);
  return { fields: Object.fromEntries(columns.map((name, at) => [name, fields[at] ?? ''])) };
}

/**
 * Column names made unlike each other: spaces around them are left out, the second `a` is `a_2` unless another column has
 * that name, an empty name `column_3`.
 */
export function columnNames(header: readonly string[]): string[] {
  const given = header.map((raw, at) => raw.trim() || `column_${at + 1}`);
  const all = new Set(given);
  const times = new Map<string, number>();
  return given.map((name) => {
    let number = (times.get(name) ?? 0) + 1;
    if (number > 1) while (all.has(`${name}_${number}`)) number++;
    times.set(name, number);
    const unlike = number === 1 ? name : `${name}_${number}`;
    all.add(unlike);
    return unlike;
  });
}

/** The names of the columns of a file whose first line is no header. */
export function numberedColumns(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `column${at + 1}`);
}

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
