import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { keyOf, known, newStore, scoresOf } from './madeStore';

const folder = temporaryFolder();

describe('a measure that is scored', () => {
  it('replaces what an earlier version of it made, and nothing of another measure or a later version', async () => {
    const store = await newStore(folder);
    const [length, rarity] = [keyOf('length'), keyOf('rarity')];
    await store.append(length, scoresOf([1]));
    await store.append({ ...rarity, version: 3 }, scoresOf([2]));
    await store.append(rarity, scoresOf([3]));
    await store.append({ ...rarity, version: 2 }, scoresOf([4]));
    expect(known(await store.load(length), [1, 2, 3, 4])).toEqual([1]);
    expect(known(await store.load(rarity), [1, 2, 3, 4])).toEqual([]);
    expect(known(await store.load({ ...rarity, version: 2 }), [1, 2, 3, 4])).toEqual([4]);
    expect(known(await store.load({ ...rarity, version: 3 }), [1, 2, 3, 4])).toEqual([2]);
  });

  it('keeps two states of the dataset at most, of itself alone', async () => {
    const store = await newStore(folder);
    const of = (measure: string, state: number) => keyOf(measure, ['one'], `state${state}`);
    for (const state of [1, 2]) await store.append(of('prototype', state), scoresOf([state]));
    for (const state of [1, 2, 3]) await store.append(of('rarity', state), scoresOf([state]));
    const there = async (measure: string): Promise<number[]> => {
      const found: number[] = [];
      for (const state of [1, 2, 3]) found.push(...known(await store.load(of(measure, state)), [1, 2, 3]));
      return found;
    };
    expect(await there('prototype')).toEqual([1, 2]);
    expect(await there('rarity')).toEqual([2, 3]);
  });

  it('that does not depend on the whole dataset leaves the states of one that does', async () => {
    const store = await newStore(folder);
    const state = keyOf('rarity', ['one'], 'state1');
    await store.append(state, scoresOf([1]));
    await store.append(keyOf('rarity'), scoresOf([2]));
    await store.append(keyOf('rarity', ['one'], 'state2'), scoresOf([3]));
    expect(known(await store.load(state), [1, 2, 3])).toEqual([1]);
    expect(known(await store.load(keyOf('rarity')), [1, 2, 3])).toEqual([2]);
  });
});
