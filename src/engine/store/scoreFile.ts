import { rm } from 'node:fs/promises';
import { DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { withoutFormula } from '../../core/dataset/formulas';
import type { Agreed } from '../../core/protocol/agreed';
import { scoreFileFormat, type ScoreFileFormat } from '../../core/scores/scoreFileFormat';
import type { ScoreTable } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import { replaceWhole } from '../files/atomicFile';
import { sqlText } from '../parquet/sqlText';
import { shardRows, type Shard } from '../../core/protocol/shard';
import type { DatasetFile } from '../sources/datasetFile';
import { areAwkward, nameColumns, refuseAwkward } from './awkwardNames';
import { inMemory } from './inMemory';

const formats: Record<ScoreFileFormat, string> = {
  csv: 'format csv, header',
  jsonl: 'format json',
  parquet: 'format parquet, compression zstd',
};

const chunkRows = 2048;

/** Writes scores as a file: `row`, `id`, then a column a measure; an unknown score is an empty cell or null. Gives the number of rows. */
export async function writeScoreFile(
  path: string,
  file: DatasetFile,
  table: ScoreTable,
  {
    shard = { number: 1, of: 1 },
    escapeFormulas = false,
    agreed,
  }: {
    readonly shard?: Shard | undefined;
    readonly escapeFormulas?: boolean | undefined;
    readonly agreed?: Agreed;
  } = {},
): Promise<number> {
  const rows = shardRows(file.count, shard);
  const format = scoreFileFormat(path);
  const named = (id: string): string => (escapeFormulas && format === 'csv' ? withoutFormula(id) : id);
  const names = ['row', 'id', ...table.map(({ id }) => named(id))];
  const awkward = areAwkward(names, format);
  if (awkward) refuseAwkward(path, format, names);
  const write = async (beside: string): Promise<void> => {
    if (!awkward) return copyTo(path, beside, file, table, rows, format, names);
    const plain = `${beside}.plain`;
    try {
      await copyTo(path, plain, file, table, rows, format, undefined);
      await nameColumns(plain, beside, format, names);
    } finally {
      await rm(plain, { force: true });
    }
  };
  // The least that it can be: the ids, which nothing makes shorter, and where they are text a comma a cell.
  const least = (rows.to - rows.from) * (format === 'parquet' ? 16 : 36 + table.length);
  await replaceWhole(path, write, least, agreed);
  return rows.to - rows.from;
}

/** Lets DuckDB write the rows; without names as CSV without a header, or by c0, c1, … */
async function copyTo(
  path: string,
  to: string,
  file: DatasetFile,
  table: ScoreTable,
  rows: { from: number; to: number },
  format: ScoreFileFormat,
  names: readonly string[] | undefined,
): Promise<void> {
  await writing(path, async (connection) => {
    const types = [...['integer', 'varchar'], ...table.map(() => 'double')];
    await connection.run(`create table scores (${types.map((type, at) => `c${at} ${type}`).join(', ')})`);
    await fill(connection, file, table, rows);
    const values = types.map((_, at) => (at < 2 ? `c${at}` : `if(isnan(c${at}), null, c${at})`));
    const columns = values.map((value, at) => `${value} as ${sqlName(names?.[at] ?? `c${at}`)}`);
    const written = format === 'csv' && !names ? 'format csv, header false' : formats[format];
    await connection.run(
      `copy (select ${columns.join(', ')} from scores order by scores.c0) to ${sqlText(to)} (${written})`,
    );
  });
}

/** The same as inMemory, with what DuckDB says told as a reason why the file cannot be written. */
async function writing(path: string, action: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  try {
    await inMemory(action);
  } catch (error) {
    throw new UserError(`Cannot write ${path} as a score file: ${reason(error)}.`);
  }
}

/** A name as SQL writes it. */
function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function reason(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  if (/No space left/i.test(line!)) return 'the disk is full';
  if (/Permission denied/i.test(line!)) return 'permission is denied';
  if (/Read-only file system/i.test(line!)) return 'the file system is read-only';
  if (/No such file or directory/i.test(line!)) return 'there is no such folder';
  return line!.replace(/\.$/, '');
}

async function fill(
  connection: DuckDBConnection,
  file: DatasetFile,
  table: ScoreTable,
  { from: first, to }: { from: number; to: number },
): Promise<void> {
  const appender = await connection.createAppender('scores');
  const types = [INTEGER, VARCHAR, ...table.map(() => DOUBLE)];
  for (let from = first; from < to; from += chunkRows) {
    const rows = Math.min(chunkRows, to - from);
    const chunk = DuckDBDataChunk.create(types, rows);
    types.forEach((_, column) => {
      const vector = chunk.getColumnVector(column);
      for (let at = 0; at < rows; at++) {
        const row = from + at;
        vector.setItem(
          at,
          column === 0 ? row : column === 1 ? file.id(row) : table[column - 2]!.values[row]!,
        );
      }
      vector.flush();
    });
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
