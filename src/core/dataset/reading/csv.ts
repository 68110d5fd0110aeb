import { byte, byteOrderMark, isSpace } from './bytes';
import { FieldCutter, quoteFaults, unfinished } from './fieldCutter';
import { FileStart } from './fileStart';
import { HeldBytes } from './heldBytes';
import { SpanList, type Scanner } from './spans';
import type { Dialect } from './dialect';

const longestRecord = 64 * 2 ** 20;

/** Finds the records of CSV or TSV; the first record is the header where there is one, blank lines are left out. */
export class CsvScanner implements Scanner {
  readonly spans = new SpanList();
  /** The span of the header, once it has been read. */
  header: { start: number; end: number } | undefined;
  /** The number of fields of the header. */
  headerWidth = 0;
  /** Whether the header holds a field in quotes that are right. */
  isHeaderQuoted = false;
  pending = 0;
  /** How often the header comes again among the records, as where files were put together: it is none of them. */
  repeatedHeaders = 0;
  /** The lines of the file in records, the header among them, that cannot be used. */
  lostLines = 0;
  /** Whether a quoted field, of the header too, is not closed as it should be. */
  hasWrongQuotes = false;
  /** How far quotes are used as quotes: fields in quotes, those of them with doubled quotes, and quotes that are characters. */
  readonly use = { quoted: 0, escaped: 0, stray: 0 };
  /** How many records have one field more than the header, and the last one empty; how many have a field in quotes over lines and delimiters. TSV: how many have quotes but no field in quotes, which no writer of CSV leaves so. */
  readonly odd = { trailing: 0, spread: 0, inner: 0 };
  /** Whether the first fields of records with one field more than the header are whole numbers that go up. */
  isNumbered = true;
  /** The number of fields of all records, where it is the same; NaN where it is not. */
  width: number | undefined;
  private readonly head = new FileStart();
  private readonly held = new HeldBytes();
  private readonly cutter: FieldCutter;
  private readonly newline: number;
  private triedLength = 0;
  private line = 1;
  private isBegun = false;
  private toSkip: number;
  private lastNumber = NaN;
  private headerBytes: Uint8Array | undefined;

  constructor(
    readonly dialect: Dialect,
    private readonly longest = longestRecord,
  ) {
    this.cutter = new FieldCutter(dialect);
    this.newline = dialect.newline === '\r' ? byte.carriageReturn : byte.newline;
    this.toSkip = dialect.preamble ?? 0;
  }

  /** Whether any field begins with a quote: where none does, all readings are one. */
  get sawQuote(): boolean {
    return this.cutter.sawQuote;
  }

  /** Whether any field begins with blanks and then a quote. */
  get sawBlankQuote(): boolean {
    return this.cutter.sawBlankQuote;
  }

  /** Whether any quote within quotes has a backslash before it. */
  get sawEscape(): boolean {
    return this.cutter.sawEscape;
  }

  push(chunk: Uint8Array): void {
    this.read(this.head.after(chunk));
    // A quote that is never closed would have each push read everything again: wait until there is twice as much.
    if (this.held.length >= 2 * this.triedLength) this.cut(false);
    if (this.held.length > this.longest) this.cut(false);
    if (this.held.length > this.longest) this.giveUp();
  }

  finish(): void {
    this.read(this.head.rest());
    this.cut(true);
  }

  private read(bytes: Uint8Array): void {
    if (!this.isBegun) this.pending = this.head.mark;
    this.isBegun ||= bytes.length > 0;
    this.held.add(this.toSkip > 0 ? this.afterPreamble(bytes) : bytes);
  }

  private afterPreamble(bytes: Uint8Array): Uint8Array {
    let from = 0;
    while (this.toSkip > 0) {
      const end = bytes.indexOf(this.newline, from);
      from = end < 0 ? bytes.length : end + 1;
      if (end < 0) break;
      this.toSkip--;
      this.line++;
    }
    this.pending += from;
    return bytes.subarray(from);
  }

  private cut(last: boolean): void {
    const { bytes, length } = this.held;
    let from = 0;
    while (from < length) {
      const end = this.cutter.cut(bytes, from, length, last);
      if (end === unfinished) break;
      this.record(from, end);
      from = end;
    }
    this.letGo(from);
    this.triedLength = from === 0 ? this.held.length : 0;
  }

  private record(from: number, to: number): void {
    const { bytes } = this.held;
    const { count, fault } = this.cutter;
    const breaks = this.newlines(from, to);
    const end = to - lineEnding(bytes, from, to);
    if (count > 1 || !isBlank(bytes, from, end)) {
      const lines = breaks + (bytes[to - 1] === this.newline ? 0 : 1);
      this.note({ start: this.pending + from, end: this.pending + end }, lines, fault);
    }
    this.line += breaks;
  }

  private note(
    { start, end }: { start: number; end: number },
    lines: number,
    fault: string | undefined,
  ): void {
    const { count: width, quotedFields, escapedFields, strayFields } = this.cutter;
    const record = this.held.bytes.subarray(start - this.pending, end - this.pending);
    if (this.headerBytes && width > 1 && isHeaderAgain(record, this.headerBytes)) {
      this.repeatedHeaders++;
      return;
    }
    this.hasWrongQuotes ||= fault !== undefined;
    this.use.quoted += quotedFields;
    this.use.escaped += escapedFields;
    this.use.stray += strayFields;
    if (this.headerWidth === 0 && this.dialect.header === 'none') this.headerWidth = width;
    else if (!this.header && this.dialect.header !== 'none') {
      this.header = { start, end };
      this.headerBytes = record.slice();
      this.headerWidth = width + (this.dialect.ragged === 'rowNames' ? 1 : 0);
      this.isHeaderQuoted = quotedFields > 0 && !fault;
      if (!fault) return;
      this.lostLines += lines;
      this.spans.addProblem(this.line, fault);
      return;
    }
    this.width = this.width === undefined || this.width === width ? width : NaN;
    this.noteOddities(width, lines, record);
    const problem = fault ?? this.widthFault(width);
    if (!problem) return this.spans.add(start, end, this.line);
    this.lostLines += lines;
    this.spans.addBroken(start, end, this.line, problem);
  }

  private noteOddities(width: number, lines: number, record: Uint8Array): void {
    const { bytes } = this.held;
    if (width === this.headerWidth + 1 && this.cutter.endsEmpty) this.odd.trailing++;
    if (this.dialect.delimiter === '\t' && this.cutter.quotedFields === 0 && record.includes(byte.quote))
      this.odd.inner++;
    if (lines > 1 && this.cutter.spreads(bytes)) this.odd.spread++;
    if (!this.isNumbered || width !== this.headerWidth + 1) return;
    const [from, to] = this.cutter.firstField;
    const number = numberIn(bytes, from, to);
    this.isNumbered = Number.isNaN(this.lastNumber) ? number >= 0 : number > this.lastNumber;
    this.lastNumber = number;
  }

  private widthFault(width: number): string | undefined {
    if (width === this.headerWidth) return undefined;
    if (width === this.headerWidth + 1 && this.dialect.ragged === 'trailing' && this.cutter.endsEmpty)
      return undefined;
    if (!this.header) return `the record has ${width} fields, the first one ${this.headerWidth}`;
    return `the record has ${width} fields, the header ${this.headerWidth}`;
  }

  /** Takes all whole lines that are held for one broken record. */
  private giveUp(): void {
    const { bytes, length } = this.held;
    const to = bytes.lastIndexOf(this.newline, length - 1) + 1 || length;
    const breaks = this.newlines(0, to);
    const isQuote = this.cutter.isOpen;
    this.hasWrongQuotes ||= isQuote;
    this.lostLines += Math.max(1, breaks);
    this.width = NaN;
    const megabytes = Math.ceil(this.longest / 2 ** 20);
    const problem = isQuote ? quoteFaults.neverClosed : `the record is longer than ${megabytes} MB`;
    this.spans.addBroken(this.pending, this.pending + to, this.line, problem);
    this.line += breaks;
    this.letGo(to);
    this.triedLength = 0;
  }

  private letGo(count: number): void {
    this.held.drop(count);
    this.pending += count;
  }

  private newlines(from: number, to: number): number {
    const { bytes } = this.held;
    let count = 0;
    for (let at = from; at < to; at++) if (bytes[at] === this.newline) count++;
    return count;
  }
}

function lineEnding(bytes: Uint8Array, from: number, to: number): number {
  const last = to > from ? bytes[to - 1] : undefined;
  if (last === byte.carriageReturn) return 1;
  if (last !== byte.newline) return 0;
  return to - 1 > from && bytes[to - 2] === byte.carriageReturn ? 2 : 1;
}

/** Whether a record is the header to the byte; a byte order mark may stand before it. */
function isHeaderAgain(record: Uint8Array, header: Uint8Array): boolean {
  const mark = record.length === header.length ? 0 : byteOrderMark(record);
  return record.length - mark === header.length && header.every((value, at) => value === record[at + mark]);
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && isSpace(bytes[at])) at++;
  return at === to;
}

/** The whole number that these bytes write; NaN where they are none. */
function numberIn(bytes: Uint8Array, from: number, to: number): number {
  if (to === from || to - from > mostDigits) return NaN;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = bytes[at]! - zero;
    if (digit < 0 || digit > 9) return NaN;
    number = 10 * number + digit;
  }
  return number;
}

const zero = 0x30;
const mostDigits = 12;
