import type { DuckDBConnection } from '@duckdb/node-api';
import { idWords } from '../../core/dataset/idIndex';
import { inTransaction } from './database';
import { appendIds } from './idHalves';
import { hasTable, tokenTable } from './tokenTable';

/** A table may always hold the scores of so many records that the dataset does not have now, be it cut off for a moment. */
const leastRoom = 10_000;

/** Bytes that a file may hold for nothing, whatever its size. */
const spare = 8 * 2 ** 20;

/**
 * Keeps a table of scores by record within its bound, and says whether anything was removed: once it holds more than
 * twice the rows of the dataset, and 10,000 beyond them, what is there twice goes, and of records that the dataset does not
 * have now the oldest, until there are as many as it has records, but 10,000 at least. So undoing an edit finds its scores, however many
 * lines were edited at once, and a table never passes a bound that the dataset alone sets.
 */
export async function pruneScores(
  connection: DuckDBConnection,
  table: string,
  dataset: Uint32Array,
): Promise<boolean> {
  const rows = dataset.length / idWords;
  const held = await countOf(connection, `from ${table}`);
  const room = Math.max(rows, leastRoom);
  if (held <= rows + room) return false;
  await connection.run('create or replace temp table current_ids (id_high ubigint, id_low ubigint)');
  await appendIds(connection, 'current_ids', dataset);
  await inTransaction(connection, async () => {
    const foreign = `from ${table} anti join current_ids using (id_high, id_low)`;
    await removeRepeated(connection, table);
    const beyond = (await countOf(connection, foreign)) - room;
    if (beyond > 0)
      await connection.run(
        `delete from ${table} where rowid in (select ${table}.rowid ${foreign} order by ${table}.rowid limit ${beyond})`,
      );
    await pruneTokens(connection, table);
  });
  return true;
}

async function pruneTokens(connection: DuckDBConnection, table: string): Promise<void> {
  const tokens = tokenTable(table);
  if (!(await hasTable(connection, tokens))) return;
  await removeRepeated(connection, tokens);
  await connection.run(
    `delete from ${tokens} where rowid in (select ${tokens}.rowid from ${tokens} anti join ${table} using (id_high, id_low))`,
  );
}

/** Two processes that score at once keep what both of them computed; the last is the one that is read. */
async function removeRepeated(connection: DuckDBConnection, table: string): Promise<void> {
  await connection.run(
    `delete from ${table} where rowid not in (select max(rowid) from ${table} group by id_high, id_low)`,
  );
}

/**
 * Makes a file smaller that holds more for nothing than for something, and 8 MB at least: DuckDB fills free blocks again, but
 * gives back only those at the end of a file. Every table is written once more, into the first free blocks; when the file
 * is closed what they took before is cut off. All of it is one transaction: a crash leaves the file as it was.
 */
export async function compact(connection: DuckDBConnection): Promise<void> {
  const [[size, used, free]] = (
    await connection.runAndReadAll('select block_size, used_blocks, free_blocks from pragma_database_size()')
  ).getRows() as [[bigint, bigint, bigint]];
  if (free <= used || free * size < spare) return;
  const tables = await connection.runAndReadAll(
    "select table_name from duckdb_tables() where not temporary and table_name <> 'measures'",
  );
  await inTransaction(connection, async () => {
    for (const [table] of tables.getRows() as [string][]) {
      await connection.run(`create table moved as select * from ${table}`);
      await connection.run(`drop table ${table}`);
      await connection.run(`alter table moved rename to ${table}`);
    }
  });
}

async function countOf(connection: DuckDBConnection, from: string): Promise<number> {
  const found = await connection.runAndReadAll(`select count(*) ${from}`);
  return Number(found.getRows()[0]![0]);
}
