import { linkSync, lstatSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { CalibrationFiles } from '../../../src/engine/calibrating/calibrationFiles';
import { clearStore } from '../../../src/engine/store/clearStore';
import { isSetAside, storeReport, vectorFile } from '../../../src/engine/store/storeFolder';
import { UndoableNote } from '../../../src/engine/store/undoableNote';
import { VectorFile } from '../../../src/engine/store/vectorFile';
import { specialFiles, type SpecialFile } from '../files/specialFiles';
import { temporaryFolder } from '../../temporary';
import { keyOf, known, newStore, scoresOf } from './madeStore';

const folder = temporaryFolder();
const foreign = join(folder, 'thesis.md');
writeFileSync(foreign, 'Years of work.');
/** A whole store that somebody else has. */
const others = newStore(folder).then(async (store) => {
  await store.append(keyOf('length'), scoresOf([7, 8]));
  return store.file;
});

const linked = (target: string | Promise<string>) => async (path: string) => {
  symlinkSync(await target, path);
  return true;
};
const strangers: readonly Omit<SpecialFile, 'said'>[] = [
  ...specialFiles,
  { kind: 'a link to a file', make: linked(foreign) },
  { kind: 'a link to another store', make: linked(others) },
  { kind: 'a link to nothing', make: linked(join(folder, 'nowhere')) },
];

/** What a thing is, so that it is known again under another name. */
function identity(path: string): unknown[] {
  const { ino, mode, rdev, size } = lstatSync(path);
  return [ino, mode, rdev, size];
}

/** What was set aside in a store. */
const asideIn = (path: string): string[] => readdirSync(dirname(path)).filter(isSetAside);

describe.each(strangers)('$kind in the place of a file of the store', ({ kind, make }) => {
  const words = /link/.test(kind)
    ? 'a link'
    : kind.replace(/^(an endless|the empty) device|a disk$/, 'a device');

  /** What stands there is set aside as it is under a name of the store's own, which is told; what a link leads to stays. */
  async function isSetAsideBy(path: string, told: string[], use: () => Promise<void>): Promise<void> {
    if (!(await make(path))) return;
    const [before, theirs] = [identity(path), readFileSync(await others)];
    await use();
    expect(told).toEqual([
      expect.stringContaining(`${words}${path.endsWith('vectors') ? ':' : ', not a file:'}`),
    ]);
    const [aside, ...more] = asideIn(path);
    expect(more).toEqual([]);
    expect(told[0]).toContain(`it was set aside as ${aside!},`);
    expect(identity(join(dirname(path), aside!))).toEqual(before);
    expect(readFileSync(foreign, 'utf8')).toBe('Years of work.');
    expect(readFileSync(await others).equals(theirs)).toBe(true);
    await storeReport(dirname(path));
    await clearStore(dirname(path));
    expect(asideIn(path)).toEqual([]);
    expect(readFileSync(await others).equals(theirs)).toBe(true);
  }

  it.each(['.duckdb', '.duckdb.wal'])('%s is set aside and never opened', async (ending) => {
    const told: string[] = [];
    const store = await newStore(folder, { tell: (sentence) => told.push(sentence) });
    if (ending.endsWith('.wal')) await store.append(keyOf('length'), scoresOf([1]));
    const kept = ending.endsWith('.wal') ? [1] : [];
    await isSetAsideBy(store.file.replace(/\.duckdb$/, ending), told, async () => {
      expect(known(await store.load(keyOf('length')), [1, 7])).toEqual(kept);
      await store.append(keyOf('length'), scoresOf([2]));
      expect(known(await store.load(keyOf('length')), [1, 2])).toEqual([...kept, 2]);
      expect(await store.takeRemarks()).toEqual(told);
    });
  });

  it('as vectors is set aside and never opened', async () => {
    const { folder: own } = await newStore(folder);
    const told: string[] = [];
    const path = vectorFile(own, 'model');
    await isSetAsideBy(path, told, async () => {
      const file = await VectorFile.open(path, 2, (sentence) => void told.push(sentence));
      await file.add(new Uint32Array(4), new Float32Array(2));
      expect(file.count).toBe(1);
      await file.close();
    });
  });

  it.each<[string, string, (own: string) => Promise<unknown>]>([
    ['note', 'x.note', (own) => noteIn(own).write('ours')],
    ['calibration', 'calibration-k.calibration', (own) => filesIn(own).keepResult({} as never)],
    ['answers', 'calibration-k.answers', (own) => filesIn(own).keepAnswers({} as never)],
    ['checkpoint', 'calibration-k.checkpoint', (own) => filesIn(own).keepCheckpoint({} as never)],
    ['file of a calibration', 'calibration-k.answers', (own) => filesIn(own).requirePlaces()],
  ])('as a %s is not read, and is refused where one is to be written', async (_, name, write) => {
    const { folder: own } = await newStore(folder);
    const path = join(own, name);
    if (!(await make(path))) return;
    const before = identity(path);
    expect(await noteIn(own).now()).toBeUndefined();
    expect([await filesIn(own).result(), await filesIn(own).answers()]).toEqual([undefined, undefined]);
    const refused = write(own);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow(
      `it is ${words}, not a file, and Gradus keeps one of its own there.`,
    );
    expect(identity(path)).toEqual(before);
    expect(readFileSync(foreign, 'utf8')).toBe('Years of work.');
    rmSync(path, { recursive: true });
  });
});

const filesIn = (own: string): CalibrationFiles => new CalibrationFiles(own, 'k');

function noteIn(own: string): UndoableNote<string> {
  return new UndoableNote(join(own, 'x'), {
    ending: '.note',
    formerEnding: '.formerNote',
    read: (text) => JSON.parse(text) as string,
    identity: (note) => note,
    what: 'notes',
  });
}

describe('A damaged store', () => {
  it('that has a hard link elsewhere leaves that as it is', async () => {
    const store = await newStore(folder);
    linkSync(foreign, store.file);
    await store.append(keyOf('length'), scoresOf([1]));
    expect(readFileSync(foreign, 'utf8')).toBe('Years of work.');
  });
});
