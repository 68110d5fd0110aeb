import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textIds } from '../../../src/engine/inputs/storedEncoder';
import { VectorFile } from '../../../src/engine/store/vectorFile';
import { temporaryFolder } from '../../temporary';

const folder = temporaryFolder();
let made = 0;
const newPath = (): string => join(folder, `${made++}.2.vectors`);
const dimensions = 3;

/** A vector for a text, which no other text has. */
function vectorsOf(texts: readonly string[]): Float32Array {
  return Float32Array.from(texts.flatMap((text) => [text.length, Number(text.slice(1)), 0.5]));
}

async function add(file: VectorFile, texts: readonly string[]): Promise<void> {
  await file.add(textIds(texts), vectorsOf(texts));
}

function known(file: VectorFile, texts: readonly string[]): string[] {
  return texts.filter((text) => file.has(textIds([text]), 0));
}

async function expectVectors(file: VectorFile, texts: readonly string[]): Promise<void> {
  expect(known(file, texts)).toEqual(texts);
  expect(await file.read(textIds(texts))).toEqual({ vectors: vectorsOf(texts), lost: [] });
}

describe('A vector file', () => {
  it('gives back what was added, in any order, and knows it when it is opened again', async () => {
    const path = newPath();
    const file = await VectorFile.open(path, dimensions);
    await add(file, ['t1', 't22', 't3']);
    await add(file, ['t4']);
    await expectVectors(file, ['t4', 't22', 't1', 't1', 't3']);
    await file.close();
    const again = await VectorFile.open(path, dimensions);
    await expectVectors(again, ['t3', 't4', 't1']);
    expect(again.has(textIds(['t5']), 0)).toBe(false);
    await again.close();
  });

  it('cut anywhere by a crash loses the block that was being written, and goes on', async () => {
    const path = newPath();
    const file = await VectorFile.open(path, dimensions);
    await add(file, ['t1', 't2']);
    const whole = statSync(path).size;
    await add(file, ['t3', 't4']);
    await file.close();
    const bytes = readFileSync(path);
    for (let size = whole; size < bytes.length; size++) {
      const cut = newPath();
      writeFileSync(cut, bytes);
      truncateSync(cut, size);
      const opened = await VectorFile.open(cut, dimensions);
      expect(known(opened, ['t1', 't2', 't3', 't4'])).toEqual(['t1', 't2']);
      await add(opened, ['t3']);
      await expectVectors(opened, ['t1', 't2', 't3']);
      await opened.close();
      const again = await VectorFile.open(cut, dimensions);
      await expectVectors(again, ['t3', 't2', 't1']);
      await again.close();
    }
  });

  it('never gives a vector whose bytes were changed, wherever they were', async () => {
    const path = newPath();
    const file = await VectorFile.open(path, dimensions);
    await add(file, ['t1', 't2']);
    await add(file, ['t3']);
    await file.close();
    const bytes = readFileSync(path);
    const texts = ['t1', 't2', 't3'];
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(bytes);
        damaged[at]! ^= change;
        writeFileSync(path, damaged);
        const opened = await VectorFile.open(path, dimensions);
        const there = known(opened, texts);
        const { vectors, lost } = await opened.read(textIds(there));
        there.forEach((text, row) => {
          if (!lost.includes(row))
            expect(vectors.subarray(row * dimensions, (row + 1) * dimensions)).toEqual(vectorsOf([text]));
        });
        // One block or one vector is hit; the rest is still there.
        expect(there.length - lost.length).toBeGreaterThanOrEqual(1);
        expect(there.length - lost.length).toBeLessThan(3);
        await add(opened, texts);
        const second = await opened.read(textIds(texts));
        expect(second).toEqual({ vectors: vectorsOf(texts), lost: [] });
        await opened.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is added to by two at a time, and each finds its own and the other’s', async () => {
    const path = newPath();
    const one = await VectorFile.open(path, dimensions);
    const other = await VectorFile.open(path, dimensions);
    await add(one, ['t1', 't2']);
    await add(other, ['t3']);
    await add(one, ['t4']);
    await expectVectors(one, ['t4', 't3', 't2', 't1']);
    await expectVectors(other, ['t3', 't1']);
    await one.close();
    await other.close();
  });

  it('passes over what is no block, be it longer than it reads at once', async () => {
    const path = newPath();
    writeFileSync(path, Buffer.alloc(3 * 2 ** 20 + 5, 'GRV'));
    const file = await VectorFile.open(path, dimensions);
    await add(file, ['t1']);
    appendFileSync(path, 'GRV2 and no block');
    await add(file, ['t2']);
    await expectVectors(file, ['t2', 't1']);
    await file.close();
  });

  it('is made anew where a folder has come to stand in its place, which is kept under another name', async () => {
    const path = newPath();
    for (const number of [1, 2]) {
      rmSync(path, { force: true });
      mkdirSync(path);
      writeFileSync(join(path, 'mine.txt'), 'mine');
      const file = await VectorFile.open(path, dimensions);
      await add(file, ['t1']);
      await expectVectors(file, ['t1']);
      await file.close();
      expect(
        readFileSync(join(path.replace(/\.2\.vectors$/, `.damaged-${number}.2.vectors`), 'mine.txt'), 'utf8'),
      ).toBe('mine');
    }
  });
});
