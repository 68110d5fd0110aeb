import { FileStart } from './fileStart';
import { cutRecords, type Dialect } from './papaparse';
import { SpanList, type Scanner } from './spans';

const longestRecord = 256 * 2 ** 20;

/** Finds the records of CSV or TSV; the first record is the header, blank lines are left out. */
export class CsvScanner implements Scanner {
  readonly spans = new SpanList();
  /** The span of the header, once it has been read. */
  header: { start: number; end: number } | undefined;
  pending = 0;
  private readonly head = new FileStart();
  private text = '';
  private triedLength = 0;
  private line = 1;
  private fields = 0;
  // One character a byte, whatever the bytes mean: the cursor of the parser is then a byte offset.
  private readonly decoder = new TextDecoder('latin1');

  constructor(
    private readonly dialect: Dialect,
    private readonly longest = longestRecord,
  ) {}

  push(chunk: Uint8Array): void {
    this.read(this.head.after(chunk));
    // A quote that is never closed would have each push read everything again: wait until there is twice as much.
    if (this.text.length >= 2 * this.triedLength) this.cut(false);
    if (this.text.length > this.longest) this.giveUp();
  }

  finish(): void {
    this.read(this.head.rest());
    this.cut(true);
    this.pending += this.text.length;
  }

  private read(bytes: Uint8Array): void {
    if (this.pending === 0 && this.text === '') this.pending = this.head.mark;
    this.text += this.decoder.decode(bytes);
  }

  private cut(last: boolean): void {
    let from = 0;
    const used = cutRecords(this.text, this.dialect, last, (end, fields, fault) => {
      this.record(from, end, fields, fault);
      from = end;
    });
    this.text = this.text.slice(used);
    this.pending += used;
    this.triedLength = used === 0 ? this.text.length : 0;
  }

  private record(from: number, to: number, fields: number, fault: string | undefined): void {
    const text = this.text.slice(from, to);
    const span = { start: this.pending + from, end: this.pending + to - lineEnding(text) };
    if (fields > 1 || text.trim() !== '') this.note(span, fields, fault);
    this.countLines(text);
  }

  private note(span: { start: number; end: number }, fields: number, fault: string | undefined): void {
    if (!this.header) {
      this.header = span;
      this.fields = fields;
    } else if (fault) this.spans.addBroken(span.start, span.end, this.line, fault);
    else if (fields !== this.fields)
      this.spans.addBroken(
        span.start,
        span.end,
        this.line,
        `the record has ${fields} fields, the header ${this.fields}`,
      );
    else this.spans.add(span.start, span.end, this.line);
  }

  private giveUp(): void {
    this.spans.addBroken(
      this.pending,
      this.pending + this.text.length,
      this.line,
      'a quote opened here is never closed',
    );
    this.countLines(this.text);
    this.pending += this.text.length;
    this.text = '';
    this.triedLength = 0;
  }

  private countLines(text: string): void {
    const newline = this.dialect.newline === '\r' ? '\r' : '\n';
    for (let at = text.indexOf(newline); at >= 0; at = text.indexOf(newline, at + 1)) this.line++;
  }
}

function lineEnding(text: string): number {
  return text.length - text.replace(/\r?\n$|\r$/, '').length;
}
