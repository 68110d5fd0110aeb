import { byte, isSpace } from '../bytes/bytes';
import { FileStart } from '../bytes/fileStart';
import { SpanList, type Scanner } from './spans';

/**
 * Finds the records of a file of JSON objects one after another, each on as many lines as it likes, with or without commas
 * between them.
 */
export class JsonObjectsScanner implements Scanner {
  readonly spans = new SpanList();
  pending = 0;
  private readonly head = new FileStart();
  private offset = 0;
  private line = 1;
  private start = -1;
  private startLine = 1;
  private depth = 0;
  private quote = 0;
  private isEscaped = false;
  private lastByte = 0;

  /** `inLists`: whether the objects stand in lists, whose brackets say nothing. */
  constructor(private readonly inLists = false) {}

  push(chunk: Uint8Array): void {
    this.read(this.head.after(chunk));
  }

  finish(): void {
    this.read(this.head.rest());
    if (this.start >= 0)
      this.spans.addBroken(this.start, this.offset, this.startLine, 'the file ends inside this record');
    this.pending = this.offset;
  }

  private read(chunk: Uint8Array): void {
    if (this.offset === 0) this.offset = this.pending = this.head.mark;
    for (let at = 0; at < chunk.length; at++) {
      const value = chunk[at]!;
      const isLoneReturn = this.lastByte === byte.carriageReturn && value !== byte.newline;
      if (value === byte.newline || isLoneReturn) this.line++;
      this.lastByte = value;
      if (this.quote > 0) this.textByte(value);
      else if (this.start < 0) this.between(value, this.offset + at);
      else this.within(value, this.offset + at);
    }
    this.offset += chunk.length;
    if (this.start < 0) this.pending = this.offset;
  }

  private textByte(value: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (value === byte.backslash) this.isEscaped = true;
    else if (value === this.quote) this.quote = 0;
  }

  private between(value: number, at: number): void {
    if (value === byte.openBrace) {
      this.start = at;
      this.startLine = this.line;
      this.depth = 1;
    } else if (!this.isNothing(value)) {
      const known = this.spans.problems.at(-1);
      if (known?.row !== -1 || known.line !== this.line)
        this.spans.addProblem(this.line, 'there is something between two records that is none');
    }
  }

  private isNothing(value: number): boolean {
    const isBracket = value === byte.openBracket || value === byte.closeBracket;
    return (
      isSpace(value) || value === byte.comma || value === 0 || value >= 0x80 || (this.inLists && isBracket)
    );
  }

  private within(value: number, at: number): void {
    if (value === byte.quote) this.quote = value;
    else if (value === byte.openBrace || value === byte.openBracket) this.depth++;
    else if (value === byte.closeBrace || value === byte.closeBracket) this.depth--;
    if (this.depth > 0) return;
    this.spans.add(this.start, at + 1, this.startLine);
    this.start = -1;
  }
}
