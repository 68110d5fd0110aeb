import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DOUBLE, DuckDBDataChunk, UBIGINT, type DuckDBConnection } from '@duckdb/node-api';
import { withFile } from '../files/systemErrors';
import { inTransaction, sqlName, sqlText, withDatabase } from './database';
import { idWords, IdIndex } from '../../core/dataset/idIndex';
import { storeEnding, storeFile } from './storeFolder';
import { readTokens, writeTokens } from './tokenTable';

/** Names everything that a measure's scores depend on besides the examples. */
export interface ScoreKey {
  readonly measure: string;
  readonly version: number;
  /** Field mapping and model, as one digest. */
  readonly basis: string;
  /** Where the scores depend on all records: a digest of what these are and of their order. */
  readonly dataset?: string;
  readonly columns: readonly string[];
}

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

const chunkRows = 2048;

/** The stored scores of one dataset: a DuckDB file, open only for the moment of a read or a write. */
export class ScoreStore {
  private constructor(readonly file: string) {}

  /** The path of the store's file without its ending: what other files of the same dataset begin with. */
  get base(): string {
    return this.file.slice(0, -storeEnding.length);
  }

  /** The folder that it lies in. */
  get folder(): string {
    return dirname(this.file);
  }

  /** The store of a dataset in a folder, which is made where it is missing. */
  static async of(folder: string, dataset: string): Promise<ScoreStore> {
    await withFile('make the score store', folder, () => makeFolder(resolve(folder)));
    return new ScoreStore(await storeFile(folder, dataset));
  }

  /** Everything stored under a key. */
  load(key: ScoreKey): Promise<StoredScores> {
    return this.read(key, tableOf);
  }

  /** What was stored last under a key that differs in the dataset alone: scores of an earlier state of it. */
  loadEarlier(key: ScoreKey): Promise<StoredScores> {
    return this.read(key, earlierTableOf);
  }

  private read(key: ScoreKey, find: typeof tableOf): Promise<StoredScores> {
    return withDatabase(this.file, async (connection) => {
      await prepare(connection);
      const table = await find(connection, key);
      return table === undefined
        ? { index: new IdIndex(), values: key.columns.map(() => new Float64Array()) }
        : read(connection, table, key);
    });
  }

  /** Keeps scores under a key, all of them or none. */
  append(key: ScoreKey, scores: NewScores): Promise<void> {
    return withDatabase(this.file, async (connection) => {
      await prepare(connection);
      await inTransaction(connection, async () => {
        const table = (await tableOf(connection, key)) ?? (await createTable(connection, key));
        await write(connection, table, scores);
        await writeTokens(connection, table, scores.ids, scores.tokens ?? []);
      });
    });
  }

  /** What was packed of the tokens of a record (four words of id) under a key; undefined where nothing was. */
  packedTokens(key: ScoreKey, id: Uint32Array): Promise<Uint8Array | undefined> {
    return withDatabase(this.file, async (connection) => {
      await prepare(connection);
      const table = await tableOf(connection, key);
      return table === undefined ? undefined : readTokens(connection, table, id);
    });
  }
}

/** Makes a folder and those above it. (Node's own recursive mkdir never ends where a file system such as /proc refuses.) */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder);
  }
}

async function prepare(connection: DuckDBConnection): Promise<void> {
  await connection.run(
    'create table if not exists measures (number integer primary key, measure varchar, version integer, basis varchar, columns varchar)',
  );
}

async function tableOf(connection: DuckDBConnection, key: ScoreKey): Promise<string | undefined> {
  return newest(connection, `basis = ${sqlText(wholeBasis(key))} and ${ofMeasure(key)}`);
}

async function earlierTableOf(connection: DuckDBConnection, key: ScoreKey): Promise<string | undefined> {
  return newest(connection, `starts_with(basis, ${sqlText(`${key.basis}-`)}) and ${ofMeasure(key)}`);
}

async function newest(connection: DuckDBConnection, condition: string): Promise<string | undefined> {
  const found = await connection.runAndReadAll(`select max(number) from measures where ${condition}`);
  const number = found.getRows()[0]![0];
  return number === null ? undefined : tableName(number as number);
}

function ofMeasure({ measure, version }: ScoreKey): string {
  return `measure = ${sqlText(measure)} and version = ${version}`;
}

/** The basis as it is stored and as manifests name it: with the dataset, where the scores depend on it. */
export function wholeBasis({ basis, dataset }: ScoreKey): string {
  return dataset === undefined ? basis : `${basis}-${dataset}`;
}

async function createTable(connection: DuckDBConnection, key: ScoreKey): Promise<string> {
  const next = await connection.runAndReadAll('select coalesce(max(number), 0) + 1 from measures');
  const number = next.getRows()[0]![0] as number;
  await connection.run(
    `insert into measures values (${number}, ${sqlText(key.measure)}, ${key.version}, ${sqlText(wholeBasis(key))}, ${sqlText(key.columns.join(','))})`,
  );
  const columns = key.columns.map((column) => `${sqlName(column)} double`).join(', ');
  await connection.run(`create table ${tableName(number)} (id_high ubigint, id_low ubigint, ${columns})`);
  return tableName(number);
}

function tableName(number: number): string {
  return `scores_${number}`;
}

async function write(connection: DuckDBConnection, table: string, { ids, values }: NewScores): Promise<void> {
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

function halfOf(words: Uint32Array, at: number): bigint {
  return (BigInt(words[at]!) << 32n) | BigInt(words[at + 1]!);
}

async function read(connection: DuckDBConnection, table: string, key: ScoreKey): Promise<StoredScores> {
  const index = new IdIndex();
  const columns = key.columns.map(sqlName).join(', ');
  const values: number[][] = key.columns.map(() => []);
  const result = await connection.stream(`select id_high, id_low, ${columns} from ${table}`);
  const words = new Uint32Array(idWords);
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const vectors = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
    for (let row = 0; row < chunk.rowCount; row++) {
      split(vectors[0]!.getItem(row) as bigint, words, 0);
      split(vectors[1]!.getItem(row) as bigint, words, 2);
      const place = index.add(words, 0);
      values.forEach(
        (column, at) => (column[place] = (vectors[at + 2]!.getItem(row) as number | null) ?? NaN),
      );
    }
  }
  return { index, values: values.map((column) => Float64Array.from(column)) };
}

function split(half: bigint, words: Uint32Array, at: number): void {
  words[at] = Number(half >> 32n);
  words[at + 1] = Number(half & 0xffffffffn);
}
