import { statSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { ScoreStore, type StoreUse } from '../../../src/engine/store/scoreStore';
import { temporaryFolder } from '../../temporary';
import { idsOf, keyOf, known, newStore, range, scoresOf } from './madeStore';

const folder = temporaryFolder();
const rows = 1500;
const length = keyOf('length', ['a', 'b', 'c']);
const surprisal = keyOf('surprisal', ['s']);
const rarity = (state: number): ReturnType<typeof keyOf> => keyOf('rarity', ['r', 'q'], `state${state}`);

/** The store of a dataset that holds these records now. */
async function at(store: ScoreStore | undefined, numbers: readonly number[]): Promise<ScoreStore> {
  const use: StoreUse = { ids: idsOf(numbers) };
  return store ? ScoreStore.of(store.folder, `${store.folder}/data.jsonl`, use) : newStore(folder, use);
}

/** Scores what is missing of a state of a dataset, as the engine does. */
async function score(store: ScoreStore, numbers: readonly number[], state: number): Promise<void> {
  for (const [key, columns] of [
    [length, 3],
    [surprisal, 1],
    [rarity(state), 2],
  ] as const) {
    const there = new Set(known(await store.load(key), numbers));
    const missing = numbers.filter((number) => !there.has(number));
    const tokens = key === surprisal ? { tokens: missing.map(() => new Uint8Array(20).fill(state)) } : {};
    if (missing.length > 0) await store.append(key, { ...scoresOf(missing, columns), ...tokens });
  }
}

/** Edits and scores so many times; gives the file's size after each, in bytes. */
async function rounds(
  count: number,
  edited: number,
): Promise<{ sizes: number[]; store: ScoreStore; states: number[][] }> {
  let numbers = range(0, rows);
  let next = rows;
  let store: ScoreStore | undefined;
  const sizes: number[] = [];
  const states: number[][] = [];
  for (let round = 0; round < count; round++) {
    store = await at(store, numbers);
    await score(store, numbers, round);
    sizes.push(statSync(store.file).size);
    states.push(numbers);
    numbers = [...numbers];
    for (let edit = 0; edit < edited; edit++) numbers[(round * 7 + edit) % rows] = next++;
  }
  return { sizes, store: store!, states };
}

/** What the scores of the dataset, and of as many records beside it or 10,000 of them, take as they are, in bytes. */
const needed = (rows + Math.max(rows, 10_000)) * (5 * 8 + (3 * 8 + 2 * 8 + 20) + 4 * 8);
const spare = 8 * 2 ** 20;

describe('A store', () => {
  it.each([3, rows])(
    'stays within its bound when %i lines are edited and scored 60 times',
    async (edited) => {
      const { sizes, store, states } = await rounds(60, edited);
      expect(Math.max(...sizes)).toBeLessThan(2 * needed + spare);
      // Undoing the last edit finds everything.
      const before = states.at(-2)!;
      for (const key of [length, surprisal, rarity(states.length - 2)])
        expect(known(await store.load(key), before)).toEqual(before);
      const [token] = await Promise.all([store.packedTokens(surprisal, idsOf([before[0]!]))]);
      expect(token).toHaveLength(20);
      // So does undoing all of them, where fewer lines were edited than there are.
      if (edited < rows / 60)
        for (const state of states) expect(known(await store.load(length), state)).toEqual(state);
      expect((await store.load(rarity(0))).index.count).toBe(0);
    },
    // Every round goes to the disk: a busy one takes its time.
    400_000,
  );

  it('shows the last state before the current one, however many there were', async () => {
    const store = await newStore(folder);
    for (let state = 0; state < 5; state++) await store.append(rarity(state), scoresOf([state], 2));
    const earlier = await store.reading((reader) => reader.byId(reader.findEarlier(rarity(9))!, 2));
    expect(known(earlier, range(0, 5))).toEqual([4]);
    expect(known(await store.load(rarity(3)), range(0, 5))).toEqual([3]);
    expect(known(await store.load(rarity(2)), range(0, 5))).toEqual([]);
  });

  it('keeps what two computed at once only until it has to be looked through', async () => {
    const numbers = range(0, 900);
    const store = await newStore(folder, { ids: idsOf(numbers) });
    for (let time = 0; time < 15; time++) await store.append(length, scoresOf(numbers, 3));
    expect(known(await store.load(length), numbers)).toEqual(numbers);
    expect(await rowsOf(store.file, 'scores_1')).toBeLessThanOrEqual(900 + 10_000);
  });

  it('that an earlier version of Gradus filled is read, and made as small as it can be', async () => {
    const store = await newStore(folder);
    await inDatabase(store.file, async (connection) => {
      await connection.run(
        'create table measures (number integer primary key, measure varchar, version integer, basis varchar, columns varchar)',
      );
      for (let number = 1; number <= 40; number++) {
        const basis = number === 1 ? length.basis : `${length.basis}-old${number}`;
        const [measure, columns] = number === 1 ? ['length', 'a,b,c'] : ['rarity', 'r,q'];
        await connection.run('insert into measures values (?, ?, 1, ?, ?)', [
          number,
          measure,
          basis,
          columns,
        ]);
        const named = columns.split(',').map((name) => `, hash(range) / 1e19 as "${name}"`);
        await connection.run(
          `create table scores_${number} as select hash(range) as id_high, hash(-range) as id_low${named.join('')} from range(20000)`,
        );
      }
    });
    const before = statSync(store.file).size;
    expect((await store.load(length)).values.map(({ length: count }) => count)).toEqual([
      20_000, 20_000, 20_000,
    ]);
    expect(
      (await store.reading((reader) => reader.byId(reader.findEarlier(rarity(1))!, 2))).index.count,
    ).toBe(20_000);
    for (let state = 0; state < 3; state++) await store.append(rarity(state), scoresOf([1], 2));
    expect(statSync(store.file).size).toBeLessThan(before / 8);
    expect((await store.load(length)).index.count).toBe(20_000);
  });

  it('whose columns differ in case only, or hold any character, keeps each', async () => {
    const names = ['level', 'Level', 'LEVEL', 'a,b', 'n\u0000', '"', 'é', '\ud800', ''].map(
      (name) => `human.${name}`,
    );
    const store = await newStore(folder);
    const key = keyOf('human', names);
    await store.append(key, scoresOf([1, 2, 3], names.length));
    const stored = await store.load(key);
    expect(stored.values).toHaveLength(names.length);
    expect(known(stored, [1, 2, 3, 4])).toEqual([1, 2, 3]);
    expect((await store.load(keyOf('human', [...names].reverse()))).index.count).toBe(0);
  });
});

async function inDatabase<T>(file: string, action: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  try {
    return await action(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

function rowsOf(file: string, table: string): Promise<number> {
  return inDatabase(file, async (connection) => {
    const found = await connection.runAndReadAll(`select count(*) from ${table}`);
    return Number(found.getRows()[0]![0]);
  });
}
