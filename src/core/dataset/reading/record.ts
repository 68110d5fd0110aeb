import { decodeUtf8 } from './bytes';
import type { Format } from './format';
import { parseFields } from './papaparse';
import type { Dialect } from './dialect';

/** One record of a dataset file as it reads: a value for every field. */
export type Fields = Readonly<Record<string, unknown>>;

/** What reading a record gives: its fields, or what is wrong with it. */
export type ReadRecord = { readonly fields: Fields } | { readonly problem: string };

/** What is needed to read the records of one file. */
export interface RecordFormat {
  readonly format: Format;
  /** CSV and TSV: how fields are separated. */
  readonly dialect?: Dialect;
  /** CSV and TSV: the names of the columns, each only once. */
  readonly columns?: readonly string[];
}

/** Reads the bytes of one record. Never throws. */
export function readRecord(bytes: Uint8Array, as: RecordFormat): ReadRecord {
  const text = decodeUtf8(bytes);
  if (text === undefined) return { problem: 'it is not valid UTF-8' };
  return as.dialect && as.columns ? readCsv(text, as.dialect, as.columns) : readJson(text);
}

function readJson(text: string): ReadRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `it is not valid JSON: ${jsonFault(error)}` };
  }
  if (!isFields(value)) return { problem: `it is ${kindOf(value)}, not an object with fields` };
  if (isDeeper(value, deepest)) return { problem: `its values are nested more than ${deepest} deep` };
  return { fields: value };
}

/** Far beyond any dataset, far below where walking through a value overflows the stack. */
const deepest = 500;

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
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

/** Column names made unlike each other: the second `a` is `a_2`, an empty name `column_3`. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((raw, at) => {
    const given = raw.trim() || `column_${at + 1}`;
    let name = given;
    for (let times = 2; taken.has(name); times++) name = `${given}_${times}`;
    taken.add(name);
    return name;
  });
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
