import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readBytes } from '../files/readBytes';
import { openGrowing, strangerAt } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import { idWords, IdIndex } from '../../core/dataset/idIndex';
import { moveStranger } from './setAside';

const mark = Buffer.from('GRV2');
const magic = mark.readUInt32LE();
const headWords = 3;
const headSize = headWords * 4;
const idSize = idWords * 4;
const mostInBlock = 65_536;
const searchSize = 2 ** 20;

/**
 * Vectors by a 128-bit id, kept on disk so that memory stays flat (some 32 bytes an id) and a model runs once a text.
 * The file is only ever added to, a block at a time: "GRV2", dimensions and count, every vector with
 * a check of its own, then the ids with one. Several processes may add to it: where a block came to stand is read
 * from the file. What a crash left of a block is passed over.
 */
export class VectorFile {
  private readonly index = new IdIndex();
  /** By place of the index: where in the file the vector's check begins; -1 where it turned out to be damaged. */
  private readonly offsets: number[] = [];
  /** Up to where the file is known. */
  private end = 0;

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    readonly dimensions: number,
  ) {}

  /** Opens the file, or makes it; what stands there and is no file is set aside, which is told. Throws UserError where the system refuses. */
  static open(
    path: string,
    dimensions: number,
    tell: (sentence: string) => void | Promise<void> = () => undefined,
  ): Promise<VectorFile> {
    return withFile('open the vector file', path, async () => {
      await makeWay(path, tell);
      const file = new VectorFile(path, await openGrowing(path, constants.O_APPEND), dimensions);
      await file.readBlocks();
      return file;
    });
  }

  /** How many texts have a vector. */
  get count(): number {
    return this.index.count;
  }

  /** Whether there is a vector for the id whose words begin at `at`. */
  has(ids: Uint32Array, at: number): boolean {
    const place = this.index.find(ids, at);
    return place >= 0 && this.offsets[place]! >= 0;
  }

  /** Adds a vector for every id. */
  add(ids: Uint32Array, vectors: Float32Array): Promise<void> {
    return withFile('write the vector file', this.path, async () => {
      const { dimensions } = this;
      for (let from = 0; from < ids.length / idWords; from += mostInBlock) {
        const to = from + mostInBlock;
        const part = ids.subarray(from * idWords, to * idWords);
        await this.handle.appendFile(
          blockOf(part, vectors.subarray(from * dimensions, to * dimensions), dimensions),
        );
      }
      await this.readBlocks();
    });
  }

  /**
   * The vectors of these ids, one row each, in their order; each must be there. What turns out to be damaged is listed
   * in `lost` and from then on not there.
   */
  async read(ids: Uint32Array): Promise<{ vectors: Float32Array; lost: number[] }> {
    const { dimensions, entrySize } = this;
    const count = ids.length / idWords;
    const vectors = new Float32Array(count * dimensions);
    const lost: number[] = [];
    const places = Array.from({ length: count }, (_, at) => this.index.find(ids, at * idWords));
    const offsets = places.map((place) => this.offsets[place] ?? -1);
    for (let from = 0; from < count;) {
      let to = from + 1;
      while (to < count && offsets[to] === offsets[to - 1]! + entrySize) to++;
      const start = offsets[from]!;
      if (start < 0) {
        lost.push(from++);
        continue;
      }
      const entries = wordsOf(await readBytes(this.handle, start, start + (to - from) * entrySize));
      for (let at = from; at < to; at++) {
        const entry = entries.subarray((at - from) * (dimensions + 1), (at - from + 1) * (dimensions + 1));
        if (entry.length === dimensions + 1 && entry[0] === checkOf(entry.subarray(1)))
          vectors.set(asFloats(entry.subarray(1)), at * dimensions);
        else lost.push(at);
      }
      from = to;
    }
    for (const at of lost) if (places[at]! >= 0) this.offsets[places[at]!] = -1;
    return { vectors, lost };
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** A vector with its check. */
  private get entrySize(): number {
    return 4 * (1 + this.dimensions);
  }

  /** Reads the ids of what was added to the file since, by this process or another. */
  private async readBlocks(): Promise<void> {
    const { size } = await this.handle.stat();
    for (let at = this.end; at >= 0 && at < size; await setImmediate()) {
      const end = await this.readBlock(at, size);
      if (end === undefined) at = await this.nextMark(at + 1, size);
      else this.end = at = end;
    }
  }

  /** Takes in the block that begins at `at`, and gives its end; undefined where no whole block does. */
  private async readBlock(at: number, size: number): Promise<number | undefined> {
    const [word, dimensions, count = 0] = wordsOf(await readBytes(this.handle, at, at + headSize));
    if (word !== magic || dimensions !== this.dimensions) return undefined;
    const ids = at + headSize + count * this.entrySize;
    const end = ids + count * idSize + 4;
    if (count > mostInBlock || end > size) return undefined;
    const words = wordsOf(await readBytes(this.handle, ids, end));
    if (words.at(-1) !== checkOf(words.subarray(0, -1))) return undefined;
    for (let one = 0; one < count; one++) this.note(words, one, at + headSize + one * this.entrySize);
    return end;
  }

  /** Where a block may begin, from a place on; -1 where none does. */
  private async nextMark(from: number, size: number): Promise<number> {
    for (; from < size; from += searchSize) {
      const bytes = await readBytes(this.handle, from, Math.min(size, from + searchSize + mark.length));
      const found = bytes.indexOf(mark);
      if (found >= 0) return from + found;
    }
    return -1;
  }

  private note(ids: Uint32Array, at: number, offset: number): void {
    const place = this.index.add(ids, at * idWords);
    if ((this.offsets[place] ?? -1) < 0) this.offsets[place] = offset;
  }
}

async function makeWay(path: string, tell: (sentence: string) => void | Promise<void>): Promise<void> {
  const kind = await strangerAt(path);
  const aside = kind && (await moveStranger(path));
  if (aside)
    await tell(
      `In the place of the vector file ${path} stood ${kind}: it was set aside as ${basename(aside)}, and the questions must be encoded again.`,
    );
}

function blockOf(ids: Uint32Array, vectors: Float32Array, dimensions: number): Uint8Array {
  const count = ids.length / idWords;
  const afterVectors = headWords + count * (1 + dimensions);
  const words = new Uint32Array(afterVectors + ids.length + 1);
  words.set([magic, dimensions, count]);
  const numbers = asWords(vectors);
  for (let at = 0; at < count; at++) {
    const vector = numbers.subarray(at * dimensions, (at + 1) * dimensions);
    const place = headWords + at * (1 + dimensions);
    words[place] = checkOf(vector);
    words.set(vector, place + 1);
  }
  words.set(ids, afterVectors);
  words[words.length - 1] = checkOf(ids);
  return new Uint8Array(words.buffer);
}

/** FNV-1a by 32-bit word (Fowler, Noll & Vo): tells what was written from what a crash left. */
function checkOf(words: Uint32Array): number {
  let state = 0x811c9dc5;
  for (const word of words) state = Math.imul(state ^ word, 0x01000193);
  return state >>> 0;
}

/** Bytes as whole 32-bit words, copied where they do not lie on such a boundary. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const whole = bytes.length - (bytes.length % 4);
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, whole / 4);
}

function asWords(numbers: Float32Array): Uint32Array {
  return new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length);
}

function asFloats(words: Uint32Array): Float32Array {
  return new Float32Array(words.buffer, words.byteOffset, words.length);
}
