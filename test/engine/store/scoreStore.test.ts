import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoredTable } from '../../../src/engine/store/measureTables';
import { ScoreStore, type StoreReader } from '../../../src/engine/store/scoreStore';
import type { ScoreKey } from '../../../src/engine/store/storeKey';
import { temporaryFolder } from '../../temporary';
import { idsOf, keyOf, known, newStore, range, scoresOf } from './madeStore';

const folder = temporaryFolder();

/** What a reader finds, as the numbers of the tables. */
async function found(
  store: ScoreStore,
  keys: readonly ScoreKey[],
  find: (reader: StoreReader, key: ScoreKey) => StoredTable | undefined = (reader, key) => reader.find(key),
): Promise<(number | undefined)[]> {
  return store.reading((reader) => Promise.resolve(keys.map((key) => find(reader, key)?.number)));
}

const earlier = (reader: StoreReader, key: ScoreKey): StoredTable | undefined => reader.findEarlier(key);

describe('a store', () => {
  it('holds nothing, and makes no file, before something is written', async () => {
    const store = await newStore(folder);
    expect(known(await store.load(keyOf('one')), range(0, 5))).toEqual([]);
    expect(await found(store, [keyOf('one', ['one'], 'd')])).toEqual([undefined]);
    expect(await found(store, [keyOf('one', ['one'], 'd')], earlier)).toEqual([undefined]);
    expect(await store.packedTokens(keyOf('one'), idsOf([1]))).toBeUndefined();
    expect(existsSync(store.file)).toBe(false);
  });

  it('gives back what was kept under a key, and nothing under another', async () => {
    const store = await newStore(folder);
    const key = keyOf('one', ['a', 'b']);
    await store.append(key, scoresOf([1, 2], 2));
    await store.append(key, scoresOf([3], 2));
    expect(known(await store.load(key), range(0, 5))).toEqual([1, 2, 3]);
    const others: ScoreKey[] = [
      { ...key, measure: 'two' },
      { ...key, version: 2 },
      { ...key, basis: 'c'.repeat(32) },
      { ...key, columns: ['a', 'c'] },
      { ...key, columns: ['a,b'] },
      { ...key, dataset: 'd' },
    ];
    expect(await found(store, others)).toEqual(others.map(() => undefined));
  });

  it('gives what was kept last of a record, an unknown score too', async () => {
    const store = await newStore(folder);
    const key = keyOf('one');
    for (const value of [3, NaN]) {
      await store.append(key, { ids: idsOf([7]), values: [[value]] });
      const { index, values } = await store.load(key);
      expect([index.count, values[0]![0]]).toEqual([1, value]);
    }
  });

  it('makes its folder and those above it, and is one store by whatever name of its dataset', async () => {
    const place = join(folder, 'deep', 'er');
    const dataset = join(folder, 'named.jsonl');
    writeFileSync(dataset, '');
    mkdirSync(join(folder, 'side'));
    const store = await ScoreStore.of(place, dataset);
    await store.append(keyOf('one'), scoresOf([1]));
    const same = await ScoreStore.of(place, join(folder, 'side', '..', 'named.jsonl'));
    expect(same.file).toBe(store.file);
    expect(known(await same.load(keyOf('one')), [1])).toEqual([1]);
    expect([store.folder, store.file.startsWith(store.base)]).toEqual([place, true]);
  });

  it('keeps the tokens of a record under the key of its scores', async () => {
    const store = await newStore(folder);
    await store.append(keyOf('one'), { ...scoresOf([1, 2]), tokens: [Uint8Array.of(5), undefined] });
    await store.append(keyOf('two'), scoresOf([1]));
    expect([...(await store.packedTokens(keyOf('one'), idsOf([1])))!]).toEqual([5]);
    expect(await store.packedTokens(keyOf('one'), idsOf([2]))).toBeUndefined();
    expect(await store.packedTokens(keyOf('two'), idsOf([1]))).toBeUndefined();
  });
});

describe('scores of an earlier state of a dataset', () => {
  const [mine, others] = ['b'.repeat(32), 'c'.repeat(32)];
  const key = (basis: string, dataset: string): ScoreKey => ({ ...keyOf('rarity', ['one'], dataset), basis });

  it('are the newest of the same model and fields, and never those of another model', async () => {
    const store = await newStore(folder);
    await store.append(key(mine, 'd1'), scoresOf([1]));
    await store.append(key(others, 'd1'), scoresOf([2]));
    const [own] = await found(store, [key(mine, 'd1')]);
    const [other] = await found(store, [key(others, 'd1')]);
    expect(own).not.toBe(other);
    expect(await found(store, [key(mine, 'd2'), key(others, 'd2')], earlier)).toEqual([own, other]);
    expect(await found(store, [key('e'.repeat(32), 'd2')], earlier)).toEqual([undefined]);
    expect(await found(store, [key(mine, 'd2')])).toEqual([undefined]);
    await store.append(key(mine, 'd2'), scoresOf([3]));
    const [newest] = await found(store, [key(mine, 'd2')]);
    expect(await found(store, [key(mine, 'd3')], earlier)).toEqual([newest]);
  });

  it('are not those of a basis that begins alike, nor of one without a dataset', async () => {
    const store = await newStore(folder);
    await store.append(key(`${mine}0`, 'd1'), scoresOf([1]));
    await store.append({ ...keyOf('rarity'), basis: mine }, scoresOf([2]));
    expect(await found(store, [key(mine, 'd2')], earlier)).toEqual([undefined]);
  });

  it('stay for the state before the current one, which undoing an edit finds', async () => {
    const store = await newStore(folder);
    for (const state of ['d1', 'd2', 'd3']) await store.append(key(mine, state), scoresOf([1]));
    await store.append(key(others, 'd1'), scoresOf([1]));
    const there = await found(store, [key(mine, 'd1'), key(mine, 'd2'), key(mine, 'd3'), key(others, 'd1')]);
    expect(there.map((number) => number !== undefined)).toEqual([false, true, true, true]);
  });

  it('of an earlier version of the measure go', async () => {
    const store = await newStore(folder);
    await store.append(key(mine, 'd1'), scoresOf([1]));
    await store.append({ ...key(others, 'd1'), version: 2 }, scoresOf([1]));
    expect(await found(store, [key(mine, 'd1')])).toEqual([undefined]);
  });
});

describe('scores of another version of a measure', () => {
  const of = (version: number): ScoreKey => ({ ...keyOf('rarity'), version });

  it('are said to be replaced, by whatever basis they were made, while all of them are still there', async () => {
    const told: string[] = [];
    const store = await newStore(folder, { tell: (sentence) => void told.push(sentence) });
    const older = [of(1), { ...of(1), basis: 'c'.repeat(32), columns: ['other'] }];
    for (const key of older) await store.append(key, scoresOf([1, 2]));
    for (const key of [...older, keyOf('steps')]) await store.loadToScore(key);
    expect(told).toEqual([]);
    expect(known(await store.loadToScore(of(2)), [1, 2])).toEqual([]);
    const sentence =
      'The stored scores of rarity were made by an earlier version of Gradus, which computed them differently: they are computed again and replaced.';
    expect(told).toEqual([sentence]);
    expect(await store.takeRemarks()).toEqual([sentence]);
    for (const key of older) expect(known(await store.load(key), [1, 2])).toEqual([1, 2]);
    await store.append(of(2), scoresOf([3]));
    expect(await found(store, older)).toEqual([undefined, undefined]);
    expect(known(await store.loadToScore(of(2)), [1, 2, 3])).toEqual([3]);
    expect(told).toEqual([sentence]);
  });

  it('stay and are left alone where that version is newer', async () => {
    const told: string[] = [];
    const store = await newStore(folder, { tell: (sentence) => void told.push(sentence) });
    await store.append(of(3), scoresOf([1, 2]));
    expect(known(await store.loadToScore(of(2)), [1, 2])).toEqual([]);
    await store.append(of(2), scoresOf([5]));
    expect(known(await store.loadToScore(of(3)), [1, 2, 5])).toEqual([1, 2]);
    expect(known(await store.load(of(2)), [1, 2, 5])).toEqual([5]);
    expect(told).toEqual([]);
  });
});

describe('the state of a table', () => {
  it('is another after every change of it, and the same after a change of another', async () => {
    const store = await newStore(folder);
    const stateOf = (measure: string): Promise<string | undefined> =>
      store.reading((reader) => Promise.resolve(reader.find(keyOf(measure))?.state));
    await store.append(keyOf('one'), scoresOf([1]));
    const first = await stateOf('one');
    await store.append(keyOf('two'), scoresOf([1]));
    expect(await stateOf('one')).toBe(first);
    await store.append(keyOf('one'), scoresOf([1]));
    expect(await stateOf('one')).not.toBe(first);
  });
});

describe('a store that was cleared', () => {
  it('says once that it is another file', async () => {
    const store = await newStore(folder);
    await store.append(keyOf('one'), scoresOf([1]));
    expect(await store.wasReplaced()).toBe(false);
    rmSync(store.file);
    expect(await store.wasReplaced()).toBe(true);
    expect(await store.wasReplaced()).toBe(false);
    await store.append(keyOf('one'), scoresOf([2]));
    expect(known(await store.load(keyOf('one')), [1, 2])).toEqual([2]);
  });
});

describe('remarks', () => {
  it('are told at once, and taken once', async () => {
    const told: string[] = [];
    const store = await newStore(folder, { tell: (sentence) => told.push(sentence) });
    await store.remark('It was set aside.');
    expect(told).toEqual(['It was set aside.']);
    expect([await store.takeRemarks(), await store.takeRemarks()]).toEqual([['It was set aside.'], []]);
  });
});
