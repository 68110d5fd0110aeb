import {
  BLOB,
  DuckDBDataChunk,
  UBIGINT,
  blobValue,
  type DuckDBBlobValue,
  type DuckDBConnection,
} from '@duckdb/node-api';
import { idWords } from '../../core/dataset/idIndex';
import { chunkRows, halfOf } from './idHalves';

/** Keeps what is packed of the tokens of these records (four words of id each) beside a table of scores; nothing for those without. */
export async function writeTokens(
  connection: DuckDBConnection,
  scores: string,
  ids: Uint32Array,
  packed: readonly (Uint8Array | undefined)[],
): Promise<void> {
  const rows = packed.flatMap((one, at) => (one === undefined ? [] : [{ one, at }]));
  if (rows.length === 0) return;
  await connection.run(
    `create table if not exists ${tokenTable(scores)} (id_high ubigint, id_low ubigint, tokens blob)`,
  );
  const appender = await connection.createAppender(tokenTable(scores));
  for (let from = 0; from < rows.length; from += chunkRows) {
    const part = rows.slice(from, from + chunkRows);
    const chunk = DuckDBDataChunk.create([UBIGINT, UBIGINT, BLOB], part.length);
    chunk.setColumnValues(
      0,
      part.map(({ at }) => halfOf(ids, at * idWords)),
    );
    chunk.setColumnValues(
      1,
      part.map(({ at }) => halfOf(ids, at * idWords + 2)),
    );
    chunk.setColumnValues(
      2,
      part.map(({ one }) => blobValue(one)),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** What is packed of the tokens of a record, where anything is; of several the last. */
export async function readTokens(
  connection: DuckDBConnection,
  scores: string,
  id: Uint32Array,
): Promise<Uint8Array | undefined> {
  if (!(await hasTable(connection, tokenTable(scores)))) return undefined;
  const found = await connection.runAndReadAll(
    `select tokens from ${tokenTable(scores)} where id_high = ${halfOf(id, 0)} and id_low = ${halfOf(id, 2)} order by rowid desc limit 1`,
  );
  return (found.getRows()[0]?.[0] as DuckDBBlobValue | undefined)?.bytes;
}

/** The table of the tokens that belong to a table of scores. */
export function tokenTable(scores: string): string {
  return `tokens_of_${scores}`;
}

/** Whether a store has a table. */
export async function hasTable(connection: DuckDBConnection, name: string): Promise<boolean> {
  const found = await connection.runAndReadAll('select 1 from duckdb_tables() where table_name = ?', [name]);
  return found.currentRowCount > 0;
}
