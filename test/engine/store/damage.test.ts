import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { clearStore } from '../../../src/engine/store/clearStore';
import type { ScoreStore } from '../../../src/engine/store/scoreStore';
import { storeReport } from '../../../src/engine/store/storeFolder';
import { temporaryFolder } from '../../temporary';
import { keyOf, known, newStore, range, scoresOf } from './madeStore';

const folder = temporaryFolder();
const records = range(0, 6000);
const keys = [keyOf('length', ['a', 'b']), keyOf('human'), keyOf('rarity', ['r'], 'd1')];
const columns = [2, 1, 1];
/** Whole stores: one file, and one whose last scores are still in its log. */
let closed: string;
let logged: string;

beforeAll(async () => {
  const store = await newStore(folder);
  for (const [at, key] of keys.entries())
    await store.append(key, scoresOf(records.slice(0, 5000), columns[at]));
  closed = store.file;
  logged = `${dirname(closed)}/logged`;
  copyFileSync(closed, logged);
  const instance = await DuckDBInstance.create(logged);
  const connection = await instance.connect();
  await connection.run('pragma disable_checkpoint_on_shutdown');
  for (const table of [1, 2, 3])
    await connection.run(`insert into scores_${table} select * from scores_${table} limit 600`);
  connection.closeSync();
  instance.closeSync();
  expect(existsSync(`${logged}.wal`)).toBe(true);
});

/** A store that is a copy of a whole one, and what it told. */
async function copyOf(source: string): Promise<{ store: ScoreStore; told: string[] }> {
  const told: string[] = [];
  const store = await newStore(folder, { tell: (sentence) => told.push(sentence) });
  copyFileSync(source, store.file);
  if (existsSync(`${source}.wal`)) copyFileSync(`${source}.wal`, `${store.file}.wal`);
  return { store, told };
}

/** Which of the records each key has: all of its own, or none. */
async function readAll(store: ScoreStore): Promise<number[]> {
  const counts = await store.reading(async (reader) => {
    const found: number[] = [];
    for (const key of keys) {
      const table = reader.find(key);
      found.push(table ? known(await reader.byId(table, key.columns.length), records).length : 0);
    }
    return found;
  });
  for (const count of counts) expect([0, 5000]).toContain(count);
  return counts;
}

/** Reads, writes and reads again; whatever was damaged, it goes on, and the rest is told. */
async function goesOn(store: ScoreStore, told: readonly string[]): Promise<void> {
  const counts = await readAll(store);
  for (const sentence of told)
    expect(sentence).toMatch(
      /^(The score store|What was last written to the score store) \S+ (is damaged|was written by a newer version of Gradus|is a (folder|link), not a file): it was set aside as data\.jsonl-[0-9a-f]{12}\.damaged-\d+\.duckdb(\.wal)?, and what it held must be scored again\.$/,
    );
  for (const [at, key] of keys.entries()) {
    await store.append(key, scoresOf(records.slice(5000), columns[at]));
    expect(known(await store.load(key), records).length).toBe(counts[at]! + 1000);
  }
  if (counts.includes(0)) expect(told).not.toEqual([]);
  expect(await store.takeRemarks()).toEqual(told);
  expect(await store.takeRemarks()).toEqual([]);
}

const flips = (most: number, from = 0): fc.Arbitrary<(file: string) => void> =>
  fc
    .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(7)), {
      minLength: 1,
      maxLength: most,
    })
    .map((places) => (file: string) => {
      const bytes = readFileSync(file);
      for (const [place, bit] of places) bytes[Math.floor(from + place * (bytes.length - from))]! ^= 1 << bit;
      writeFileSync(file, bytes);
    });
const cuts = fc
  .double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
  .map((share) => (file: string) => truncateSync(file, Math.floor(share * readFileSync(file).length)));
const garbage = fc
  .uint8Array({ maxLength: 5000 })
  .map((bytes) => (file: string) => writeFileSync(file, bytes));
const holes = fc.tuple(fc.nat(99), fc.nat(20)).map(([place, length]) => (file: string) => {
  const bytes = readFileSync(file);
  const from = Math.floor((place / 100) * bytes.length);
  writeFileSync(file, bytes.fill(0, from, Math.min(bytes.length, from + 4096 * (1 + length))));
});
const damages = fc.oneof(flips(1), flips(200), flips(20, 12_288), cuts, garbage, holes);

/** The check that DuckDB writes before its first header: of the 8-byte words of the block's rest. */
function headerCheck(bytes: Buffer): bigint {
  let check = 5381n;
  for (let at = 8; at < 4096; at += 8)
    check ^= BigInt.asUintN(64, bytes.readBigUInt64LE(at) * 0xbf58476d1ce4e5b9n);
  return check;
}

describe('A damaged store', () => {
  it('is set aside and begun anew, whatever was changed in it, and no score is another’s', async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (damage) => {
        const { store, told } = await copyOf(closed);
        damage(store.file);
        await goesOn(store, told);
      }),
      { numRuns: 40 },
    );
  });

  it('loses no more than what was written last where only its log is damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damages, async (damage) => {
        const { store, told } = await copyOf(logged);
        damage(`${store.file}.wal`);
        expect(await readAll(store)).toEqual([5000, 5000, 5000]);
        await goesOn(store, told);
      }),
      { numRuns: 20 },
    );
  });

  it('may be a folder, a link that leads nowhere or to itself, or another program’s database', async () => {
    const folderInPlace = await copyOf(closed);
    rmSync(folderInPlace.store.file);
    mkdirSync(folderInPlace.store.file);
    writeFileSync(`${folderInPlace.store.file}/mine.txt`, 'mine');
    await goesOn(folderInPlace.store, folderInPlace.told);
    expect(folderInPlace.told.length).toBe(1);

    for (const target of ['/nowhere/at/all', undefined]) {
      const link = await copyOf(closed);
      rmSync(link.store.file);
      symlinkSync(target ?? link.store.file, link.store.file);
      await goesOn(link.store, link.told);
      expect(link.told.length).toBe(1);
    }

    const foreign = await copyOf(closed);
    rmSync(foreign.store.file);
    const instance = await DuckDBInstance.create(foreign.store.file);
    const connection = await instance.connect();
    await connection.run('create table measures (x integer)');
    connection.closeSync();
    instance.closeSync();
    await goesOn(foreign.store, foreign.told);
    expect(foreign.told.length).toBe(1);
  });

  it('of a newer version stays as it is, under its other name', async () => {
    const { store, told } = await copyOf(closed);
    const bytes = readFileSync(store.file);
    bytes[12] = 250;
    bytes.writeBigUInt64LE(headerCheck(bytes));
    writeFileSync(store.file, bytes);
    await goesOn(store, told);
    expect(told[0]).toMatch(/written by a newer version of Gradus/);
    const [aside] = readdirSync(store.folder).filter((name) => name.includes('.damaged-'));
    expect(readFileSync(`${store.folder}/${aside}`).equals(bytes)).toBe(true);
  });

  it('is counted apart from the dataset’s scores, and cleared with them', async () => {
    const { store } = await copyOf(closed);
    writeFileSync(store.file, 'no store at all');
    await store.append(keys[1]!, scoresOf([1]));
    const { datasets, damaged } = await storeReport(store.folder);
    expect(datasets.map(({ file }) => file)).toEqual([basename(store.file)]);
    expect(damaged).toBe('no store at all'.length);
    rmSync(store.file);
    mkdirSync(store.file);
    await readAll(store);
    writeFileSync(`${store.folder}/mine.duckdb`, 'mine');
    await clearStore(store.folder);
    expect(readdirSync(store.folder).sort()).toEqual(['data.jsonl', 'mine.duckdb']);
  });
});
