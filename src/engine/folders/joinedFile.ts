import { ByteReader } from '../compression/byteReader';
import type { Pieces } from '../compression/pieces';

const headSize = 2 ** 16;
const blockSize = 2 ** 18;

/** A file that is being joined to others. */
export class JoinedFile {
  /** How many of its lines come before what is taken over of it. */
  droppedLines = 0;
  /** What was put before it, in bytes and lines. */
  separator = { bytes: 0, lines: 0 };
  private readonly reader: ByteReader;

  private constructor(
    readonly name: string,
    /** Its first bytes, or all of them. */
    readonly head: Uint8Array,
    reader: ByteReader,
  ) {
    this.reader = reader;
  }

  static async begin(name: string, pieces: Pieces): Promise<JoinedFile> {
    const reader = new ByteReader(pieces);
    return new JoinedFile(name, await reader.take(headSize), reader);
  }

  /** What comes after its first bytes. */
  async *rest(): AsyncGenerator<Uint8Array> {
    for (let bytes = await this.reader.take(blockSize); bytes.length > 0;) {
      yield bytes;
      bytes = await this.reader.take(blockSize);
    }
  }

  /** Reads to the end, so that all of the file is known. */
  async drain(): Promise<void> {
    for await (const _ of this.rest()) continue;
  }

  close(): Promise<void> {
    return this.reader.close();
  }
}

/** Joins files of one kind, one after another. */
export interface Joiner {
  /** What is taken over of a file, with what stands between it and the one before. Throws UserError where it does not fit the ones before. */
  join(file: JoinedFile): AsyncGenerator<Uint8Array>;
  /** What ends the whole. */
  end(): Uint8Array;
}
