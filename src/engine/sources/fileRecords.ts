import { priority } from '../../core/numbers/priority';
import { readRecord, type ReadRecord } from '../../core/dataset/reading/record';
import { DatasetChanged } from './datasetChanged';
import { heldBytes, readBytes, type ReadableBytes } from '../files/readBytes';
import type { FileIndex } from './fileIndex';
import { idBytes, recordId } from './recordId';
import { openRegular } from '../files/regularFile';
import { openCopy } from './openCopy';

/** So many records at most are looked at to find out what a dataset's fields are. */
export const sampleSize = 200;
const sampleBytes = 64 * 2 ** 20;
const batchRows = 1024;
const batchBytes = 8 * 2 ** 20;

/** The longest record that is read, in bytes: counting its tokens takes some 120 times as much memory, one gigabyte then. */
export const longestRead = 8 * 2 ** 20;

/** One record as it lies in the file, and as it reads. */
export interface FileRecord {
  readonly row: number;
  readonly bytes: Buffer;
  readonly read: ReadRecord;
}

/** A record that stands for those around it. */
export type SampledRecord = Omit<FileRecord, 'bytes'>;

/** What of an index is needed to read records. */
type IndexedRecords = Pick<
  FileIndex,
  'path' | 'name' | 'content' | 'copy' | 'header' | 'recordFormat' | 'spans' | 'ids'
>;

/** The records of a file by their places in an index. What is not any more what was indexed is never handed out. */
export class FileRecords {
  private readonly structure: ReadonlyMap<number, string>;
  private readonly ids: Buffer;

  constructor(private readonly index: IndexedRecords) {
    const { problems } = index.spans;
    this.structure = new Map(problems.filter(({ row }) => row >= 0).map(({ row, text }) => [row, text]));
    this.ids = Buffer.from(index.ids.buffer, index.ids.byteOffset, index.ids.byteLength);
  }

  /** A record's id as one character a byte. */
  id(row: number, encoding: 'latin1' | 'hex'): string {
    return this.ids.toString(encoding, row * idBytes, (row + 1) * idBytes);
  }

  /**
   * The records of these rows (ascending; all, where none are given), batch by batch. Throws DatasetChanged where the bytes
   * at the place of a record are not those of its id.
   */
  async *of(rows?: ArrayLike<number>, signal?: AbortSignal): AsyncGenerator<FileRecord[]> {
    const file = await this.open();
    try {
      const count = rows?.length ?? this.index.spans.count;
      for (let from = 0; from < count;) {
        signal?.throwIfAborted();
        const to = this.batchEnd(rows, from, count);
        yield await this.readBatch(file, rows, from, to);
        from = to;
      }
    } finally {
      await file.close();
    }
  }

  /**
   * Records spread over the file: one out of each of 200 stretches, at a place that keeps no step with any pattern in it;
   * fewer where they are very large.
   */
  async sample(): Promise<SampledRecord[]> {
    const { count, start, end } = this.index.spans;
    const size = Math.min(sampleSize, count);
    const file = await this.open();
    try {
      const records: SampledRecord[] = [];
      for (let at = 0, bytes = 0; at < size && bytes < sampleBytes; at++) {
        const row = rowInStretch(at, size, count);
        const problem = this.problemOf(row);
        if (problem === undefined) bytes += end[row]! - start[row]!;
        const read = problem ?? this.record(row, await readBytes(file, start[row]!, end[row]!)).read;
        records.push({ row, read });
      }
      return records;
    } finally {
      await file.close();
    }
  }

  private async open(): Promise<ReadableBytes & { close(): Promise<void> }> {
    const { content, copy, path, name } = this.index;
    if (content) return { ...heldBytes(content), close: () => Promise.resolve() };
    return copy ? openCopy(copy, name) : openRegular(path);
  }

  private batchEnd(rows: ArrayLike<number> | undefined, from: number, count: number): number {
    const { start, end } = this.index.spans;
    const first = start[rows?.[from] ?? from]!;
    let to = from + 1;
    while (to < count && to - from < batchRows && end[rows?.[to] ?? to]! - first <= batchBytes) to++;
    return to;
  }

  private async readBatch(
    file: ReadableBytes,
    rows: ArrayLike<number> | undefined,
    from: number,
    to: number,
  ): Promise<FileRecord[]> {
    const { start, end } = this.index.spans;
    const base = start[rows?.[from] ?? from]!;
    const bytes = await readBytes(file, base, end[rows?.[to - 1] ?? to - 1]!);
    return Array.from({ length: to - from }, (_, at) => {
      const row = rows?.[from + at] ?? from + at;
      return this.record(row, bytes.subarray(start[row]! - base, end[row]! - base));
    });
  }

  /** A record by its bytes; one that the structure of the file makes unusable, or that is too long, is not read. */
  private record(row: number, bytes: Buffer): FileRecord {
    if (recordId(bytes, this.index.header) !== this.id(row, 'latin1'))
      throw new DatasetChanged(
        `${this.index.name} was changed while it was read: try again once nothing else writes to it.`,
      );
    return { row, bytes, read: this.problemOf(row) ?? readRecord(bytes, this.index.recordFormat) };
  }

  /** Why a record cannot be used whatever it says. */
  private problemOf(row: number): { readonly problem: string } | undefined {
    const { start, end } = this.index.spans;
    const problem = this.structure.get(row) ?? tooLong(end[row]! - start[row]!);
    return problem === undefined ? undefined : { problem };
  }
}

function tooLong(length: number): string | undefined {
  if (length <= longestRead) return undefined;
  const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;
  return `it is ${megabytes(length)} long; records of up to ${megabytes(longestRead)} are read`;
}

/** A row of the stretch `at` of `size` stretches, each as long as the others and none sharing a row with another. */
function rowInStretch(at: number, size: number, count: number): number {
  const first = Math.floor((at * count) / size);
  const next = Math.floor(((at + 1) * count) / size);
  return first + Math.floor(priority(0, at.toString(16).padStart(8, '0')) * (next - first));
}
