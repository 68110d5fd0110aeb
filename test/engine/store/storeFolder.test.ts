import { createHash } from 'node:crypto';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import {
  damagedFile,
  isSetAside,
  isStoreFile,
  storeFile,
  storeFiles,
  storeReport,
  vectorFile,
} from '../../../src/engine/store/storeFolder';
import { identityOf, isSame, moveStranger, setAside, setLogAside } from '../../../src/engine/store/setAside';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
const hex = '0123456789ab';
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** What a store keeps, and the like that it does not. */
const ours = [
  `data.jsonl-${hex}.duckdb`,
  `data.jsonl-${hex}.duckdb.wal`,
  `data.jsonl-${hex}.duckdb.tmp`,
  `data.jsonl-${hex}.damaged-1.duckdb`,
  `data.jsonl-${hex}.damaged-12.duckdb.wal`,
  `data.jsonl-${hex}-${hex}.vectors`,
  `data.jsonl-${hex}.responses`,
  `data.jsonl-${hex}.formerResponses`,
  `data.jsonl-${hex}.dynamics`,
  `data.jsonl-${hex}.dynamicsKey`,
  `data.jsonl-${hex}.formerDynamicsKey`,
  `data.jsonl-${hex}.text`,
  `data.jsonl-${hex}.textNote`,
  `calibration-${hex}.calibration`,
  `calibration-${hex}.answers`,
  `calibration-${hex}.checkpoint`,
  `vectors-${hex}.2.vectors`,
  `vectors-${hex}.damaged-3.2.vectors`,
];
const strange = [
  'data.jsonl',
  'data.duckdb',
  `data.jsonl-${hex}.duckdb.bak`,
  `data.jsonl-${hex.slice(1)}.duckdb`,
  `data.jsonl-${hex}.damaged-.duckdb`,
  `data.jsonl-${hex}xduckdb`,
  `vectors-${hex}.3.vectors`,
  `vectors-${hex}x2xvectors`,
  'models',
];

describe('the files of a store', () => {
  it.each(ours)('%s is one', (name) => {
    expect(isStoreFile(name)).toBe(true);
    expect(isSetAside(name)).toBe(name.includes('damaged'));
  });

  it.each(strange)('%s is none', (name) => {
    expect(isStoreFile(name)).toBe(false);
    expect(isSetAside(name)).toBe(false);
  });

  it('are named by the dataset, wherever a link to it lies, and are short enough for a disk', async () => {
    const names = ['data.jsonl', `${'雪'.repeat(80)}.jsonl`];
    for (const name of names) {
      const path = join(folder, name);
      writeFileSync(path, '');
      const file = await storeFile('/store', path);
      expect(basename(file).endsWith(`-${digestOf(path)}.duckdb`)).toBe(true);
      const [beginning] = basename(file).split(`-${digestOf(path)}`) as [string];
      expect(name.startsWith(beginning)).toBe(true);
      // Two hundred bytes, cut between characters: 66 of three bytes.
      expect(beginning).toBe(name.length < 80 ? name : '雪'.repeat(66));
    }
    const link = join(folder, 'link.jsonl');
    symlinkSync(join(folder, 'data.jsonl'), link);
    expect(await storeFile('/store', link)).toBe(await storeFile('/store', join(folder, 'data.jsonl')));
    await expect(storeFile('/store', join(folder, 'not there'))).rejects.toThrow('ENOENT');
  });

  it('that are damaged keep their ending', () => {
    expect(damagedFile(`a-${hex}.duckdb`, 2)).toBe(`a-${hex}.damaged-2.duckdb`);
    expect(damagedFile(`vectors-${hex}.2.vectors`, 1)).toBe(`vectors-${hex}.damaged-1.2.vectors`);
    expect(damagedFile('other', 1)).toBe('other.damaged-1');
  });

  it('of vectors are named by the model', () => {
    expect(vectorFile('store', 'a model')).toBe(join('store', `vectors-${digestOf('a model')}.2.vectors`));
  });
});

describe('the report of a store folder', () => {
  it('counts the bytes of each dataset, of calibrations, of vectors, and of what was set aside', async () => {
    const own = join(folder, 'store');
    mkdirSync(own);
    // Sizes that are told apart in any sum.
    ours.forEach((name, at) => writeFileSync(join(own, name), Buffer.alloc(2 ** at)));
    for (const name of strange) writeFileSync(join(own, name), Buffer.alloc(2 ** 20));
    const bytes = (isWanted: (name: string) => boolean): number =>
      ours.reduce((sum, name, at) => sum + (isWanted(name) ? 2 ** at : 0), 0);
    expect(await storeReport(own)).toEqual({
      folder: own,
      calibrations: bytes((name) => name.startsWith('calibration-')),
      vectors: 2 ** ours.indexOf(`vectors-${hex}.2.vectors`),
      unpacked: bytes((name) => name.endsWith('.text')),
      damaged: bytes((name) => name.includes('damaged')),
      datasets: [
        {
          file: `data.jsonl-${hex}.duckdb`,
          dataset: 'data.jsonl',
          bytes: bytes((name) => name.startsWith('data') && !/damaged|\.text$/.test(name)),
        },
      ],
    });
    expect((await storeFiles(own)).sort()).toEqual([...ours].sort());
  });

  it('is empty of a folder that is not there, and refused of what is none', async () => {
    expect(await storeReport(join(folder, 'nowhere'))).toMatchObject({ vectors: 0, datasets: [] });
    await expect(storeFiles(join(folder, 'data.jsonl'))).rejects.toThrow(UserError);
  });
});

describe('what is set aside', () => {
  let made = 0;
  const newFile = (withLog: boolean): string => {
    const file = join(folder, `set-${hex.slice(0, 10)}${10 + made++}.duckdb`);
    writeFileSync(file, 'store');
    if (withLog) writeFileSync(`${file}.wal`, 'log');
    return file;
  };
  const isThere = async (file: string): Promise<boolean> => (await identityOf(file)) !== undefined;

  it('has the first name that neither it nor its log has yet, and takes its log with it', async () => {
    const file = newFile(true);
    writeFileSync(damagedFile(file, 1), '');
    writeFileSync(`${damagedFile(file, 2)}.wal`, '');
    const known = await identityOf(file);
    expect(await setAside(file, known)).toBe(damagedFile(file, 3));
    expect(isSame(await identityOf(damagedFile(file, 3)), known)).toBe(true);
    expect(await Promise.all([file, `${file}.wal`, `${damagedFile(file, 3)}.wal`].map(isThere))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is nothing where another file stands there by now, or none', async () => {
    const [file, other] = [newFile(true), newFile(false)];
    const [known, stranger] = [await identityOf(file), await identityOf(other)];
    expect(isSame(known, stranger)).toBe(false);
    expect(await setAside(file, stranger)).toBeUndefined();
    expect(await setLogAside(file, stranger)).toBeUndefined();
    expect(await Promise.all([file, `${file}.wal`].map(isThere))).toEqual([true, true]);
    expect(await setAside(join(folder, 'none.duckdb'), undefined)).toBeUndefined();
    expect(await moveStranger(join(folder, 'none.duckdb'))).toBeUndefined();
  });

  it('is only the log, where there is one', async () => {
    const [with_, without] = [newFile(true), newFile(false)];
    expect(await setLogAside(with_, await identityOf(with_))).toBe(`${damagedFile(with_, 1)}.wal`);
    expect(await Promise.all([with_, `${with_}.wal`].map(isThere))).toEqual([true, false]);
    expect(await setLogAside(without, await identityOf(without))).toBeUndefined();
  });

  it('is a folder in the place of a store, as it is', async () => {
    const place = join(folder, `dir-${hex}.duckdb`);
    mkdirSync(place);
    expect(await moveStranger(place)).toBe(damagedFile(place, 1));
    expect(await isThere(place)).toBe(false);
  });
});
