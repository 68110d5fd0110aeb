/** Where every record of a file lies: one entry per record, in file order. Byte offsets are 0-based, lines 1-based. */
export interface RecordSpans {
  readonly count: number;
  /** First byte of each record. */
  readonly start: Float64Array;
  /** One past the last byte of each record, its line ending left out. */
  readonly end: Float64Array;
  /** The line each record begins on. */
  readonly line: Float64Array;
  /** What is wrong with the structure of the file, record by record or beside all records. */
  readonly problems: readonly StructureProblem[];
}

/** A fault in how the file is put together, found without reading what the records say. */
export interface StructureProblem {
  /** The record it makes unusable, or -1 where the fault lies between records. */
  readonly row: number;
  readonly line: number;
  readonly text: string;
}

/** Reads a file's bytes in order, chunk by chunk, and notes where its records are. */
export interface Scanner {
  /** Reads the next bytes of the file. */
  push(chunk: Uint8Array): void;
  /** Reads the end of the file. */
  finish(): void;
  /** The records found whole so far. */
  readonly spans: SpanList;
  /** The first byte that a later record may still need; all before it can be let go. */
  readonly pending: number;
}

/** A growing list of record spans. */
export class SpanList {
  count = 0;
  start = new Float64Array(1024);
  end = new Float64Array(1024);
  line = new Float64Array(1024);
  readonly problems: StructureProblem[] = [];

  /** Adds a record. */
  add(start: number, end: number, line: number): void {
    if (this.count === this.start.length) this.grow();
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.line[this.count++] = line;
  }

  /** Adds a record that cannot be used. */
  addBroken(start: number, end: number, line: number, text: string): void {
    this.problems.push({ row: this.count, line, text });
    this.add(start, end, line);
  }

  /** Notes a fault that belongs to no record. */
  addProblem(line: number, text: string): void {
    this.problems.push({ row: -1, line, text });
  }

  /** The spans, cut to their number. */
  finish(): RecordSpans {
    const cut = (column: Float64Array): Float64Array => column.subarray(0, this.count);
    return {
      count: this.count,
      start: cut(this.start),
      end: cut(this.end),
      line: cut(this.line),
      problems: this.problems,
    };
  }

  private grow(): void {
    const wider = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const copy = new Float64Array(column.length * 2);
      copy.set(column);
      return copy;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.line = wider(this.line);
  }
}
