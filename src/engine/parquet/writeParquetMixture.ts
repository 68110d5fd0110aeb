import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BIGINT, DuckDBDataChunk, type DuckDBConnection } from '@duckdb/node-api';
import type { Agreed } from '../../core/protocol/agreed';
import { UserError } from '../../core/userError';
import { replaceWhole, type Written } from '../files/atomicFile';
import { digestOfFile } from '../files/fileDigest';
import { partName } from '../files/partFiles';
import { explainFault } from './explainFault';
import { FileStates } from './fileStates';
import { keptMetadata, type DroppedMetadata } from './keptMetadata';
import { ParquetDatabase, parquetTable } from './parquetDatabase';
import { parquetFacts, type ParquetFacts } from './parquetFacts';
import { sqlName, sqlText } from './sqlText';
import { requireWritable } from './writableSchema';
import { writeParquetRows, type WrittenRows } from './writeParquetRows';

/** Rows that are drawn from Parquet files, and what they must turn out to be. */
export interface ParquetDraw {
  readonly files: readonly string[];
  /** Rows counted from 0 through all files, in the order in which they are written; none twice. */
  readonly rows: readonly number[] | Uint32Array;
  /** SHA-256 of the lines of the rows that were drawn: nothing else is written, where it is given. */
  readonly content?: string | undefined;
  readonly agreed?: Agreed | undefined;
}

/** A mixture as Parquet: the file, the lines that its rows are, and what of the source's metadata was not taken along. */
export interface WrittenParquet extends Written {
  readonly content: WrittenRows;
  readonly dropped: readonly DroppedMetadata[];
}

const chunkRows = 2048;

/**
 * Writes rows of Parquet files as one Parquet file of the same columns, with their values untouched, in the codec that most
 * of the source is packed with; the same rows make the same bytes. What is written is read again before it is moved to its
 * place. Throws UserError where the source cannot be read, changes meanwhile or has columns that cannot be written.
 */
export async function writeParquetMixture(
  out: string,
  draw: ParquetDraw,
  signal?: AbortSignal,
): Promise<WrittenParquet> {
  const { files, agreed } = draw;
  const states = await FileStates.before(files);
  const facts = await parquetFacts(files, signal);
  requireDrawn(draw, facts);
  const { kept, dropped } = keptMetadata(facts);
  return replaceWhole(
    out,
    async (beside) => {
      await copyRows(draw, beside, copyOptions(facts, kept), states, signal);
      await states.requireSame();
      await flush(beside);
      const content = await contentOf(draw, facts, beside, signal);
      return { ...(await digestOfFile(beside, signal)), content, dropped };
    },
    undefined,
    agreed,
  );
}

/** Copies the rows into a new file. What does not fit in memory lies in a folder beside it meanwhile. */
async function copyRows(
  draw: ParquetDraw,
  beside: string,
  options: string,
  states: FileStates,
  signal: AbortSignal | undefined,
): Promise<void> {
  const spill = join(dirname(beside), partName());
  await mkdir(spill);
  try {
    const database = await ParquetDatabase.open(draw.files, signal, { out: beside, spill });
    try {
      await copyDrawn(database.connection, draw, beside, options);
    } finally {
      database.close();
    }
  } catch (error) {
    throw await explainFault(error, draw.files, states, signal);
  } finally {
    await rm(spill, { recursive: true, force: true });
  }
}

async function copyDrawn(
  connection: DuckDBConnection,
  { files, rows }: ParquetDraw,
  beside: string,
  options: string,
): Promise<void> {
  const columns = await requireWritable(connection, files[0]!);
  const [row, place] = ['row', 'place'].map((name) => unusedName(name, columns));
  await drawnTable(connection, rows);
  await connection.run(
    `copy (
       select ${columns.map(sqlName).join(', ')}
       from (select row_number() over () - 1 as ${row}, * from ${parquetTable(...files)}) as source
         join (select row as drawn, place as ${place} from drawn) as chosen on source.${row} = chosen.drawn
       order by ${place}
     ) to ${sqlText(beside)} (${options})`,
  );
}

/** A name that no column has: DuckDB does not tell names apart that differ in case only. */
function unusedName(name: string, columns: readonly string[]): string {
  const taken = new Set(columns.map((column) => column.toLowerCase()));
  let unused = `drawn_${name}`;
  while (taken.has(unused)) unused += '_';
  return unused;
}

async function drawnTable(
  connection: DuckDBConnection,
  rows: readonly number[] | Uint32Array,
): Promise<void> {
  await connection.run('create table drawn (row bigint, place bigint)');
  const appender = await connection.createAppender('drawn');
  for (let from = 0; from < rows.length; from += chunkRows) {
    const some = [...rows.slice(from, from + chunkRows)];
    const chunk = DuckDBDataChunk.create([BIGINT, BIGINT], some.length);
    chunk.setColumnValues(0, some.map(BigInt));
    chunk.setColumnValues(
      1,
      some.map((_, at) => BigInt(from + at)),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Row groups are about as large as those of the source, so that they take no more memory than its own. */
function copyOptions(
  { rows, rowGroups, codecs }: ParquetFacts,
  metadata: ReadonlyMap<string, string>,
): string {
  const rowGroup = Math.min(122_880, Math.max(2048, Math.ceil(rows / Math.max(1, rowGroups))));
  const pairs = [...metadata].map(([key, value]) => `${sqlName(key)}: ${sqlText(value)}`);
  return [
    'format parquet',
    `compression ${codecs[0] ?? 'snappy'}`,
    `row_group_size ${rowGroup}`,
    'use_tmp_file false',
    ...(pairs.length === 0 ? [] : [`kv_metadata {${pairs.join(', ')}}`]),
  ].join(', ');
}

/** Brings a file as far as the disk. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Reads again what was written. */
async function contentOf(
  { files, rows, content: expected }: ParquetDraw,
  facts: ParquetFacts,
  beside: string,
  signal: AbortSignal | undefined,
): Promise<WrittenRows> {
  const written = await parquetFacts([beside], signal);
  const unlike = facts.columns.find(({ name, type }, at) => {
    const now = written.columns[at];
    return now?.name !== name || now.type !== typeWritten(type);
  });
  if (unlike)
    throw new UserError(
      `The column ${JSON.stringify(unlike.name)} of ${files[0]} cannot be written as Parquet again: its type ${unlike.type} would be another. A dataset without this column can be mixed.`,
    );
  const content = await writeParquetRows([beside], () => Promise.resolve(), { signal });
  if (content.rows !== rows.length || (expected !== undefined && content.sha256 !== expected))
    throw changedSince(files);
  return content;
}

function requireDrawn({ files, rows }: ParquetDraw, facts: ParquetFacts): void {
  if (rows.length === 0) throw new UserError(`No row of ${files[0]} is chosen: there is nothing to write.`);
  if (rows.some((row) => row >= facts.rows)) throw changedSince(files);
}

function changedSince(files: readonly string[]): UserError {
  return new UserError(`${files[0]} was changed since the rows were drawn. Draw them again.`);
}

/** The type by which a column is written: one that holds nothing but nulls has a type of its own, which DuckDB writes as an integer's. */
function typeWritten(type: string): string {
  return type.replaceAll('"NULL"', 'INTEGER');
}
