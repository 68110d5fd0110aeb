import { byte, isSpace } from '../bytes/bytes';
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
  /** Whether any field so far began with blanks and then a quote, and whether any quote within quotes had a backslash before it. */
  sawBlankQuote = false;
  sawEscape = false;
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
  private readonly isEscaping: boolean;

  constructor(private readonly dialect: Dialect) {
    this.delimiter = dialect.delimiter.charCodeAt(0);
    this.newline = dialect.newline.charCodeAt(0);
    this.isPair = dialect.newline.length === 2;
    this.isEscaping = dialect.escape !== undefined;
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
      const isQuoted = this.quoted[at]!;
      if (this.isEscaping) return unescaped(field, isQuoted);
      return isQuoted ? field.replaceAll('""', '"') : field;
    });
  }

  /** Whether the last field of the record that was cut last is empty. */
  get endsEmpty(): boolean {
    return this.starts[this.count - 1] === this.ends[this.count - 1];
  }

  /** Where the first field of the record that was cut last begins and ends. */
  get firstField(): readonly [number, number] {
    return [this.starts[0]!, this.ends[0]!];
  }

  /** Whether a field in quotes of the record that was cut last holds a delimiter and a line ending. */
  spreads(codes: Codes): boolean {
    for (let at = 0; at < this.count; at++) {
      if (!this.quoted[at]) continue;
      const field = codes.subarray(this.starts[at], this.ends[at]);
      if (field.includes(this.newline) && field.includes(this.delimiter)) return true;
    }
    return false;
  }

  private field(codes: Codes, at: number, to: number, last: boolean): number {
    if (at < to && codes[at] === byte.space) return this.afterBlanks(codes, at, to, last);
    if (at === to || codes[at] !== byte.quote) return this.plainField(codes, at, to, last);
    this.sawQuote = true;
    if (this.dialect.quotes === 'none') return this.plainField(codes, at, to, last);
    const end = this.quotedField(codes, at, to, last);
    this.isOpen = end === unfinished;
    if (end !== notClosing) return end;
    this.strayFields++;
    return this.plainField(codes, at, to, last);
  }

  private afterBlanks(codes: Codes, start: number, to: number, last: boolean): number {
    let at = start;
    while (at < to && codes[at] === byte.space) at++;
    if (at === to && !last) return unfinished;
    if (codes[at] !== byte.quote) return this.plainField(codes, start, to, last);
    this.sawBlankQuote = true;
    return this.dialect.blanks ? this.field(codes, at, to, last) : this.plainField(codes, start, to, last);
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
      if (codes[at - 1] === byte.backslash && at - 1 > start) {
        this.sawEscape = true;
        if (this.isEscaping && isEscaped(codes, start, at)) {
          doubled++;
          continue;
        }
      }
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

/** Whether an odd number of backslashes stands before this place. */
function isEscaped(codes: Codes, start: number, at: number): boolean {
  let slash = at;
  while (slash - 1 > start && codes[slash - 1] === byte.backslash) slash--;
  return (at - slash) % 2 === 1;
}

/** A field whose quotes are written with a backslash before them; \\N alone is none, as MySQL writes it. */
function unescaped(field: string, isQuoted: boolean): string {
  if (!isQuoted && field === '\\N') return '';
  return field.replace(/\\(["\\\n\r])|""/g, (pair, kept: string | undefined) =>
    kept === undefined ? (isQuoted ? '"' : pair) : kept,
  );
}
