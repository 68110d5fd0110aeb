import { byte } from '../../../core/dataset/bytes/bytes';
import { FileStart } from '../../../core/dataset/bytes/fileStart';
import { parseFields } from '../../../core/dataset/reading/papaparse';
import { blocksOf, type ReadRange } from './blocks';
import { CsvRow } from './csvRow';
import type { Dialect } from '../../../core/dataset/reading/dialect';

/** What is done with the records of a CSV file; `false` stops the reading. */
export interface RowReader {
  row(row: CsvRow): unknown;
  problem(line: number, text: string): unknown;
}

/**
 * Hands over the records of a CSV file one by one, the header among them, blank lines left out. Fields are cut as
 * bytes; only a record with quotes inside quotes goes through papaparse.
 */
export async function readCsvRows(
  path: string,
  dialect: Dialect,
  reader: RowReader,
  range: ReadRange = {},
): Promise<void> {
  const cutter = new RowCutter(dialect, reader);
  const start = new FileStart();
  let read = 0;
  for await (const block of blocksOf(path, range)) {
    cutter.push(start.after(block));
    if (cutter.stopped) return;
    read += block.length;
  }
  cutter.push(start.rest());
  if (read < (range.limit ?? Infinity)) cutter.finish();
}

/** A quote that is still open after so many bytes is taken for a fault of its line. */
const longestRecord = 256 * 2 ** 20;

class RowCutter {
  stopped = false;
  private bytes: Uint8Array = new Uint8Array(0);
  private held = 0;
  private at = 0;
  private line = 1;
  private tried = 0;
  private quoted = false;
  private readonly row = new CsvRow();
  private readonly delimiter: number;
  private readonly newline: number;

  constructor(
    private readonly dialect: Dialect,
    private readonly reader: RowReader,
  ) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.newline = dialect.newline === '\r' ? byte.carriageReturn : byte.newline;
  }

  push(block: Uint8Array): void {
    this.take(block);
    // A record that spans blocks is tried again only when there is twice as much of it.
    if (this.held - this.at >= 2 * this.tried) this.cut(false);
    if (this.held - this.at > longestRecord) this.skipLine();
  }

  finish(): void {
    this.cut(true);
  }

  private take(block: Uint8Array): void {
    const rest = this.held - this.at;
    if (rest + block.length > this.bytes.length) {
      const wider = Buffer.allocUnsafeSlow(2 * (rest + block.length));
      wider.set(this.bytes.subarray(this.at, this.held));
      this.bytes = wider;
    } else this.bytes.copyWithin(0, this.at, this.held);
    this.bytes.set(block, rest);
    this.at = 0;
    this.held = rest + block.length;
  }

  private cut(last: boolean): void {
    while (this.at < this.held && !this.stopped) {
      this.row.begin(this.bytes, this.line);
      const end = this.cutRow(last);
      if (end === unfinished && !last) break;
      if (end === unfinished) this.skipLine();
      else {
        this.hand();
        this.line += this.newlines(this.at, end);
        this.at = end;
      }
    }
    this.tried = this.stopped ? 0 : this.held - this.at;
  }

  private hand(): void {
    const { row } = this;
    const blank = row.count === 1 && row.starts[0] === row.ends[0];
    if (!blank && this.reader.row(row) === false) this.stopped = true;
  }

  /** Cuts the record at `at` into fields; the place after it, or `unfinished`. */
  private cutRow(last: boolean): number {
    const { bytes, held, row, delimiter, newline } = this;
    this.quoted = false;
    let start = this.at;
    for (let at = start; at < held;) {
      const value = bytes[at]!;
      if (value === delimiter) {
        row.push(start, at);
        start = ++at;
      } else if (value === newline) {
        row.push(start, at);
        return at + 1;
      } else if (value === byte.quote && at === start) {
        this.quoted = true;
        const close = this.closing(at + 1);
        if (close === held || (close + 2 >= held && !last)) return unfinished;
        if (!this.endsField(close + 1)) return this.cutQuoted(last);
        row.push(at + 1, close);
        if (bytes[close + 1] !== delimiter || close + 1 === held) return this.afterLine(close + 1);
        start = at = close + 2;
      } else at++;
    }
    if (!last) return unfinished;
    row.push(start, held);
    return held;
  }

  private closing(from: number): number {
    let at = from;
    while (at < this.held && this.bytes[at] !== byte.quote) at++;
    return at;
  }

  /** Whether the field before this place is over: a delimiter, a line ending or the end of the file stands here. */
  private endsField(at: number): boolean {
    const value = this.bytes[at];
    if (at === this.held || value === this.delimiter || value === this.newline) return true;
    return value === byte.carriageReturn && (at + 1 === this.held || this.bytes[at + 1] === this.newline);
  }

  /** One past the line ending at this place. */
  private afterLine(at: number): number {
    const pair = this.bytes[at] === byte.carriageReturn && this.newline !== byte.carriageReturn;
    return Math.min(at + (pair ? 2 : 1), this.held);
  }

  /** A record with quotes inside quotes: its end is where the quotes are even, its fields are papaparse's. */
  private cutQuoted(last: boolean): number {
    let open = false;
    let end = this.at;
    while (end < this.held && (open || this.bytes[end] !== this.newline))
      if (this.bytes[end++] === byte.quote) open = !open;
    if (open || (end === this.held && !last)) return unfinished;
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.at, end - this.at).toString();
    const fields = parseFields(text.replace(/\r$/, ''), this.dialect).map((field) => Buffer.from(field));
    this.row.begin(Buffer.concat(fields), this.line);
    let start = 0;
    for (const { length } of fields) this.row.push(start, (start += length));
    return Math.min(end + 1, this.held);
  }

  /** Gives up a line whose quote is never closed; what follows is read on. */
  private skipLine(): void {
    this.reader.problem(this.line, 'a quote opened here is never closed');
    const newline = this.bytes.indexOf(this.newline, this.at);
    this.at = newline < 0 || newline >= this.held ? this.held : newline + 1;
    this.line++;
  }

  private newlines(from: number, to: number): number {
    if (!this.quoted) return 1;
    let count = 0;
    for (let at = from; at < to; at++) if (this.bytes[at] === this.newline) count++;
    return count;
  }
}

const unfinished = -1;
