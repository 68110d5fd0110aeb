import { byteOrderMark, joined } from './bytes';

const mark = [0xef, 0xbb, 0xbf];

/** The start of a file that comes in chunks: its byte order mark is known even where a chunk ends inside it. */
export class FileStart {
  /** The length of the byte order mark: 3 or 0. */
  mark = 0;
  private held: Uint8Array | undefined = new Uint8Array(0);

  /** The bytes to read now, the mark left out: none as long as all there is may be the beginning of a mark. */
  after(chunk: Uint8Array): Uint8Array {
    if (!this.held) return chunk;
    const bytes = this.held.length > 0 ? joined(this.held, chunk) : chunk;
    if (bytes.length < mark.length && bytes.every((value, at) => value === mark[at])) {
      this.held = new Uint8Array(bytes);
      return bytes.subarray(bytes.length);
    }
    this.held = undefined;
    this.mark = byteOrderMark(bytes);
    return bytes.subarray(this.mark);
  }

  /** The bytes that were held back to the end of the file. */
  rest(): Uint8Array {
    const rest = this.held ?? new Uint8Array(0);
    this.held = undefined;
    return rest;
  }
}
