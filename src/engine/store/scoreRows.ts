import { DOUBLE, DuckDBDataChunk, UBIGINT, type DuckDBConnection } from '@duckdb/node-api';
import { idWords, IdIndex } from '../../core/dataset/idIndex';
import { chunkRows, halfOf } from './idHalves';

/** Scores by record id: `values[column][place]` belongs to the id at that place of the index. */
export interface StoredScores {
  readonly index: IdIndex;
  readonly values: readonly Float64Array[];
}

/** Scores to be kept: four words of id and one number a column for each. */
export interface NewScores {
  readonly ids: Uint32Array;
  readonly values: readonly (readonly number[] | Float64Array)[];
  /** What is packed of a record's tokens, where anything is. */
  readonly tokens?: readonly (Uint8Array | undefined)[];
}

/** Adds scores to a table. */
export async function writeScores(
  connection: DuckDBConnection,
  table: string,
  { ids, values }: NewScores,
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = [UBIGINT, UBIGINT, ...values.map(() => DOUBLE)];
  const count = ids.length / idWords;
  for (let from = 0; from < count; from += chunkRows) {
    const rows = Math.min(chunkRows, count - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    for (let column = 0; column < types.length; column++) {
      const vector = chunk.getColumnVector(column);
      for (let row = 0; row < rows; row++)
        vector.setItem(
          row,
          column < 2 ? halfOf(ids, (from + row) * idWords + 2 * column) : values[column - 2]![from + row]!,
        );
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** No scores of any record. */
export function noScores(columns: number): StoredScores {
  return { index: new IdIndex(), values: Array.from({ length: columns }, () => new Float64Array()) };
}

/** The scores of a table, to be laid out in columns. */
interface TableScores {
  /** How many there are, several of one record counted each. */
  readonly count: number;
  /**
   * Puts every score at the place of its id (four words), in the order in which they were written: of several of one
   * record the last counts. What has a place below 0 is left out.
   */
  layOut(columns: readonly Float64Array[], placeOf: (id: Uint32Array) => number): Promise<void>;
}

/**
 * Reads the scores of a table. (The result is made whole before it is looked at: one that is read bit by bit, and not to
 * its end, would keep the file open.)
 */
export async function tableScores(connection: DuckDBConnection, table: string): Promise<TableScores> {
  const words = ['id_high >> 32', 'id_high & 4294967295', 'id_low >> 32', 'id_low & 4294967295'];
  const result = await connection.run(
    `select ${words.map((word) => `(${word})::uinteger`).join(', ')}, * exclude (id_high, id_low) from ${table}`,
  );
  return {
    count: result.rowCount,
    async layOut(columns, placeOf) {
      const id = new Uint32Array(idWords);
      for (
        let chunk = await result.fetchChunk();
        chunk && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      ) {
        const vectors = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
        const { rowCount } = chunk;
        for (let row = 0; row < rowCount; row++) {
          for (let word = 0; word < idWords; word++) id[word] = vectors[word]!.getItem(row) as number;
          const place = placeOf(id);
          if (place < 0) continue;
          for (let column = 0; column < columns.length; column++)
            columns[column]![place] = (vectors[column + idWords]!.getItem(row) as number | null) ?? NaN;
        }
      }
    },
  };
}

/** All scores of a table by id. The columns go by their place. */
export async function readScores(
  connection: DuckDBConnection,
  table: string,
  columns: number,
): Promise<StoredScores> {
  const scores = await tableScores(connection, table);
  const index = new IdIndex();
  const values = Array.from({ length: columns }, () => new Float64Array(scores.count));
  await scores.layOut(values, (id) => index.add(id, 0));
  return { index, values: values.map((column) => column.subarray(0, index.count)) };
}
