import { isUtf8 } from 'node:buffer';
import duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { explainFault } from './explainFault';
import { FileStates } from './fileStates';
import { LineBytes } from './lineBytes';
import { RowWriter } from './nestedWriters';
import { ParquetDatabase, parquetTable } from './parquetDatabase';
import { unreadable } from './parquetFaults';
import { readSchema } from './readSchema';
import type { NamedColumn } from './schemaTree';
import { writerOf } from './writerOf';

/** Lines are handed on once there are so many bytes of them. */
const pieceSize = 1 << 20;

/** Some of the lines of a file: one a row, each with its line feed. The bytes are good until the next piece is asked for. */
export interface LinePiece {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** How far a file is read: to its end where no number of rows is given. */
export interface LinesWanted {
  readonly signal?: AbortSignal | undefined;
  readonly rows?: number | undefined;
}

/**
 * The rows of a Parquet file in its order, each as one line of canonical JSON, whatever its codec and its row groups: names
 * sorted by code unit, members that are null left out (docs/datasets.md has the form of every type). Throws UserError for a
 * file that cannot be read, or that changes meanwhile.
 */
export async function* parquetLines(
  file: string,
  { signal, rows }: LinesWanted = {},
): AsyncGenerator<LinePiece> {
  const states = await FileStates.before([file]);
  const database = await ParquetDatabase.open([file], signal);
  try {
    const columns = await readSchema(database.connection, file);
    const limit = rows === undefined ? '' : ` limit ${rows}`;
    const result = await database.connection.stream(`select * from ${parquetTable(file)}${limit}`);
    yield* linesOf(file, result, columns, signal);
  } catch (error) {
    throw await explainFault(error, [file], states, signal);
  } finally {
    database.close();
  }
  await states.requireSame();
}

async function* linesOf(
  file: string,
  result: DuckDBResult,
  columns: readonly NamedColumn[],
  signal: AbortSignal | undefined,
): AsyncGenerator<LinePiece> {
  const row = new RowWriter(
    columns.map(({ name, type }, at) => ({
      name,
      writer: writerOf(result.columnType(at), type, (why) => unreadable(file, why, name)),
    })),
  );
  const out = new LineBytes();
  // The next chunk is read while this one is written.
  let next = result.fetchChunk();
  for (let chunk = await next; chunk && chunk.rowCount > 0; chunk = await next) {
    next = result.fetchChunk();
    next.catch(() => undefined);
    for (const piece of piecesOf(chunk, row, out)) {
      signal?.throwIfAborted();
      if (!isUtf8(piece.bytes)) throw unreadable(file, 'a text in it is not valid UTF-8');
      yield piece;
    }
  }
}

function* piecesOf(chunk: DuckDBDataChunk, row: RowWriter, out: LineBytes): Generator<LinePiece> {
  const count = chunk.rowCount;
  row.load((column) => duckdb.data_chunk_get_vector(chunk.chunk, column), count);
  let rows = 0;
  for (let at = 0; at < count; at++) {
    row.write(at, out);
    out.byte(0x0a);
    rows++;
    if (out.length < pieceSize && at < count - 1) continue;
    yield { bytes: out.written(), rows };
    out.clear();
    rows = 0;
  }
}
