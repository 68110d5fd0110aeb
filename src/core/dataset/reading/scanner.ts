import { byteOrderMark } from './bytes';
import { CsvScanner } from './csv';
import type { Format } from './formats';
import { JsonArrayScanner } from './jsonArray';
import { JsonlScanner } from './jsonl';
import { guessDialect } from './papaparse';
import type { Scanner } from './spans';
import type { Dialect } from './dialect';

/** How the fields of a CSV or TSV file are separated, by its first bytes; undefined for other formats. */
export function dialectOf(head: Uint8Array, format: Format): Dialect | undefined {
  if (format !== 'csv' && format !== 'tsv') return undefined;
  const text = new TextDecoder().decode(head.subarray(byteOrderMark(head)));
  return guessDialect(text, format === 'tsv' ? '\t' : undefined);
}

/** The scanner that finds the records of a format. */
export function scannerFor(format: Format, dialect: Dialect | undefined): Scanner {
  if (dialect) return new CsvScanner(dialect);
  return format === 'json' ? new JsonArrayScanner() : new JsonlScanner();
}
