import { byte, isSpace } from './bytes';
import type { Dialect } from './dialect';

/** What `cut` returns where the record goes on beyond what is there. */
export const unfinished = -1;

/** Bytes, or the codes of characters: all that separates fields is ASCII. */
type Codes = Uint8Array | Uint16Array;

const notClosing = -2;

/** What can be wrong with the quotes of a record. */
export const quoteFaults = {
  neverClosed: 'a quote opened here is never closed',
  notDoubled: 'a quote inside a quoted field is not doubled',
} as const;

/** How far the closing quote is looked for where quotes may be characters: what is not closed by then is none. */
const farthestClosing = 4 * 2 ** 20;

/**
 * Cuts records of CSV into fields. A field that begins with a quote goes up to the first quote, doubled ones left out,
 * that a delimiter, a line ending or the end of the file follows, spaces between them allowed.
 */
export class FieldCutter {
  /** The number of fields of the record that was cut last. */
  count = 0;
  /** What is wrong with its quotes. */
  fault: string | undefined;
  /** Whether any field so far began with a quote. */
  sawQuote = false;
  /** How many fields of the record are quoted as they should be, and how many of these hold doubled quotes. */
  quotedFields = 0;
  escapedFields = 0;
  /** How many begin with a quote that is a character. */
  strayFields = 0;
  /** Whether the record that is unfinished is so within quotes. */
  isOpen = false;
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly quoted: boolean[] = [];
  private readonly delimiter: number;
  private readonly newline: number;
  private readonly isPair: boolean;

  constructor(private readonly dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.newline = dialect.newline.charCodeAt(0);
    this.isPair = dialect.newline.length === 2;
  }

  /**
   * Cuts the record that begins at `from`; `last` says that nothing comes after `to`. Returns where the next one begins,
   * or `unfinished`.
   */
  cut(codes: Codes, from: number, to: number, last: boolean): number {
    this.count = 0;
    this.fault = undefined;
    this.quotedFields = this.escapedFields = this.strayFields = 0;
    this.isOpen = false;
    for (let at = from; ;) {
      const end = this.field(codes, at, to, last);
      if (end === unfinished || end === to) return end;
      if (codes[end] !== this.delimiter) return end + (this.isPair ? 2 : 1);
      at = end + 1;
    }
  }

  /** The fields of the record that was cut last, out of the text whose codes it was. */
  texts(text: string): string[] {
    return Array.from({ length: this.count }, (_, at) => {
      const field = text.slice(this.starts[at], this.ends[at]);
      return this.quoted[at] ? field.replaceAll('""', '"') : field;
    });
  }

  private field(codes: Codes, at: number, to: number, last: boolean): number {
    if (at === to || codes[at] !== byte.quote) return this.plainField(codes, at, to, last);
    this.sawQuote = true;
    if (this.dialect.quotes === 'none') return this.plainField(codes, at, to, last);
    const end = this.quotedField(codes, at, to, last);
    this.isOpen = end === unfinished;
    if (end !== notClosing) return end;
    this.strayFields++;
    return this.plainField(codes, at, to, last);
  }

  private plainField(codes: Codes, start: number, to: number, last: boolean): number {
    const { delimiter, newline } = this;
    let at = start;
    for (; at < to; at++) {
      const code = codes[at];
      if (code === delimiter || (code === newline && this.endsLine(codes, at, to))) break;
    }
    if (at === to && !last) return unfinished;
    this.push(start, at, false);
    return at;
  }

  private quotedField(codes: Codes, start: number, to: number, last: boolean): number {
    const mayBeNone = this.dialect.quotes === 'closing';
    const limit = mayBeNone ? Math.min(to, start + farthestClosing) : to;
    let doubled = 0;
    for (let at = start + 1; ; at++) {
      at = codes.indexOf(byte.quote, at);
      if (at < 0 || at >= limit) break;
      if (at + 1 < to && codes[at + 1] === byte.quote) {
        doubled++;
        at++;
      } else {
        const end = this.afterQuote(codes, at + 1, to, last);
        if (end === unfinished) return unfinished;
        if (end !== notClosing) {
          this.push(start + 1, at, true);
          this.quotedFields++;
          if (doubled > 0) this.escapedFields++;
          return end;
        }
        if (mayBeNone) return notClosing;
        this.fault ??= quoteFaults.notDoubled;
      }
    }
    if (mayBeNone && (last || to - start >= farthestClosing)) return notClosing;
    if (!last) return unfinished;
    this.fault ??= quoteFaults.neverClosed;
    this.push(start + 1, to, false);
    return to;
  }

  /** Where the field ends whose closing quote stands before this place, if it does close it. */
  private afterQuote(codes: Codes, from: number, to: number, last: boolean): number {
    for (let at = from; at < to; at++) {
      if (codes[at] === this.delimiter || this.endsLine(codes, at, to)) return at;
      if (!isSpace(codes[at])) return notClosing;
    }
    return last ? to : unfinished;
  }

  private endsLine(codes: Codes, at: number, to: number): boolean {
    if (codes[at] !== this.newline) return false;
    return !this.isPair || (at + 1 < to && codes[at + 1] === byte.newline);
  }

  private push(start: number, end: number, quoted: boolean): void {
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.quoted[this.count++] = quoted;
  }
}
