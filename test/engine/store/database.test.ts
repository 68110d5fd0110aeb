import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { inTransaction, readDatabase, writeDatabase } from '../../../src/engine/store/database';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
let made = 0;

/** A file that is not there yet, in a folder of its own, and what is told of it. */
function place(): { own: string; file: string; told: string[]; tell: (sentence: string) => void } {
  const own = join(folder, String(made++));
  mkdirSync(own);
  const told: string[] = [];
  return { own, file: join(own, 'data.jsonl.duckdb'), told, tell: (sentence) => void told.push(sentence) };
}

async function numbers(connection: DuckDBConnection): Promise<unknown[]> {
  const found = await connection.runAndReadAll('select number from numbers order by number');
  return found.getRows().flat();
}

async function fill(connection: DuckDBConnection, ...values: number[]): Promise<void> {
  await connection.run('create table if not exists numbers (number integer)');
  for (const value of values) await connection.run('insert into numbers values (?)', [value]);
}

/** What DuckDB throws where two transactions change one row. */
async function realConflict(): Promise<unknown> {
  const instance = await DuckDBInstance.create(':memory:');
  const [one, other] = [await instance.connect(), await instance.connect()];
  await fill(one, 1);
  for (const connection of [one, other]) await connection.run('begin transaction');
  await one.run('update numbers set number = 2');
  const error: unknown = await other.run('update numbers set number = 3').catch((fault: unknown) => fault);
  instance.closeSync();
  return error;
}

describe('a database', () => {
  it('keeps what is written for who reads it next', async () => {
    const { file, told, tell } = place();
    await writeDatabase(file, tell, (connection) => fill(connection, 1, 2));
    expect(await readDatabase(file, tell, numbers)).toEqual([1, 2]);
    expect(told).toEqual([]);
  });

  it('is written by one call after another, each in full', async () => {
    const { file, tell } = place();
    await writeDatabase(file, tell, (connection) => fill(connection));
    let [working, most] = [0, 0];
    await Promise.all(
      [1, 2, 3, 4].map((value) =>
        writeDatabase(file, tell, async (connection) => {
          most = Math.max(most, ++working);
          await inTransaction(connection, () => fill(connection, value, 10 * value));
          working--;
        }),
      ),
    );
    expect(most).toBe(1);
    expect(await readDatabase(file, tell, numbers)).toEqual([1, 2, 3, 4, 10, 20, 30, 40]);
  });

  it('shows a reader one state: all that a call reads is read in one transaction', async () => {
    const { file, tell } = place();
    const number = async (connection: DuckDBConnection): Promise<unknown> =>
      (await connection.runAndReadAll('select txid_current()')).getRows()[0]![0];
    const ofCall = (): Promise<unknown[]> =>
      readDatabase(file, tell, async (connection) => [await number(connection), await number(connection)]);
    const [one, other] = await ofCall();
    expect(one).toBeDefined();
    expect(other).toBe(one);
  });

  it('keeps nothing of a transaction that fails', async () => {
    const { file, tell } = place();
    await writeDatabase(file, tell, (connection) => fill(connection, 1));
    const failing = writeDatabase(file, tell, (connection) =>
      inTransaction(connection, async () => {
        await fill(connection, 2);
        throw new Error('in the middle');
      }),
    );
    await expect(failing).rejects.toThrow('in the middle');
    expect(await readDatabase(file, tell, numbers)).toEqual([1]);
  });
});

describe('what goes wrong in an action', () => {
  it('is thrown as it is and at once, and says nothing against the file', async () => {
    const { own, file, told, tell } = place();
    await writeDatabase(file, tell, (connection) => fill(connection, 1));
    for (const fault of [new UserError('Refused.'), new Error('A mistake.')]) {
      let calls = 0;
      const reading = readDatabase(file, tell, () => {
        calls++;
        return Promise.reject(fault);
      });
      await expect(reading).rejects.toBe(fault);
      expect(calls).toBe(1);
    }
    expect(await readDatabase(file, tell, numbers)).toEqual([1]);
    expect([told, readdirSync(own)]).toEqual([[], ['data.jsonl.duckdb']]);
  });

  it('is done once more where two transactions met, and given up where they meet each time', async () => {
    const { own, file, told, tell } = place();
    const conflict = await realConflict();
    for (const [meetings, expected] of [
      [1, 2],
      [5, 6],
      [6, 6],
    ] as const) {
      let calls = 0;
      const done = readDatabase(file, tell, () =>
        ++calls > meetings ? Promise.resolve('done') : Promise.reject(conflict),
      );
      if (meetings < 6) expect(await done).toBe('done');
      else await expect(done).rejects.toBe(conflict);
      expect(calls).toBe(expected);
    }
    expect([told, readdirSync(own)]).toEqual([[], ['data.jsonl.duckdb']]);
  });
});

describe('a file that is no database', () => {
  it('is set aside, told in a sentence, and made anew; what it held is kept', async () => {
    const { own, file, told, tell } = place();
    writeFileSync(file, 'my own words, which are no database');
    await writeDatabase(file, tell, (connection) => fill(connection, 3));
    const aside = readdirSync(own).find((name) => name.includes('damaged'))!;
    expect(readFileSync(join(own, aside), 'utf8')).toBe('my own words, which are no database');
    expect(told).toEqual([
      `The score store ${file} is damaged: it was set aside as ${aside}, and what it held must be scored again.`,
    ]);
    expect(await readDatabase(file, tell, numbers)).toEqual([3]);
  });

  it('is set aside where it is a folder, and told as one', async () => {
    const { own, file, told, tell } = place();
    mkdirSync(file);
    writeFileSync(join(file, 'mine.txt'), 'mine');
    await writeDatabase(file, tell, (connection) => fill(connection, 4));
    const aside = readdirSync(own).find((name) => name.includes('damaged'))!;
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`The score store ${file} is a folder, not a file`);
    expect(existsSync(join(own, aside, 'mine.txt'))).toBe(true);
    expect(await readDatabase(file, tell, numbers)).toEqual([4]);
  });

  it('beyond mending ends in one sentence, after all tries', async () => {
    const { file, tell } = place();
    await writeDatabase(file, tell, (connection) => fill(connection, 1));
    let calls = 0;
    const reading = readDatabase(file, tell, async (connection) => {
      calls++;
      await connection.run('select * from table_that_nobody_makes');
    });
    await expect(reading).rejects.toEqual(
      new UserError(`The score store ${file} cannot be opened, nor one be made in its place.`, {
        remedy: { kind: 'storeFolder' },
      }),
    );
    expect(calls).toBe(6);
  });
});
