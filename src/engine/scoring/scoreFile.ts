import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  VARCHAR,
  type DuckDBConnection,
} from '@duckdb/node-api';
import { withoutFormula } from '../../core/dataset/formulas';
import { possibleColumns } from '../../core/measures/catalogue';
import { scoreFileFormat, type ScoreFileFormat } from '../../core/scores/scoreFileFormat';
import type { ScoreColumn, ScoreTable } from '../../core/scores/table';
import { UserError } from '../../core/userError';
import { replaceWhole } from '../files/atomicFile';
import { shardRows, type Shard } from '../../core/protocol/shard';
import type { DatasetFile } from '../files/datasetFile';
import { requireFile } from '../files/regularFile';
import { sqlName, sqlText } from '../store/database';

const formats: Record<ScoreFileFormat, { write: string; read: string }> = {
  csv: { write: 'format csv, header', read: 'read_csv' },
  jsonl: { write: 'format json', read: 'read_json' },
  parquet: { write: 'format parquet, compression zstd', read: 'read_parquet' },
};

const chunkRows = 2048;

/** Writes scores as a file: `row`, `id`, then a column a measure; an unknown score is an empty cell or null. Gives the number of rows. */
export async function writeScoreFile(
  path: string,
  file: DatasetFile,
  table: ScoreTable,
  shard: Shard = { number: 1, of: 1 },
  escapeFormulas = false,
): Promise<number> {
  const rows = shardRows(file.count, shard);
  const ending = scoreFileFormat(path);
  const format = formats[ending];
  const named = (id: string): string => (escapeFormulas && ending === 'csv' ? withoutFormula(id) : id);
  const known = table.map(
    ({ id }) => `if(isnan(${sqlName(id)}), null, ${sqlName(id)}) as ${sqlName(named(id))}`,
  );
  await replaceWhole(
    path,
    (beside) =>
      inMemory(path, async (connection) => {
        const types = table.map(({ id }) => `${sqlName(id)} double`);
        await connection.run(`create table scores (${['"row" integer', 'id varchar', ...types].join(', ')})`);
        await fill(connection, file, table, rows);
        await connection.run(
          `copy (select ${['"row"', 'id', ...known].join(', ')} from scores order by "row") to ${sqlText(beside)} (${format.write})`,
        );
      }),
    // About as much as a number takes in text.
    (rows.to - rows.from) * (44 + 10 * table.length),
  );
  return rows.to - rows.from;
}

/** Reads scores from a file and joins them to a dataset by content. Throws UserError where they belong to another. */
export async function readScoreFile(path: string, file: DatasetFile): Promise<ScoreTable> {
  const format = formats[scoreFileFormat(path)];
  await requireFile(path);
  return inMemory(path, async (connection) => {
    const result = await connection.runAndReadAll(`select * from ${format.read}(${sqlText(path)})`);
    const names = result.columnNames();
    const ids = names.indexOf('id');
    if (ids < 0) throw new UserError(`${path} is not a score file: it has no column "id".`);
    const rows = new Map(result.getRows().map((row) => [String(row[ids]), row] as const));
    const own = Array.from({ length: file.count }, (_, row) => rows.get(file.id(row)));
    const matched = own.filter((row) => row !== undefined).length;
    if (matched === 0)
      throw new UserError(
        `${path} holds scores of another dataset: none of its ids is in ${file.index.name}.`,
      );
    const infos = new Map(possibleColumns(file.fields.map).map((info) => [info.id, info]));
    return names.flatMap((id, at): ScoreColumn[] => {
      if (id === 'row' || id === 'id') return [];
      const info = infos.get(id) ?? { id, title: id, unit: '', direction: 1 };
      return [{ ...info, values: Float64Array.from(own, (row) => numberOf(row?.[at])) }];
    });
  });
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

async function inMemory<T>(path: string, action: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  try {
    return await action(await instance.connect());
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`Cannot use ${path} as a score file: ${reason(error)}.`);
  } finally {
    instance.closeSync();
  }
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
