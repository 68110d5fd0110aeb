import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { storeEnding, storeFile } from '../../src/engine/store/storeFolder';

/** The files that an earlier version made, see the README there. */
export const earlierVersions = resolve(__dirname, '..', 'fixtures', 'earlierVersions');

const dataset = 'arithmetic.jsonl';

/** A dataset in a folder of its own, beside the store that an earlier version made of it. */
export interface EarlierPlace {
  readonly folder: string;
  readonly path: string;
  readonly store: string;
  /** The version of each measure whose scores are stored. */
  readonly versions: ReadonlyMap<string, number>;
}

/** Unpacks a store into a folder. Its files are named after the path of the dataset, and so get other names here. */
export async function unpackStore(version: string, folder: string): Promise<EarlierPlace> {
  const place = { folder, path: join(folder, dataset), store: join(folder, 'store') };
  mkdirSync(place.store, { recursive: true });
  copyFileSync(join(earlierVersions, '0.1.0', dataset), place.path);
  const file = await storeFile(place.store, place.path);
  const base = basename(file, storeEnding);
  for (const packed of readdirSync(join(earlierVersions, version, 'store'))) {
    const name = basename(packed, '.gz').replace(/^arithmetic\.jsonl-[0-9a-f]{12}/, base);
    writeFileSync(
      join(place.store, name),
      gunzipSync(readFileSync(join(earlierVersions, version, 'store', packed))),
    );
  }
  return { ...place, versions: await versionsIn(file) };
}

/** Copies what an earlier version made beside its dataset. */
export function copyEarlier(folder: string, ...names: readonly string[]): void {
  for (const name of names) copyFileSync(join(earlierVersions, '0.1.0', name), join(folder, name));
}

/** The columns of a score file that has no quotes: their values as they are written, by name. */
export function columnsIn(file: string): ReadonlyMap<string, readonly string[]> {
  const [names, ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return new Map(names!.map((name, at) => [name, rows.map((row) => row[at]!)]));
}

async function versionsIn(file: string): Promise<Map<string, number>> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  const found = await connection.runAndReadAll('select measure, version from measures');
  connection.closeSync();
  instance.closeSync();
  return new Map(found.getRows() as [string, number][]);
}
