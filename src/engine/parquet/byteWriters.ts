import duckdb from '@duckdb/node-bindings';
import type { LineBytes } from './lineBytes';
import { FlatWriter } from './valueWriter';

/** Up to so many bytes of a text lie in the vector itself. */
const mostInlined = 12;

/** The bytes of texts and of binary values. */
abstract class BytesWriter extends FlatWriter {
  constructor() {
    super(16);
  }

  /** The bytes of a value that is not null. */
  bytesOf(at: number): Uint8Array {
    const { data } = this;
    const length = data.getUint32(16 * at, true);
    const start = data.byteOffset + 16 * at + 4;
    return length <= mostInlined
      ? new Uint8Array(data.buffer, start, length)
      : duckdb.get_data_from_pointer(data.buffer as ArrayBuffer, start + 4, length);
  }
}

/** Writes UTF-8 text. */
export class TextWriter extends BytesWriter {
  write(at: number, out: LineBytes): void {
    out.quoted(this.bytesOf(at));
  }
}

/** Writes binary values as base64. */
export class Base64Writer extends BytesWriter {
  write(at: number, out: LineBytes): void {
    const { buffer, byteOffset, byteLength } = this.bytesOf(at);
    out.ascii(`"${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}"`);
  }
}
