import { UserError } from '../../core/userError';

/** What DuckDB says, and why that makes a file unreadable. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/is encrypted/i, 'it is encrypted'],
  [/not valid UTF-?8/i, 'a text in it is not valid UTF-8'],
  [
    /Unsupported compression codec "LZ4"/,
    'it is compressed with the LZ4 of Hadoop, which differs from that of Parquet',
  ],
  [/Unsupported compression codec/, 'it is compressed with a codec that is not known here'],
  [
    /Out of Memory|bad_alloc|failed to allocate/i,
    'it takes more memory than the 2 GB that one file may take',
  ],
  [/at least one non-root column/, 'it has no columns'],
];

const unknown = 'it is damaged, or written in a way that is not known here';

/** The sentence for a file that is no readable Parquet, or for a column of it. */
export function unreadable(file: string, why: string, column?: string): UserError {
  return new UserError(
    column === undefined
      ? `${file} is not a readable Parquet file: ${why}. Write it anew, or as .jsonl.`
      : `The column ${JSON.stringify(column)} of ${file} cannot be read: ${why}. Write the file anew, or as .jsonl.`,
  );
}

/** Whether an error came from DuckDB: it throws plain errors; a mistake of ours has a class of its own. */
export function isFromDatabase(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error;
}

/** Why DuckDB could not read a file. */
export function reasonOf(error: Error): string {
  return reasons.find(([said]) => said.test(error.message))?.[1] ?? unknown;
}
