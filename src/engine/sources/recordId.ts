import { hash } from 'node:crypto';

/** The length of a record's id in bytes: SHA-256 cut to 128 bits. */
export const idBytes = 16;

/** A record's id, as 16 characters of one byte each: SHA-256 of its bytes (CSV: of the header and the record). */
export function recordId(record: Uint8Array, header?: Uint8Array): string {
  const bytes = header ? Buffer.concat([header, Buffer.from('\n'), record]) : record;
  return hash('sha256', bytes, 'binary').slice(0, idBytes);
}
