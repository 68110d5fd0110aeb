import type { DuckDBConnection } from '@duckdb/node-api';
import { wholeBasis, type ScoreKey } from './storeKey';
import { readTableStates } from './tableStates';
import { hasTable, tokenTable } from './tokenTable';

/** A table of scores as the store's list of them names it. */
interface Listed {
  readonly number: number;
  readonly measure: string;
  readonly version: number;
  readonly basis: string;
  readonly columns: string;
}

/** A table of scores, and the state it is in: where that is the same, so are its scores. */
export interface StoredTable {
  readonly number: number;
  readonly name: string;
  readonly state: string;
}

/** Which tables a store holds: one for each key, the newest last. */
export class MeasureTables {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly listed: readonly Listed[],
    private readonly states: ReadonlyMap<number, string>,
    private readonly fileState: string,
  ) {}

  /**
   * Reads the list; a file that has none holds nothing. `fileState` is the state of the whole file: that of the tables that
   * an earlier version of Gradus wrote.
   */
  static async read(connection: DuckDBConnection, fileState: string): Promise<MeasureTables> {
    if (!(await hasTable(connection, 'measures')))
      return new MeasureTables(connection, [], new Map(), fileState);
    const rows = await connection.runAndReadAll(
      'select number, measure, version, basis, columns from measures order by number',
    );
    const listed = rows.getRowObjects() as unknown as Listed[];
    return new MeasureTables(connection, listed, await readTableStates(connection), fileState);
  }

  /** The table of a key; undefined where there is none. */
  find(key: ScoreKey): StoredTable | undefined {
    return this.last(key, (basis) => basis === wholeBasis(key));
  }

  /** The newest table whose key differs in the dataset alone: scores of an earlier state of it. */
  findEarlier(key: ScoreKey): StoredTable | undefined {
    return this.last(key, (basis) => basis.startsWith(`${key.basis}-`));
  }

  private last(key: ScoreKey, isBasis: (basis: string) => boolean): StoredTable | undefined {
    const found = this.listed.findLast((one) => isOfMeasure(one, key) && isBasis(one.basis));
    return found && this.named(found.number);
  }

  /** Whether making the table of a key would remove what an earlier version of its measure made. */
  replacesEarlier(key: ScoreKey): boolean {
    return this.find(key) === undefined && this.ofEarlierVersions(key).length > 0;
  }

  private ofEarlierVersions({ measure, version }: ScoreKey): Listed[] {
    return this.listed.filter((one) => one.measure === measure && one.version < version);
  }

  /** Makes the table of a key, and removes those that nothing can ask for once it is there. */
  async create(key: ScoreKey): Promise<StoredTable> {
    const { connection } = this;
    const number = 1 + (this.listed.at(-1)?.number ?? 0);
    await connection.run(
      'create table if not exists measures (number integer primary key, measure varchar, version integer, basis varchar, columns varchar)',
    );
    await this.removeSuperseded(key);
    await connection.run('insert into measures values (?, ?, ?, ?, ?)', [
      number,
      key.measure,
      key.version,
      wholeBasis(key),
      JSON.stringify(key.columns),
    ]);
    const columns = key.columns.map((_, at) => `, c${at} double`).join('');
    await connection.run(`create table ${tableName(number)} (id_high ubigint, id_low ubigint${columns})`);
    return this.named(number);
  }

  private named(number: number): StoredTable {
    return { number, name: tableName(number), state: this.states.get(number) ?? this.fileState };
  }

  /**
   * Of scores that depend on the whole dataset, the newest earlier state stays: it is shown until the current one is
   * whole, and undoing the last edit finds it. What was computed by an earlier version of the measure goes.
   */
  private async removeSuperseded(key: ScoreKey): Promise<void> {
    const states = this.listed.filter(
      (one) => key.dataset !== undefined && isOfMeasure(one, key) && one.basis.startsWith(`${key.basis}-`),
    );
    for (const { number } of [...this.ofEarlierVersions(key), ...states.slice(0, -1)]) {
      await this.connection.run(`drop table if exists ${tokenTable(tableName(number))}`);
      await this.connection.run(`drop table if exists ${tableName(number)}`);
      await this.connection.run(`delete from measures where number = ${number}`);
    }
  }
}

/** Names are kept as JSON; stores of before joined them by commas. */
function isOfMeasure({ measure, version, columns }: Listed, key: ScoreKey): boolean {
  return (
    measure === key.measure &&
    version === key.version &&
    (columns === JSON.stringify(key.columns) || columns === key.columns.join(','))
  );
}

function tableName(number: number): string {
  return `scores_${number}`;
}
