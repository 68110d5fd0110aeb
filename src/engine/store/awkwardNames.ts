import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { writeRows } from '../../core/dataset/reading/papaparse';
import type { ScoreFileFormat } from '../../core/scores/scoreFileFormat';
import { UserError } from '../../core/userError';

/**
 * Whether DuckDB cannot write or read columns of these names side by side: it takes names that differ in case only for
 * one, and a NUL ends its statements. A name that is no Unicode text loses what makes it differ in UTF-8, and a line
 * break in a CSV header may end it, while white space at the ends of a name there is left out.
 */
export function areAwkward(names: readonly string[], format: ScoreFileFormat): boolean {
  const taken = new Set(names.map((name) => asWritten(name).replace(/[A-Z]/g, (one) => one.toLowerCase())));
  const unwritable = format === 'csv' ? /[\0\r\n]|^\s|\s$/ : /\0/;
  return taken.size < names.length || names.some((name) => unwritable.test(name));
}

/** Throws UserError where a score file of this format cannot keep the columns apart. */
export function refuseAwkward(path: string, format: ScoreFileFormat, names: readonly string[]): void {
  const others = { jsonl: undefined, csv: '.jsonl', parquet: '.csv or .jsonl' }[format];
  const isKept = format === 'csv' && new Set(names.map(asWritten)).size === names.length;
  if (others !== undefined && !isKept)
    throw new UserError(
      `Cannot write ${path}: ${format} cannot keep columns apart whose names differ in case only or hold other characters than text has (${names.map((name) => JSON.stringify(name)).join(', ')}). Write ${others} instead.`,
    );
}

/** Writes a file again, of which DuckDB wrote the rows: as CSV without a header, as JSON with the names c0, c1, … */
export async function nameColumns(
  plain: string,
  path: string,
  format: ScoreFileFormat,
  names: readonly string[],
): Promise<void> {
  const pieces = format === 'csv' ? headed(plain, names) : renamed(plain, names);
  await pipeline(pieces, createWriteStream(path, { flags: 'wx' }));
}

async function* headed(plain: string, names: readonly string[]): AsyncGenerator<string | Buffer> {
  yield writeRows([names]);
  yield* createReadStream(plain) as AsyncIterable<Buffer>;
}

/** No value but the id is a text, and that has no quotes: what looks like a name is one. */
async function* renamed(plain: string, names: readonly string[]): AsyncGenerator<string> {
  const keys = names.map((name) => `${JSON.stringify(name)}:`);
  for await (const line of linesOf(plain))
    yield `${line.replace(/"c(\d+)":/g, (_, at: string) => keys[Number(at)]!)}\n`;
}

function linesOf(path: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(path), crlfDelay: Infinity });
}

/** A name as UTF-8 has it. */
function asWritten(name: string): string {
  return Buffer.from(name).toString();
}
