import { byte, isSpace } from '../bytes/bytes';
import { FileStart } from '../bytes/fileStart';
import { SpanList, type Scanner } from './spans';

const mark = [0xef, 0xbb, 0xbf] as const;

/**
 * Finds the records of JSON Lines (JSONL, NDJSON): one a line, blank lines left out. Zero bytes and byte order marks before
 * and after a record, as crashes and joined files leave them, are no part of it, nor is a comma behind it.
 */
export class JsonlScanner implements Scanner {
  readonly spans = new SpanList();
  pending = 0;
  private readonly head = new FileStart();
  private offset = 0;
  private line = 1;
  private blank = true;
  private lastByte = 0;
  /** How much of the beginning of the line is no part of a record, and how many zero bytes that is. */
  private skipped = 0;
  private zeros = 0;
  private isLeading = true;
  /** Where the comma stands that the line ends with so far; -1 where it ends with none. */
  private comma = -1;
  /** How many records have a comma behind them, which is no part of them. */
  commas = 0;

  /** `newline`: the byte that ends a line. */
  constructor(private readonly newline: number = byte.newline) {}

  push(chunk: Uint8Array): void {
    this.read(this.head.after(chunk));
  }

  finish(): void {
    this.read(this.head.rest());
    if (!this.blank) this.endRecord(this.offset - (this.lastByte === byte.carriageReturn ? 1 : 0));
    else this.noteZeros();
    this.pending = this.offset;
  }

  private read(chunk: Uint8Array): void {
    let from = 0;
    const { newline } = this;
    if (this.offset === 0) this.offset = this.pending = this.head.mark;
    for (let at = chunk.indexOf(newline, from); at >= 0; at = chunk.indexOf(newline, from)) {
      const before = at > from ? chunk[at - 1]! : from === 0 ? this.lastByte : 0;
      const first = this.isLeading ? this.afterLead(chunk, from, at) : from;
      if (!this.blank || !isBlank(chunk, first, at)) {
        const end = zerosBefore(chunk, first, at);
        this.noteComma(chunk, first, end);
        this.endRecord(this.offset + end - (before === byte.carriageReturn ? 1 : 0));
      } else this.noteZeros();
      this.comma = -1;
      this.line++;
      this.blank = this.isLeading = true;
      this.skipped = this.zeros = 0;
      from = at + 1;
      this.pending = this.offset + from;
    }
    const first = this.isLeading ? this.afterLead(chunk, from, chunk.length) : from;
    this.blank &&= isBlank(chunk, first, chunk.length);
    this.noteComma(chunk, first, chunk.length);
    this.isLeading &&= first === chunk.length;
    this.offset += chunk.length;
    if (chunk.length > 0) this.lastByte = chunk[chunk.length - 1]!;
  }

  /** The first byte that may be a record's. */
  private afterLead(chunk: Uint8Array, from: number, to: number): number {
    let at = from;
    for (; at < to; at++) {
      if (chunk[at] === 0) this.zeros++;
      else if (chunk[at] === mark[0] && chunk[at + 1] === mark[1] && chunk[at + 2] === mark[2]) at += 2;
      else break;
    }
    this.skipped += at - from;
    return at;
  }

  /** Notes whether what was read of the line ends with a comma; blanks behind it say nothing. */
  private noteComma(chunk: Uint8Array, from: number, to: number): void {
    let at = to;
    while (at > from && isSpace(chunk[at - 1])) at--;
    if (at > from) this.comma = chunk[at - 1] === byte.comma ? this.offset + at - 1 : -1;
  }

  private endRecord(end: number): void {
    const hasComma = this.comma > this.pending + this.skipped;
    if (hasComma) this.commas++;
    this.spans.add(this.pending + this.skipped, hasComma ? this.comma : end, this.line);
  }

  private noteZeros(): void {
    if (this.zeros > 0) this.spans.addProblem(this.line, 'it holds nothing but zero bytes');
  }
}

/** Where the zero bytes begin that stand before this place. */
function zerosBefore(bytes: Uint8Array, from: number, to: number): number {
  let at = to;
  while (at > from && bytes[at - 1] === 0) at--;
  return at;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && isSpace(bytes[at])) at++;
  return at === to;
}
