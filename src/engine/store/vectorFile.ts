import { open, type FileHandle } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { readBytes } from '../files/fileIndex';
import { withFile } from '../files/systemErrors';
import { idWords, IdIndex } from '../../core/dataset/idIndex';

const idSize = idWords * 4;

/**
 * Vectors by record id, kept on disk so that memory stays flat and a model runs once a text: id and numbers one entry
 * after another, only ever added to. What a crash left of an entry is cut off when the file is opened next.
 */
export class VectorFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly index: IdIndex,
    private readonly places: number[],
    readonly dimensions: number,
    private entries: number,
  ) {}

  /** Opens the file, or makes it. */
  static open(path: string, dimensions: number): Promise<VectorFile> {
    return withFile('open the vector file', path, async () => {
      const handle = await open(path, 'a+');
      const entry = idSize + 4 * dimensions;
      const { size } = await handle.stat();
      const entries = Math.floor(size / entry);
      if (size % entry !== 0) await handle.truncate(entries * entry);
      const file = new VectorFile(path, handle, new IdIndex(), [], dimensions, 0);
      await file.readIds(entries);
      return file;
    });
  }

  /** How many texts have a vector. */
  get count(): number {
    return this.index.count;
  }

  /** Whether there is a vector for the id whose words begin at `at`. */
  has(ids: Uint32Array, at: number): boolean {
    return this.index.find(ids, at) >= 0;
  }

  /** Adds a vector for every id. */
  add(ids: Uint32Array, vectors: Float32Array): Promise<void> {
    return withFile('write the vector file', this.path, async () => {
      const count = ids.length / idWords;
      const bytes = new Uint8Array(count * this.entrySize);
      const { dimensions } = this;
      for (let at = 0; at < count; at++) {
        const vector = vectors.subarray(at * dimensions, (at + 1) * dimensions);
        bytes.set(asBytes(ids.subarray(at * idWords, (at + 1) * idWords)), at * this.entrySize);
        bytes.set(asBytes(vector), at * this.entrySize + idSize);
      }
      await this.handle.appendFile(bytes);
      for (let at = 0; at < count; at++) this.note(ids, at * idWords);
    });
  }

  /** The vectors of these ids, one row each, in their order. Each must be there. */
  async read(ids: Uint32Array): Promise<Float32Array> {
    const { dimensions } = this;
    const count = ids.length / idWords;
    const found = new Float32Array(count * dimensions);
    const places = Array.from({ length: count }, (_, at) => this.places[this.index.find(ids, at * idWords)]!);
    for (let from = 0; from < count;) {
      let to = from + 1;
      while (to < count && places[to] === places[to - 1]! + 1) to++;
      const start = places[from]! * this.entrySize;
      const bytes = await readBytes(this.handle, start, start + (to - from) * this.entrySize);
      for (let at = from; at < to; at++) {
        const offset = (at - from) * this.entrySize + idSize;
        asBytes(found.subarray(at * dimensions, (at + 1) * dimensions)).set(
          bytes.subarray(offset, offset + 4 * dimensions),
        );
      }
      from = to;
    }
    return found;
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private get entrySize(): number {
    return idSize + 4 * this.dimensions;
  }

  private note(ids: Uint32Array, at: number): void {
    const known = this.index.count;
    if (this.index.add(ids, at) === known) this.places.push(this.entries);
    this.entries++;
  }

  private async readIds(entries: number): Promise<void> {
    const block = Math.max(1, Math.floor((4 * 2 ** 20) / this.entrySize));
    const words = new Uint32Array(idWords);
    for (let from = 0; from < entries; from += block) {
      const to = Math.min(entries, from + block);
      const bytes = await readBytes(this.handle, from * this.entrySize, to * this.entrySize);
      for (let at = 0; at < to - from; at++) {
        asBytes(words).set(bytes.subarray(at * this.entrySize, at * this.entrySize + idSize));
        this.note(words, 0);
      }
      await setImmediate();
    }
  }
}

function asBytes(array: Uint32Array | Float32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
