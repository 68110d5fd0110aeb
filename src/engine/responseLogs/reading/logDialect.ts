import { byteOrderMark } from '../../../core/dataset/bytes/bytes';
import type { Dialect } from '../../../core/dataset/reading/dialect';
import { guessDialect } from '../../../core/dataset/reading/papaparse';

/** How the fields of a log in CSV or TSV are separated, by its first bytes. */
export function logDialect(head: Uint8Array, format: 'csv' | 'tsv'): Dialect {
  const text = new TextDecoder().decode(head.subarray(byteOrderMark(head)));
  return guessDialect(text, format === 'tsv' ? '\t' : undefined);
}
