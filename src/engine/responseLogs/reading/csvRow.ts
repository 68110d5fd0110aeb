import { isUtf8 } from 'node:buffer';
import { byte } from '../../../core/dataset/bytes/bytes';

/** One record of a CSV file as bytes: where each field starts and ends, quotes and outer blanks left out. Used again for the next. */
export class CsvRow {
  /** The 1-based line the record begins on. */
  line = 1;
  count = 0;
  bytes: Uint8Array = new Uint8Array(0);
  starts = new Uint32Array(64);
  ends = new Uint32Array(64);

  /** Begins a record that lies in these bytes. */
  begin(bytes: Uint8Array, line: number): void {
    this.bytes = bytes;
    this.line = line;
    this.count = 0;
  }

  /** Adds a field. */
  push(start: number, end: number): void {
    if (this.count === this.starts.length) this.grow();
    while (start < end && isBlank(this.bytes[start]!)) start++;
    while (end > start && isBlank(this.bytes[end - 1]!)) end--;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  /** The text of a field. */
  text(at: number): string {
    return utf8.decode(this.bytes.subarray(this.starts[at], this.ends[at]));
  }

  /** Whether the bytes of a field are UTF-8; where they are not, its text is not all there. */
  isText(at: number): boolean {
    return isUtf8(this.bytes.subarray(this.starts[at], this.ends[at]));
  }

  /** The text of every field. */
  texts(): string[] {
    return Array.from({ length: this.count }, (_, at) => this.text(at));
  }

  private grow(): void {
    const wider = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
      const copy = new Uint32Array(2 * column.length);
      copy.set(column);
      return copy;
    };
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function isBlank(value: number): boolean {
  return value === byte.space || value === byte.carriageReturn;
}
