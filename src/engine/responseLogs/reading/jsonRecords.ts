import { JsonArrayScanner } from '../../../core/dataset/reading/jsonArray';
import { JsonlScanner } from '../../../core/dataset/reading/jsonl';
import { readRecord, type Fields, type ReadRecord } from '../../../core/dataset/reading/record';
import { blocksOf, type ReadRange } from './blocks';
import { hasRoundedInteger, withIntegersAsTexts } from './exactIntegers';

/** How the records of a JSON file stand in it: one a line, or as the elements of one list. */
export type JsonLayout = 'lines' | 'list';

/** What is done with the records of a JSON file; `false` stops the reading. */
export interface RecordReader {
  record(fields: Fields, line: number, bytes: Uint8Array): unknown;
  problem(line: number, text: string): unknown;
}

/** Hands over the records of a JSON file one by one, broken ones as problems. */
export async function readJsonRecords(
  path: string,
  layout: JsonLayout,
  reader: RecordReader,
  range: ReadRange & { readonly firstLine?: number } = {},
): Promise<void> {
  const window = new RecordWindow(layout, reader, (range.firstLine ?? 1) - 1);
  let read = 0;
  for await (const block of blocksOf(path, range)) {
    if (!window.push(block)) return;
    read += block.length;
  }
  if (read < (range.limit ?? Infinity)) window.finish();
}

/** The bytes that are still needed, and the records that have been found in them. */
class RecordWindow {
  private readonly scanner;
  private bytes = Buffer.alloc(0);
  private held = 0;
  private base = 0;
  private seen = 0;
  private seenProblems = 0;
  private stopped = false;

  constructor(
    layout: JsonLayout,
    private readonly reader: RecordReader,
    private readonly linesBefore: number,
  ) {
    this.scanner = layout === 'list' ? new JsonArrayScanner() : new JsonlScanner();
  }

  push(block: Uint8Array): boolean {
    this.take(block);
    this.scanner.push(block);
    return this.handOver();
  }

  finish(): void {
    this.scanner.finish();
    this.handOver();
  }

  private take(block: Uint8Array): void {
    const drop = this.scanner.pending - this.base;
    const rest = this.held - drop;
    if (rest + block.length > this.bytes.length) {
      const wider = Buffer.allocUnsafeSlow(2 * (rest + block.length));
      this.bytes.copy(wider, 0, drop, this.held);
      this.bytes = wider;
    } else this.bytes.copyWithin(0, drop, this.held);
    this.bytes.set(block, rest);
    this.base += drop;
    this.held = rest + block.length;
  }

  private handOver(): boolean {
    const { spans } = this.scanner;
    const broken = new Set<number>();
    for (; this.seenProblems < spans.problems.length; this.seenProblems++) {
      const { row, line, text } = spans.problems[this.seenProblems]!;
      this.reader.problem(line + this.linesBefore, text);
      broken.add(row);
    }
    for (; this.seen < spans.count && !this.stopped; this.seen++)
      if (!broken.has(this.seen))
        this.hand(spans.start[this.seen]!, spans.end[this.seen]!, spans.line[this.seen]!);
    return !this.stopped;
  }

  private hand(start: number, end: number, line: number): void {
    const bytes = this.bytes.subarray(start - this.base, end - this.base);
    const read = readLenient(bytes);
    if ('problem' in read) this.reader.problem(line + this.linesBefore, read.problem);
    else if (this.reader.record(read.fields, line + this.linesBefore, bytes) === false) this.stopped = true;
  }
}

const notANumber = /([:[,]\s*)-?(?:NaN|Infinity)(?=\s*[,}\]])/g;

/** Reads a record; Python's `NaN` and `Infinity`, which JSON does not have, count as null, and whole numbers that would be rounded are texts. */
export function readLenient(bytes: Uint8Array): ReadRecord {
  const read = readRecord(bytes, { format: 'jsonl' });
  if ('fields' in read && hasRoundedInteger(read.fields))
    return readRecord(Buffer.from(withIntegersAsTexts(asText(bytes))), { format: 'jsonl' });
  if ('fields' in read || !/NaN|Infinity/.test(asText(bytes))) return read;
  return readRecord(Buffer.from(asText(bytes).replace(notANumber, '$1null')), { format: 'jsonl' });
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
