import { lstat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { makeFolder } from '../files/makeFolder';
import { isThere } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { readAsked, writeAsked } from './askedMeasures';
import { inTransaction, readDatabase, writeDatabase, type Tell } from './database';
import { compact, pruneScores } from './growth';
import type { DatasetFile } from '../sources/datasetFile';
import { rowsById } from '../sources/rowsById';
import { MeasureTables, type StoredTable } from './measureTables';
import { readScoresByRow, type ScoresByRow } from './scoreColumns';
import { noScores, readScores, writeScores, type NewScores, type StoredScores } from './scoreRows';
import { SharedDatabase } from './sharedDatabase';
import { storeEnding, storeFile } from './storeFolder';
import type { ScoreKey } from './storeKey';
import { noteChange } from './tableStates';
import { readTokens, writeTokens } from './tokenTable';

/** What a call reads of a store, in one state of it. */
export interface StoreReader {
  /** The table of a key; undefined where nothing is stored under it. */
  find(key: ScoreKey): StoredTable | undefined;
  /** What was stored last under a key that differs in the dataset alone: scores of an earlier state of it. */
  findEarlier(key: ScoreKey): StoredTable | undefined;
  /** The measures that the dataset was to be scored by, computed or not. */
  readonly asked: ReadonlySet<string>;
  /** Whether keeping scores under a key would remove what an earlier version of its measure made. */
  replacesEarlier(key: ScoreKey): boolean;
  /** Everything in a table, by the rows of a dataset. */
  byRow(table: StoredTable, columns: number, dataset: DatasetFile): Promise<ScoresByRow>;
  /** Everything in a table, by id. */
  byId(table: StoredTable, columns: number): Promise<StoredScores>;
}

/** What a store is told of the one who uses it. */
export interface StoreUse {
  /** The ids of the dataset's records: scores of others go when they become too many. Without them all stay. */
  readonly ids?: Uint32Array;
  /** Is told in a sentence where the store could not be used and was set aside. */
  readonly tell?: Tell;
}

/**
 * The stored scores of one dataset: a DuckDB file, open only for the moment of a read or a write. A file that cannot be
 * used is set aside under another name and begun anew.
 *
 * How large it grows depends on the dataset, not on how often it is edited. For each field mapping and model a measure of
 * single records has twice as many rows as the dataset at most, or 10,000 beyond them, (see `pruneScores`), a measure of the whole
 * dataset its current state and the one before it. The file has at most twice the bytes that takes, and 8 MB (see `compact`).
 */
export class ScoreStore {
  private constructor(
    readonly file: string,
    private readonly use: StoreUse,
  ) {}

  /** The path of the store's file without its ending: what other files of the same dataset begin with. */
  get base(): string {
    return this.file.slice(0, -storeEnding.length);
  }

  /** The folder that it lies in. */
  get folder(): string {
    return dirname(this.file);
  }

  /** The store of a dataset in a folder, which is made where it is missing. */
  static async of(folder: string, dataset: string, use: StoreUse = {}): Promise<ScoreStore> {
    await withFile('make the score store', folder, () => makeFolder(resolve(folder)));
    return new ScoreStore(await storeFile(folder, dataset), use);
  }

  /**
   * Reads with the file open once. The action may be done again from its beginning, where the file turned out to be
   * damaged, and asks the reader alone: not this store.
   */
  async reading<T>(action: (reader: StoreReader) => Promise<T>): Promise<T> {
    if (!(await isThere(this.file))) return action(nothing);
    return readDatabase(this.file, this.tell, async (connection) =>
      action(readerOf(connection, await this.tables(connection), await readAsked(connection))),
    );
  }

  /** Everything stored under a key. */
  load(key: ScoreKey): Promise<StoredScores> {
    return this.reading((reader) => allOf(reader, key));
  }

  /**
   * Everything stored under a key that is to be scored now. The scores that an earlier version of the measure made go with the
   * first new ones: that is said here, while they are still there.
   */
  async loadToScore(key: ScoreKey): Promise<StoredScores> {
    const { scores, replaces } = await this.reading(async (reader) => ({
      scores: await allOf(reader, key),
      replaces: reader.replacesEarlier(key),
    }));
    if (replaces)
      await this.remark(
        `The stored scores of ${key.measure} were made by an earlier version of Gradus, which computed them differently: they are computed again and replaced.`,
      );
    return scores;
  }

  /** Notes that the dataset is to be scored by these measures. */
  async noteAsked(measures: readonly string[]): Promise<void> {
    const asked = await this.reading((reader) => Promise.resolve(reader.asked));
    if (measures.every((measure) => asked.has(measure))) return;
    await writeDatabase(this.file, this.tell, (connection) =>
      inTransaction(connection, () => writeAsked(connection, measures)),
    );
  }

  /** Keeps scores under a key, all of them or none. */
  async append(key: ScoreKey, scores: NewScores): Promise<void> {
    await this.look();
    await writeDatabase(this.file, this.tell, async (connection) => {
      const { table, isNew } = await inTransaction(connection, async () => {
        const tables = await this.tables(connection);
        const known = tables.find(key);
        const table = known ?? (await tables.create(key));
        await writeScores(connection, table.name, scores);
        await writeTokens(connection, table.name, scores.ids, scores.tokens ?? []);
        await noteChange(connection, table.number);
        return { table, isNew: known === undefined };
      });
      const { ids } = this.use;
      const pruned = ids !== undefined && (await pruneScores(connection, table.name, ids));
      if (isNew || pruned) await compact(connection);
    });
    await this.look();
  }

  /** What was packed of the tokens of a record (four words of id) under a key; undefined where nothing was. */
  async packedTokens(key: ScoreKey, id: Uint32Array): Promise<Uint8Array | undefined> {
    if (!(await isThere(this.file))) return undefined;
    return readDatabase(this.file, this.tell, async (connection) => {
      const table = (await this.tables(connection)).find(key);
      return table && readTokens(connection, table.name, id);
    });
  }

  /**
   * Whether the scores are kept in another file than when this was last asked: what was known before is not there any more
   * then, because the store was set aside or somebody has cleared it.
   */
  async wasReplaced(): Promise<boolean> {
    await this.look();
    const { isReplaced } = this;
    this.isReplaced = false;
    return isReplaced;
  }

  private async tables(connection: DuckDBConnection): Promise<MeasureTables> {
    const states = [this.file, `${this.file}.wal`].map((path) =>
      lstat(path, { bigint: true }).then(
        ({ ino, mtimeNs }) => `${ino} ${mtimeNs}`,
        () => '',
      ),
    );
    return MeasureTables.read(connection, (await Promise.all(states)).join(' '));
  }

  private seen: string | undefined;
  private isReplaced = false;

  private async look(): Promise<void> {
    const stats = await lstat(this.file, { bigint: true }).catch(() => undefined);
    const { setAsides } = await SharedDatabase.of(this.file);
    const now = stats && `${stats.ino} ${stats.birthtimeNs} ${setAsides}`;
    this.isReplaced ||= this.seen !== undefined && now !== this.seen;
    this.seen = now;
  }

  /** What was set aside in this process since this was last asked, a sentence each. */
  async takeRemarks(): Promise<string[]> {
    return (await SharedDatabase.of(this.file)).untold.splice(0);
  }

  /** Says in a sentence that another file of the store was set aside. */
  readonly remark = async (sentence: string): Promise<void> => {
    (await SharedDatabase.of(this.file)).untold.push(sentence);
    this.tell(sentence);
  };

  private readonly tell: Tell = (sentence) => this.use.tell?.(sentence);
}

const nothing: StoreReader = {
  find: () => undefined,
  findEarlier: () => undefined,
  replacesEarlier: () => false,
  asked: new Set(),
  byRow: () => Promise.reject(new Error('There is no table.')),
  byId: () => Promise.reject(new Error('There is no table.')),
};

function readerOf(
  connection: DuckDBConnection,
  tables: MeasureTables,
  asked: ReadonlySet<string>,
): StoreReader {
  return {
    asked,
    find: (key) => tables.find(key),
    findEarlier: (key) => tables.findEarlier(key),
    replacesEarlier: (key) => tables.replacesEarlier(key),
    byRow: async ({ name }, columns, file) =>
      readScoresByRow(connection, name, columns, { rows: await rowsById(file), count: file.count }),
    byId: ({ name }, columns) => readScores(connection, name, columns),
  };
}

async function allOf(reader: StoreReader, key: ScoreKey): Promise<StoredScores> {
  const table = reader.find(key);
  return table ? reader.byId(table, key.columns.length) : noScores(key.columns.length);
}
