import { byte, isSpace } from '../bytes/bytes';
import { FileStart } from '../bytes/fileStart';
import { SpanList, type Scanner } from './spans';

type State = 'before list' | 'before value' | 'in value' | 'after value' | 'after list' | 'no list';

/** Finds the elements of one JSON array. Whether an element is right JSON inside is for its reader to say. */
export class JsonArrayScanner implements Scanner {
  readonly spans = new SpanList();
  pending = 0;
  private state: State = 'before list';
  private readonly head = new FileStart();
  private offset = 0;
  private line = 1;
  private start = 0;
  private startLine = 1;
  private end = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private afterComma = false;

  push(chunk: Uint8Array): void {
    this.read(this.head.after(chunk));
  }

  finish(): void {
    this.read(this.head.rest());
    if (this.state === 'before list') this.spans.addProblem(this.line, 'the file holds no list');
    else if (this.state === 'no list')
      this.spans.addBroken(this.start, this.end, this.startLine, 'the file is not a list of records ([ … ])');
    else if (this.state === 'in value')
      this.spans.addBroken(this.start, this.offset, this.startLine, 'the file ends inside this record');
    else if (this.state !== 'after list')
      this.spans.addProblem(this.line, 'the file ends before the list is closed with ]');
    this.pending = this.offset;
  }

  private read(chunk: Uint8Array): void {
    if (this.offset === 0) this.offset = this.head.mark;
    for (let at = 0; at < chunk.length; at++) {
      const value = chunk[at]!;
      if (value === byte.newline) this.line++;
      if (this.inString) this.stringByte(value, this.offset + at);
      else this.structureByte(value, this.offset + at);
    }
    this.offset += chunk.length;
    if (this.state !== 'in value' && this.state !== 'no list') this.pending = this.offset;
  }

  private stringByte(value: number, at: number): void {
    this.end = at + 1;
    if (this.escaped) this.escaped = false;
    else if (value === byte.backslash) this.escaped = true;
    else if (value === byte.quote) this.inString = false;
  }

  private structureByte(value: number, at: number): void {
    if (this.state === 'in value') this.valueByte(value, at);
    else if (isSpace(value)) return;
    else if (this.state === 'before list') this.openList(value, at);
    else if (this.state === 'no list') this.end = at + 1;
    else if (this.state === 'before value') this.beforeValue(value, at);
    else if (this.state === 'after value') this.afterValue(value);
    else if (this.state === 'after list') this.afterList();
  }

  private openList(value: number, at: number): void {
    this.state = value === byte.openBracket ? 'before value' : 'no list';
    this.begin(at);
  }

  private begin(at: number): void {
    this.start = at;
    this.end = at + 1;
    this.startLine = this.line;
  }

  private beforeValue(value: number, at: number): void {
    if (value === byte.closeBracket) {
      if (this.afterComma)
        this.spans.addProblem(this.line, 'a comma stands before the bracket that closes the list');
      this.state = 'after list';
    } else if (value === byte.comma) {
      this.spans.addProblem(this.line, 'a record is missing before this comma');
      this.afterComma = true;
    } else {
      this.begin(at);
      this.state = 'in value';
      this.depth = 0;
      this.valueByte(value, at);
    }
  }

  private valueByte(value: number, at: number): void {
    if (this.depth === 0 && (value === byte.comma || value === byte.closeBracket)) {
      this.spans.add(this.start, this.end, this.startLine);
      this.state = 'after value';
      this.afterValue(value);
      return;
    }
    if (!isSpace(value)) this.end = at + 1;
    if (value === byte.quote) this.inString = true;
    else if (value === byte.openBrace || value === byte.openBracket) this.depth++;
    else if (this.depth > 0 && (value === byte.closeBrace || value === byte.closeBracket)) this.depth--;
  }

  private afterValue(value: number): void {
    this.afterComma = value === byte.comma;
    this.state = value === byte.comma ? 'before value' : 'after list';
  }

  private afterList(): void {
    const known = this.spans.problems.at(-1);
    if (known?.text !== afterListText) this.spans.addProblem(this.line, afterListText);
  }
}

const afterListText = 'there is more after the end of the list';
