import type { DuckDBConnection } from '@duckdb/node-api';
import { UserError } from '../../core/userError';
import { explainFault } from './explainFault';
import { FileStates } from './fileStates';
import { ParquetDatabase, pathPattern } from './parquetDatabase';
import { readMetadata } from './readMetadata';
import { readSchema } from './readSchema';
import { refuseUnlike } from './refuseUnlike';
import { typeText, type NamedColumn } from './schemaTree';
import { sqlText } from './sqlText';

/** What the footers of Parquet files tell, which are shards of one dataset. */
export interface ParquetFacts {
  /** The columns in their order, each with its type in words. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: number;
  readonly rowGroups: number;
  /** The codecs of the column chunks, the one first that the most bytes are packed with, as "SNAPPY". */
  readonly codecs: readonly string[];
  /** Key-value metadata that all files have alike. */
  readonly metadata: ReadonlyMap<string, string>;
  /** Keys of metadata that the files have differently, or not all of them. */
  readonly unlikeMetadata: readonly string[];
  /** The rows of each file, in the order of the files. */
  readonly rowsByFile: readonly number[];
}

/** What is read of one file. */
interface FileFacts {
  readonly schema: readonly NamedColumn[];
  readonly rows: number;
  readonly rowGroups: number;
  /** Packed bytes by codec. */
  readonly codecs: readonly (readonly [codec: string, bytes: number])[];
  readonly metadata: ReadonlyMap<string, string>;
}

/**
 * Reads what Parquet files say of themselves. Throws UserError for a file that cannot be read, for shards whose columns
 * differ, and where there is no row.
 */
export async function parquetFacts(files: readonly string[], signal?: AbortSignal): Promise<ParquetFacts> {
  const facts: FileFacts[] = [];
  for (const file of files) facts.push(await factsOf(file, signal));
  const [first, ...others] = facts as [FileFacts, ...FileFacts[]];
  others.forEach(({ schema }, at) => refuseUnlike(files[0]!, first.schema, files[at + 1]!, schema));
  const rowsByFile = facts.map(({ rows }) => rows);
  if (sum(rowsByFile) === 0) throw noRows(files);
  return {
    columns: first.schema.map(({ name, type }) => ({ name, type: typeText(type) })),
    rows: sum(rowsByFile),
    rowGroups: sum(facts.map(({ rowGroups }) => rowGroups)),
    codecs: mostUsed(facts.flatMap(({ codecs }) => codecs)),
    ...inCommon(facts.map(({ metadata }) => metadata)),
    rowsByFile,
  };
}

/** The sentence for files of which none has a row. */
export function noRows(files: readonly string[]): UserError {
  return new UserError(
    files.length === 1
      ? `${files[0]} has no rows.`
      : `${files[0]} and the other ${files.length - 1} files have no rows.`,
  );
}

async function factsOf(file: string, signal: AbortSignal | undefined): Promise<FileFacts> {
  const states = await FileStates.before([file]);
  const database = await ParquetDatabase.open([file], signal);
  try {
    const { connection } = database;
    const schema = await readSchema(connection, file);
    return {
      schema,
      ...(await rowGroupsOf(connection, file)),
      metadata: await readMetadata(connection, file),
    };
  } catch (error) {
    throw await explainFault(error, [file], states, signal);
  } finally {
    database.close();
  }
}

/** The rows are those of the row groups: some writers state none for the file. */
async function rowGroupsOf(
  connection: DuckDBConnection,
  file: string,
): Promise<Pick<FileFacts, 'rows' | 'rowGroups' | 'codecs'>> {
  const chunks = `from parquet_metadata(${sqlText(pathPattern(file))})`;
  const groups = await connection.runAndReadAll(
    `select coalesce(sum(rows), 0)::double, count(*)::double
     from (select any_value(row_group_num_rows) as rows ${chunks} group by row_group_id)`,
  );
  const [rows, rowGroups] = groups.getRows()[0] as [number, number];
  const packed = await connection.runAndReadAll(
    `select compression, sum(total_compressed_size)::double ${chunks} group by compression`,
  );
  return { rows, rowGroups, codecs: packed.getRows() as [string, number][] };
}

function mostUsed(codecs: readonly (readonly [codec: string, bytes: number])[]): string[] {
  const bytes = new Map<string, number>();
  for (const [codec, more] of codecs) bytes.set(codec, (bytes.get(codec) ?? 0) + more);
  return [...bytes.keys()].sort(
    (one, other) => bytes.get(other)! - bytes.get(one)! || (one < other ? -1 : 1),
  );
}

function inCommon(
  all: readonly ReadonlyMap<string, string>[],
): Pick<ParquetFacts, 'metadata' | 'unlikeMetadata'> {
  const keys = [...new Set(all.flatMap((one) => [...one.keys()]))];
  const isAlike = (key: string): boolean => all.every((one) => one.get(key) === all[0]!.get(key));
  return {
    metadata: new Map(keys.filter(isAlike).map((key) => [key, all[0]!.get(key)!])),
    unlikeMetadata: keys.filter((key) => !isAlike(key)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
