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

/** A block of as many vectors as it is given, all in order but for the number that it says. */
function blockOf(said: number, written: number): Uint8Array {
  const words = new Uint32Array(3 + written * (1 + dimensions) + 4 * written + 1);
  words.set([Buffer.from('GRV2').readUInt32LE(), dimensions, said]);
  const ids = words.subarray(3 + written * (1 + dimensions), -1);
  ids.forEach((_, at) => (ids[at] = at + 1));
  // FNV-1a by word, as the file has it.
  words[words.length - 1] = ids.reduce((state, word) => Math.imul(state ^ word, 0x01000193), 0x811c9dc5);
  return new Uint8Array(words.buffer);
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

  it('of other dimensions is not read as vectors of these, and takes them beside its own', async () => {
    const path = newPath();
    const wide = await VectorFile.open(path, dimensions + 1);
    await wide.add(textIds(['t1']), Float32Array.of(1, 2, 3, 4));
    const file = await VectorFile.open(path, dimensions);
    expect([file.count, known(file, ['t1'])]).toEqual([0, []]);
    await add(file, ['t1', 't2']);
    await expectVectors(file, ['t2', 't1']);
    expect((await wide.read(textIds(['t1']))).vectors).toEqual(Float32Array.of(1, 2, 3, 4));
    await file.close();
    await wide.close();
  });

  it.each([
    ['none', 0, 0],
    ['more than are ever written together', 65_537, 65_537],
    ['more than the file is long', 1000, 1],
  ])('passes over a block that says it has vectors, but %s', async (_, said, written) => {
    const path = newPath();
    const first = await VectorFile.open(path, dimensions);
    await add(first, ['t1']);
    await first.close();
    appendFileSync(path, blockOf(said, written));
    const file = await VectorFile.open(path, dimensions);
    expect(file.count).toBe(1);
    await add(file, ['t2']);
    await expectVectors(file, ['t1', 't2']);
    await file.close();
  });

  it('takes more vectors at once than a block has', async () => {
    const path = newPath();
    const count = 65_537;
    const ids = Uint32Array.from({ length: 4 * count }, (_, word) => Math.imul(word + 1, 0x9e3779b1));
    const vectors = Float32Array.from({ length: dimensions * count }, (_, at) => at);
    const file = await VectorFile.open(path, dimensions);
    await file.add(ids, vectors);
    expect(file.count).toBe(count);
    await file.close();
    // Two blocks of four words round their vectors and ids, and nothing else.
    expect(statSync(path).size).toBe(4 * (2 * 4 + count * (1 + dimensions + 4)));
    const again = await VectorFile.open(path, dimensions);
    const { vectors: last, lost } = await again.read(ids.subarray(-8));
    expect([lost, [...last]]).toEqual([[], [...vectors.subarray(-2 * dimensions)]]);
    await again.close();
  });

  it('has a damaged vector no more, nor one that was cut off, and takes both anew', async () => {
    const path = newPath();
    const file = await VectorFile.open(path, dimensions);
    await add(file, ['t1', 't2']);
    await add(file, ['t3']);
    const bytes = readFileSync(path);
    const second = 12 + 4 * (1 + dimensions);
    bytes[second + 4]! ^= 1;
    // The last block ends in four words of an id and a check: what is cut off reaches into its vector.
    writeFileSync(path, bytes.subarray(0, bytes.length - 20 - 4));
    const texts = ['t1', 't2', 't3'];
    const { vectors, lost } = await file.read(textIds(texts));
    expect(lost).toEqual([1, 2]);
    expect(vectors.subarray(0, dimensions)).toEqual(vectorsOf(['t1']));
    expect(known(file, texts)).toEqual(['t1']);
    // What is known to be damaged is not read again.
    expect((await file.read(textIds(['t3', 't2']))).lost).toEqual([0, 1]);
    await file.close();
    const again = await VectorFile.open(path, dimensions);
    await add(again, ['t2', 't3']);
    expect((await again.read(textIds(['t3', 't1']))).lost).toEqual([]);
    await again.close();
  });

  it('takes no cut vector for a whole one, though its check were that of what is left', async () => {
    // FNV-1a goes from state s to (s ^ word) × prime: this last word leaves it as it was.
    const vector = new Uint32Array([1, 2, 0]);
    const state = vector.subarray(0, 2).reduce((s, word) => Math.imul(s ^ word, 0x01000193), 0x811c9dc5);
    // 0x359c449b × 0x01000193 = 1 modulo 2³².
    vector[2] = state ^ Math.imul(state, 0x359c449b);
    const path = newPath();
    const file = await VectorFile.open(path, dimensions);
    await file.add(textIds(['t1']), new Float32Array(vector.buffer));
    expect((await file.read(textIds(['t1']))).lost).toEqual([]);
    truncateSync(path, 12 + 4 + 8);
    expect((await file.read(textIds(['t1']))).lost).toEqual([0]);
    await file.close();
  });

  it('reads what is there twice where it stood first', async () => {
    const path = newPath();
    const file = await VectorFile.open(path, dimensions);
    await add(file, ['t1']);
    const first = statSync(path).size;
    await add(file, ['t1']);
    await file.close();
    const bytes = readFileSync(path);
    bytes[first + 12 + 4]! ^= 1;
    writeFileSync(path, bytes);
    const again = await VectorFile.open(path, dimensions);
    expect(again.count).toBe(1);
    await expectVectors(again, ['t1']);
    await again.close();
  });

  it('says that it does not have what was never added', async () => {
    const file = await VectorFile.open(newPath(), dimensions);
    await add(file, ['t1']);
    const { vectors, lost } = await file.read(textIds(['t2', 't1']));
    expect(lost).toEqual([0]);
    expect(vectors.subarray(dimensions)).toEqual(vectorsOf(['t1']));
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
