import { CsvScanner } from '../../core/dataset/reading/csv';
import type { Format } from '../../core/dataset/reading/formats';
import { idWords } from '../../core/dataset/idIndex';
import { bestReading } from '../../core/dataset/reading/readings';
import { dialectOf } from '../../core/dataset/reading/csvStart';
import { isLoose, isSpread } from '../../core/dataset/reading/jsonLayout';
import type { Reading } from '../../core/dataset/reading/reading';
import { rearranged } from '../../core/dataset/reading/rearranged';
import { scannerFor } from '../../core/dataset/reading/scanner';
import type { Scanner } from '../../core/dataset/reading/spans';
import { UserError } from '../../core/userError';
import { idBytes, recordId } from '../../engine/sources/recordId';

/** A text document as far as its records are concerned. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
  getText(): string;
}

/** A record of a document: where it stands and what it is by content. Lines count from 0. */
export interface DocumentRecord {
  readonly line: number;
  readonly endLine: number;
  /** Four 32-bit words, as in the engine's index. */
  readonly id: Uint32Array;
  /** Its id with the other line ending within: a document has one, a file may have two (Excel's CSV has). */
  readonly otherId?: Uint32Array;
  readonly text: string;
}

/** The records of a document as it stands in the editor, saved or not. */
export interface DocumentRecords {
  /** The record that a line belongs to. */
  at(line: number): DocumentRecord | undefined;
  /** The records that begin on these lines, both included. */
  between(first: number, last: number): DocumentRecord[];
}

/**
 * The records of a document, read as the user says that the file is to be read. Those of JSON Lines are found line by line, those of
 * other formats by reading all. A document is text: its encoding was settled when it was opened.
 */
export function documentRecords(document: Lines, format: Format, reading: Reading = {}): DocumentRecords {
  const isLines = format === 'jsonl' && !isSpread(Buffer.from(firstLines(document)));
  return isLines ? new LineRecords(document) : new ScannedRecords(document.getText(), format, reading);
}

/** As much of the beginning as tells whether each line is a record. */
function firstLines(document: Lines): string {
  const lines: string[] = [];
  for (let line = 0, filled = 0; line < document.lineCount && filled < 2; line++) {
    const { text } = document.lineAt(line);
    lines.push(text);
    if (text.trim() !== '') filled++;
  }
  return lines.join('\n');
}

class LineRecords implements DocumentRecords {
  constructor(private readonly document: Lines) {}

  at(line: number): DocumentRecord | undefined {
    if (line < 0 || line >= this.document.lineCount) return undefined;
    // Zero bytes and byte order marks around a record are no part of it.
    const text = this.document.lineAt(line).text.replace(/^[\0\ufeff]+|\0+$/g, '');
    if (/^[ \t\r\n]*$/.test(text)) return undefined;
    return { line, endLine: line, id: idOf(Buffer.from(text)), text };
  }

  between(first: number, last: number): DocumentRecord[] {
    const lines = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
    return lines.flatMap((line) => this.at(line) ?? []);
  }
}

class ScannedRecords implements DocumentRecords {
  private readonly bytes: Buffer;
  private readonly header: Buffer | undefined;
  private readonly start: Float64Array;
  private readonly end: Float64Array;
  private readonly line: Float64Array;
  private readonly isListed: boolean;
  private readonly lineCount: number;

  constructor(text: string, format: Format, reading: Reading) {
    const list = listed(text, format, reading);
    this.bytes = list?.bytes ?? Buffer.from(text);
    const scanner = scanned(this.bytes, format, reading);
    const { start, end, line } = scanner.spans.finish();
    [this.start, this.end, this.line] = [start, end, list ? Float64Array.from(list.lines) : line];
    this.isListed = list !== undefined;
    this.lineCount = text.split(/\r\n|\n|\r/).length;
    const header = scanner instanceof CsvScanner ? scanner.header : undefined;
    this.header = header && this.bytes.subarray(header.start, header.end);
  }

  at(line: number): DocumentRecord | undefined {
    const place = this.firstAfter(line) - 1;
    const record = place < 0 ? undefined : this.record(place);
    return record && record.endLine >= line ? record : undefined;
  }

  between(first: number, last: number): DocumentRecord[] {
    const [from, to] = [this.firstAfter(first - 1), this.firstAfter(last)];
    return Array.from({ length: to - from }, (_, at) => this.record(from + at));
  }

  private record(place: number): DocumentRecord {
    const bytes = this.bytes.subarray(this.start[place], this.end[place]);
    const text = bytes.toString('utf8');
    const line = this.line[place]! - 1;
    const breaks = this.isListed ? this.linesUpToNext(place) : (text.match(/\r\n|\n|\r/g)?.length ?? 0);
    const id = idOf(bytes, this.header);
    const isOnOneLine = (breaks === 0 || this.isListed) && !this.header?.includes('\n');
    const other = isOnOneLine ? {} : { otherId: idOf(otherEnds(bytes)!, otherEnds(this.header)) };
    return { line, endLine: line + breaks, id, ...other, text };
  }

  /** What was put into a list goes on to where the next record begins. */
  private linesUpToNext(place: number): number {
    const next = this.line[place + 1] ?? this.lineCount;
    return Math.max(0, next - this.line[place]! - 1);
  }

  /** The place of the first record that begins after a line. */
  private firstAfter(line: number): number {
    let low = 0;
    let high = this.line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.line[middle]! - 1 <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A scanner that has read all, in the way that the engine reads it. */
function scanned(bytes: Buffer, format: Format, reading: Reading): Scanner {
  const head = bytes.subarray(0, 2 ** 16);
  const start = dialectOf(head, format, reading);
  if (start) return bestReading(bytes, start.dialect);
  const scanner = scannerFor({ format, head, isSpread: isSpread(head) }, undefined);
  scanner.push(bytes);
  scanner.finish();
  return scanner;
}

/** The records that the engine puts into a list, and the lines of the document that they begin on. */
function listed(
  text: string,
  format: Format,
  { records }: Reading,
): { bytes: Buffer; lines: readonly number[] } | undefined {
  if (format !== 'json' || /^\s*\[/.test(text)) {
    if (format !== 'json' || !isLoose(Buffer.from(text.slice(0, 2 ** 16)))) return undefined;
  }
  const list = rearrangedBy(text, records);
  return list && { bytes: Buffer.from(list.content), lines: list.lines };
}

/** While a document is edited, the member that was said to hold the records may be none of it. */
function rearrangedBy(text: string, records: string | undefined): ReturnType<typeof rearranged> {
  try {
    return rearranged(text, '', records);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The same with CR and LF where there was LF, and the other way round. */
function otherEnds(bytes: Buffer | undefined): Buffer | undefined {
  const text = bytes?.toString('latin1');
  const other = text?.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text?.replaceAll('\n', '\r\n');
  return other === undefined ? undefined : Buffer.from(other, 'latin1');
}

function idOf(bytes: Uint8Array, header?: Uint8Array): Uint32Array {
  const id = new Uint8Array(idBytes);
  Buffer.from(id.buffer).write(recordId(bytes, header), 'latin1');
  return new Uint32Array(id.buffer, 0, idWords);
}
