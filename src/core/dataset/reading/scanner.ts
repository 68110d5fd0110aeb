import { byte } from '../bytes/bytes';
import { CsvScanner } from './csv';
import type { Format } from './formats';
import type { RunTogether } from './jsonLayout';
import { JsonArrayScanner } from './jsonArray';
import { JsonlScanner } from './jsonl';
import { JsonObjectsScanner } from './jsonObjects';
import type { Scanner } from './spans';
import type { Dialect } from './dialect';

/** How the records of a file stand in it. */
export interface Layout {
  readonly format: Format;
  /** The first bytes. */
  readonly head: Uint8Array;
  /** JSON: whether records stand one after another on several lines each. */
  readonly isSpread: boolean;
  /** JSON: whether several stand on a line, one after another or in lists. */
  readonly together?: RunTogether;
}

/** The scanner that finds the records of a file. */
export function scannerFor(
  { format, head, isSpread, together }: Layout,
  dialect: Dialect | undefined,
): Scanner {
  if (dialect) return new CsvScanner(dialect);
  if (format === 'json') return new JsonArrayScanner();
  if (together) return new JsonObjectsScanner(together === 'lists');
  if (isSpread) return new JsonObjectsScanner();
  const hasReturnsOnly = head.includes(byte.carriageReturn) && !head.includes(byte.newline);
  return new JsonlScanner(hasReturnsOnly ? byte.carriageReturn : byte.newline);
}
