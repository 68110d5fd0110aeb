import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewScores, StoredScores } from '../../../src/engine/store/scoreRows';
import { ScoreStore } from '../../../src/engine/store/scoreStore';
import type { StoreUse } from '../../../src/engine/store/scoreStore';
import type { ScoreKey } from '../../../src/engine/store/storeKey';

/** The key of a measure with these columns. */
export function keyOf(measure: string, columns: readonly string[] = ['one'], dataset?: string): ScoreKey {
  return {
    measure,
    version: 1,
    basis: 'b'.repeat(32),
    columns,
    ...(dataset === undefined ? {} : { dataset }),
  };
}

/** The ids of records by their numbers. */
export function idsOf(numbers: readonly number[]): Uint32Array {
  const ids = new Uint32Array(numbers.length * 4);
  numbers.forEach((number, at) => {
    const digest = createHash('sha256').update(String(number)).digest();
    for (let word = 0; word < 4; word++) ids[at * 4 + word] = digest.readUInt32LE(word * 4);
  });
  return ids;
}

/** The numbers from one to another, which is left out. */
export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, at) => from + at);
}

/** Scores of records, which each has alone: its number, and `column` for the place of the column. */
export function scoresOf(numbers: readonly number[], columns = 1): NewScores {
  return {
    ids: idsOf(numbers),
    values: range(0, columns).map((column) => numbers.map((number) => number + column / 8)),
  };
}

/** Which of these records have scores; throws where one has another's. */
export function known({ index, values }: StoredScores, numbers: readonly number[]): number[] {
  const ids = idsOf(numbers);
  return numbers.filter((number, at) => {
    const place = index.find(ids, at * 4);
    if (place < 0) return false;
    values.forEach((column, c) => {
      if (column[place] !== number + c / 8) throw new Error(`record ${number} has ${column[place]}`);
    });
    return true;
  });
}

let made = 0;

/** A store in a folder of its own below this one. */
export function newStore(folder: string, use: StoreUse = {}): Promise<ScoreStore> {
  const own = join(folder, `store-${made++}`);
  mkdirSync(own);
  const dataset = join(own, 'data.jsonl');
  writeFileSync(dataset, '');
  return ScoreStore.of(own, dataset, use);
}
