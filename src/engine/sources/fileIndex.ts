import { createHash } from 'node:crypto';
import type { BigIntStats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { CsvScanner } from '../../core/dataset/reading/csv';
import { formatOf, type Format } from '../../core/dataset/reading/format';
import { frameOf, type Frame } from '../../core/dataset/reading/frame';
import { parseFields } from '../../core/dataset/reading/papaparse';
import { Readings } from '../../core/dataset/reading/readings';
import { columnNames, type RecordFormat } from '../../core/dataset/reading/record';
import { dialectOf, scannerFor } from '../../core/dataset/reading/scanner';
import type { RecordSpans, Scanner } from '../../core/dataset/reading/spans';
import { UserError } from '../../core/userError';
import { DatasetChanged } from './datasetChanged';
import { atRest, stateNow, stateOf } from './fileState';
import { idBytes, recordId } from './recordId';
import { openRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';
import type { Dialect } from '../../core/dataset/reading/dialect';

const blockSize = 4 * 2 ** 20;
const longestRecord = 512 * 2 ** 20;
const headSize = 64 * 2 ** 10;
const endSize = 64;

/** How long a file that looks cut off must be at rest before it is believed, and for how long one that goes on changing is tried, in milliseconds. */
const cutRest = 100;
const patience = 10_000;
const fewestTries = 3;
const pause = 50;

/** Where the records of a file are, and what they are by content. */
export interface FileIndex {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** The state of the file that was read, as `stateOf` tells it. */
  readonly state: string;
  /** SHA-256 of the whole file, as hexadecimal digits; empty where ids were not asked for. */
  readonly sha256: string;
  readonly recordFormat: RecordFormat;
  readonly spans: RecordSpans;
  /** The ids of all records one after another, 16 bytes each; empty where they were not asked for. */
  readonly ids: Uint8Array;
  /** CSV and TSV: the bytes of the header, which are part of every id. */
  readonly header: Uint8Array | undefined;
  /** CSV and TSV: what the header calls the columns, to the letter. */
  readonly headerCells: readonly string[];
  readonly frame: Frame;
  /** Whether it ends as such files do, in a line ending or the end of the list: if not, it may be cut off. */
  readonly isEnded: boolean;
  /** Sentences on how the file is read, where that is not as its format has it. */
  readonly notes: readonly string[];
}

/** How a file is read through. */
export interface Indexing {
  readonly hashes?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** For how many milliseconds the file must not have been changed. */
  readonly quiet?: number;
  /** The same for one that does not end as such files do: it may not be written to its end. */
  readonly cutRest?: number;
}

/**
 * Reads a file once, block by block, and notes every record's place and, with `hashes`, its id. A file that is changed
 * meanwhile, or looks cut off right after a change, is read again: no half-written state is taken for the file. Throws UserError.
 */
export function indexFile(path: string, options: Indexing = {}): Promise<FileIndex> {
  const full = resolve(path);
  const until = Date.now() + patience;
  return withFile('read', path, async () => {
    for (let tries = 1; ; tries++) {
      const index = await indexOnce(full, options);
      if (index) return index;
      if (tries >= fewestTries && Date.now() > until)
        throw new DatasetChanged(
          `${basename(full)} is being written by another program: wait until it is finished, then try again.`,
        );
      await setTimeout(pause, undefined, options.signal ? { signal: options.signal } : {});
    }
  });
}

/** Reads a file through; undefined where it was changed meanwhile, or was being written when it was read. */
async function indexOnce(path: string, options: Indexing): Promise<FileIndex | undefined> {
  const file = await openRegular(path);
  try {
    const stats = await atRest(file, options.quiet ?? 0, options.signal);
    if (!stats) return undefined;
    const read = await new Indexer(file, path, stats, options).run().catch((error: unknown) => {
      if (error instanceof UserError) return error;
      throw error;
    });
    if (read instanceof UserError || !read.isEnded)
      await atRest(file, options.cutRest ?? cutRest, options.signal);
    if ((await stateNow(path)) !== stateOf(stats)) return undefined;
    if (read instanceof UserError) throw read;
    return read;
  } finally {
    await file.close();
  }
}

/** The bytes of a file from one offset up to another. */
export async function readBytes(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(Math.max(0, to - from));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

class Indexer {
  private buffer = Buffer.allocUnsafeSlow(2 * blockSize);
  private base = 0;
  private filled = 0;
  private hashed = 0;
  private ids = Buffer.alloc(0);
  /** How much there was to read, once it was read through. */
  private read = 0;

  private readonly digest = createHash('sha256');

  constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    private readonly stats: BigIntStats,
    private readonly options: Indexing,
  ) {}

  async run(): Promise<FileIndex> {
    const { size } = this.stats;
    const head = await readBytes(this.file, 0, Math.min(headSize, Number(size)));
    const name = basename(this.path);
    const format = formatOf(name, head);
    const { scanner, notes } = await this.bestScan(scannerFor(format, dialectOf(head, format)));
    const dialect = scanner instanceof CsvScanner ? scanner.dialect : undefined;
    const spans = scanner.spans.finish();
    const header = scanner instanceof CsvScanner ? (scanner.header ?? { start: 0, end: 0 }) : undefined;
    const headerCells = dialect ? await this.cells(header!, dialect) : [];
    return {
      path: this.path,
      name,
      size: this.read,
      state: stateOf(this.stats),
      sha256: this.options.hashes ? this.digest.digest('hex') : '',
      recordFormat: {
        format,
        ...(dialect ? { dialect, columns: columnNames(headerCells) } : {}),
      },
      spans,
      ids: new Uint8Array(this.ids.buffer, this.ids.byteOffset, this.hashed * idBytes),
      header: this.header,
      headerCells,
      frame: await this.frame(format, spans, header?.end),
      isEnded: await this.isEnded(format),
      notes,
    };
  }

  private async isEnded(format: Format): Promise<boolean> {
    const end = await readBytes(this.file, Math.max(0, this.read - endSize), this.read);
    return (format === 'json' ? /\]\s*$/ : /[\r\n]$/).test(end.toString('latin1'));
  }

  /** Scans the file; CSV once more for each other reading that may leave less of it unusable. */
  private async bestScan(standard: Scanner): Promise<{ scanner: Scanner; notes: string[] }> {
    await this.scan(standard);
    this.read = this.base + this.filled;
    if (!(standard instanceof CsvScanner)) return { scanner: standard, notes: [] };
    const readings = new Readings(standard);
    let best = { ids: this.ids, hashed: this.hashed };
    for (let scanner = readings.next(); scanner; scanner = readings.next()) {
      const other = scanner;
      this.base = this.filled = this.hashed = 0;
      this.ids = Buffer.alloc(0);
      this.header = undefined;
      await this.scan(other, () => readings.isBeaten(other));
      if (readings.offer(other)) best = { ids: this.ids, hashed: this.hashed };
    }
    Object.assign(this, best);
    return { scanner: readings.best, notes: [readings.note() ?? []].flat() };
  }

  /** Reads the file up to its end, or until there is enough of it. */
  private async scan(scanner: Scanner, isEnough = () => false): Promise<void> {
    while (!isEnough()) {
      this.options.signal?.throwIfAborted();
      this.makeRoom(scanner.pending);
      const { bytesRead } = await this.file.read(
        this.buffer,
        this.filled,
        blockSize,
        this.base + this.filled,
      );
      const chunk = this.buffer.subarray(this.filled, this.filled + bytesRead);
      this.filled += bytesRead;
      if (bytesRead === 0) scanner.finish();
      else scanner.push(chunk);
      if (this.options.hashes) {
        if (this.read === 0) this.digest.update(chunk);
        await this.hashNew(scanner);
      }
      if (bytesRead === 0) return;
    }
  }

  /** Lets go of all before `pending` and makes sure that another block fits. */
  private makeRoom(pending: number): void {
    const kept = this.base + this.filled - pending;
    if (kept > longestRecord)
      throw new UserError(
        `${basename(this.path)} has a record of more than ${longestRecord / 2 ** 20} MB at byte ${pending}: is its ending right? One record a line is JSONL.`,
      );
    const needed = kept + blockSize;
    const target = needed > this.buffer.length ? Buffer.allocUnsafeSlow(2 * needed) : this.buffer;
    this.buffer.copy(target, 0, this.filled - kept, this.filled);
    this.buffer = target;
    this.base = pending;
    this.filled = kept;
  }

  private header: Buffer | undefined;

  private async hashNew(scanner: Scanner): Promise<void> {
    const { spans } = scanner;
    if (!this.header && scanner instanceof CsvScanner && scanner.header)
      this.header = await readBytes(this.file, scanner.header.start, scanner.header.end);
    if (this.ids.length < spans.count * idBytes) {
      const wider = Buffer.alloc(Math.max(2 * this.ids.length, spans.count * idBytes));
      this.ids.copy(wider);
      this.ids = wider;
    }
    for (; this.hashed < spans.count; this.hashed++) {
      const from = spans.start[this.hashed]! - this.base;
      const record = this.buffer.subarray(from, spans.end[this.hashed]! - this.base);
      this.ids.write(recordId(record, this.header), this.hashed * idBytes, idBytes, 'latin1');
    }
    await setImmediate();
  }

  private async cells(header: { start: number; end: number }, dialect: Dialect): Promise<string[]> {
    const text = (await readBytes(this.file, header.start, header.end)).toString('utf8');
    return parseFields(text, dialect);
  }

  private async frame(format: Format, spans: RecordSpans, headerEnd: number | undefined): Promise<Frame> {
    const { count, start, end } = spans;
    const { read: size } = this;
    const first = headerEnd ?? start[0] ?? 0;
    const gap = headerEnd !== undefined ? [headerEnd, start[0] ?? size] : [end[0] ?? 0, start[1] ?? size];
    return frameOf(format, {
      before: await readBytes(this.file, 0, first),
      gap: await readBytes(this.file, gap[0]!, Math.min(gap[1]!, gap[0]! + headSize)),
      after: await readBytes(this.file, count > 0 ? end[count - 1]! : size, size),
    });
  }
}
