import { join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hasTable, readTokens, tokenTable, writeTokens } from '../../../src/engine/store/tokenTable';
import { temporaryFolder } from '../../temporary';
import { idsOf, range } from './madeStore';

const folder = temporaryFolder();
let instance: DuckDBInstance | undefined;
let connection: DuckDBConnection;
let made = 0;

beforeEach(async () => {
  instance?.closeSync();
  instance = await DuckDBInstance.create(join(folder, `${made++}.db`));
  connection = await instance.connect();
});

afterAll(() => instance?.closeSync());

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** What is kept of these records' tokens, as plain lists. */
async function kept(numbers: readonly number[], table = 'scores_1'): Promise<(number[] | undefined)[]> {
  const found: (number[] | undefined)[] = [];
  for (const number of numbers) {
    const packed = await readTokens(connection, table, idsOf([number]));
    found.push(packed && [...packed]);
  }
  return found;
}

describe('a table of tokens', () => {
  it('gives each record its own, and nothing for those that have none', async () => {
    await writeTokens(connection, 'scores_1', idsOf([1, 2, 3]), [bytes(7, 0, 255), undefined, bytes()]);
    expect(await kept([1, 2, 3, 4])).toEqual([[7, 0, 255], undefined, [], undefined]);
  });

  it('gives what was written last of a record', async () => {
    for (const value of [3, 1, 2]) await writeTokens(connection, 'scores_1', idsOf([5]), [bytes(value)]);
    expect(await kept([5])).toEqual([[2]]);
    await writeTokens(connection, 'scores_1', idsOf([5, 6, 5]), [bytes(8), bytes(6), bytes(9)]);
    expect(await kept([5, 6])).toEqual([[9], [6]]);
  });

  it('takes more records than a chunk of the database', async () => {
    const numbers = range(0, 5000);
    const packed = numbers.map((number) => bytes(number & 255, number >> 8));
    await writeTokens(connection, 'scores_1', idsOf(numbers), packed);
    const some = [0, 2047, 2048, 4095, 4096, 4999];
    expect(await kept(some)).toEqual(some.map((number) => [number & 255, number >> 8]));
  });

  it('tells records apart by every word of their ids', async () => {
    const ids = Uint32Array.of(1, 2, 3, 4);
    await writeTokens(connection, 'scores_1', ids, [bytes(1)]);
    for (const word of [0, 1, 2, 3]) {
      const other = ids.slice();
      other[word]! += 1;
      expect(await readTokens(connection, 'scores_1', other)).toBeUndefined();
    }
    expect([...(await readTokens(connection, 'scores_1', ids))!]).toEqual([1]);
  });

  it('belongs to one table of scores, and is made only where there is something to keep', async () => {
    await writeTokens(connection, 'scores_1', idsOf([1, 2]), [undefined, undefined]);
    await writeTokens(connection, 'scores_1', idsOf([]), []);
    expect(await hasTable(connection, tokenTable('scores_1'))).toBe(false);
    expect(await kept([1])).toEqual([undefined]);
    await writeTokens(connection, 'scores_1', idsOf([1]), [bytes(1)]);
    await writeTokens(connection, 'scores_2', idsOf([1]), [bytes(2)]);
    expect(await hasTable(connection, tokenTable('scores_1'))).toBe(true);
    expect([await kept([1], 'scores_1'), await kept([1], 'scores_2')]).toEqual([[[1]], [[2]]]);
  });
});
