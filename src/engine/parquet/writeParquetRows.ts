import { createHash } from 'node:crypto';
import { UserError } from '../../core/userError';
import { noRows } from './parquetFacts';
import { parquetLines } from './parquetLines';

/** Lines that came out of Parquet files. */
export interface WrittenRows {
  readonly rows: number;
  readonly bytes: number;
  /** SHA-256 of the lines, in hexadecimal digits: the same for the same rows, however they are packed. */
  readonly sha256: string;
  /** How many rows each file has, in the order of the files. */
  readonly rowsByFile: readonly number[];
}

/** How Parquet files are turned into lines. */
export interface RowsWriting {
  readonly signal?: AbortSignal | undefined;
  /** The most bytes that the lines may have. */
  readonly mostBytes?: number | undefined;
  /** Is told how many rows are done. */
  readonly progress?: ((rows: number) => void) | undefined;
}

/**
 * Hands the rows of Parquet files on as lines of canonical JSON, file after file: one file and its shards give the same
 * lines. `write` is given every piece, which is good until it is done. Throws UserError where a file cannot be read, where
 * no row is in any, and where the lines are more than may be.
 */
export async function writeParquetRows(
  files: readonly string[],
  write: (bytes: Uint8Array) => Promise<unknown>,
  { signal, mostBytes = Infinity, progress }: RowsWriting = {},
): Promise<WrittenRows> {
  const hash = createHash('sha256');
  const rowsByFile: number[] = [];
  let [rows, bytes] = [0, 0];
  for (const file of files) {
    const before = rows;
    for await (const piece of parquetLines(file, { signal })) {
      bytes += piece.bytes.length;
      if (bytes > mostBytes) throw tooLarge(file, mostBytes);
      hash.update(piece.bytes);
      await write(piece.bytes);
      rows += piece.rows;
      progress?.(rows);
    }
    rowsByFile.push(rows - before);
  }
  if (rows === 0) throw noRows(files);
  return { rows, bytes, sha256: hash.digest('hex'), rowsByFile };
}

function tooLarge(file: string, mostBytes: number): UserError {
  return new UserError(
    `${file} is larger than may be: its rows take more than ${Math.floor(mostBytes / 2 ** 20)} MB as text.`,
  );
}
