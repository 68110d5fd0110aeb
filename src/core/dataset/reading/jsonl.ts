import { byte, isSpace } from './bytes';
import { FileStart } from './fileStart';
import { SpanList, type Scanner } from './spans';

/** Finds the records of JSON Lines (JSONL, NDJSON): one a line, blank lines left out. */
export class JsonlScanner implements Scanner {
  readonly spans = new SpanList();
  pending = 0;
  private readonly head = new FileStart();
  private offset = 0;
  private line = 1;
  private blank = true;
  private lastByte = 0;

  push(chunk: Uint8Array): void {
    this.read(this.head.after(chunk));
  }

  finish(): void {
    this.read(this.head.rest());
    if (!this.blank) this.endLine(this.offset - (this.lastByte === byte.carriageReturn ? 1 : 0));
    this.pending = this.offset;
  }

  private read(chunk: Uint8Array): void {
    let from = 0;
    if (this.offset === 0) this.offset = this.pending = this.head.mark;
    for (let at = chunk.indexOf(byte.newline, from); at >= 0; at = chunk.indexOf(byte.newline, from)) {
      const before = at > from ? chunk[at - 1]! : from === 0 ? this.lastByte : 0;
      if (!this.blank || !isBlank(chunk, from, at))
        this.endLine(this.offset + at - (before === byte.carriageReturn ? 1 : 0));
      this.line++;
      this.blank = true;
      from = at + 1;
      this.pending = this.offset + from;
    }
    this.blank &&= isBlank(chunk, from, chunk.length);
    this.offset += chunk.length;
    if (chunk.length > 0) this.lastByte = chunk[chunk.length - 1]!;
  }

  private endLine(end: number): void {
    this.spans.add(this.pending, end, this.line);
  }
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && isSpace(bytes[at])) at++;
  return at === to;
}
