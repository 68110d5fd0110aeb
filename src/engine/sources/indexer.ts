import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Detection } from '../../core/detection/detection';
import { CsvScanner } from '../../core/dataset/reading/csv';
import type { Dialect } from '../../core/dataset/reading/dialect';
import type { Format } from '../../core/dataset/reading/formats';
import { frameOf, type Frame } from '../../core/dataset/reading/frame';
import { JsonlScanner } from '../../core/dataset/reading/jsonl';
import { parseFields } from '../../core/dataset/reading/papaparse';
import { Readings } from '../../core/dataset/reading/readings';
import { columnNames, numberedColumns } from '../../core/dataset/reading/record';
import { dialectOf } from '../../core/dataset/reading/csvStart';
import { scannerFor } from '../../core/dataset/reading/scanner';
import type { RecordSpans, Scanner } from '../../core/dataset/reading/spans';
import { UserError } from '../../core/userError';
import { readBytes, type ReadableBytes } from '../files/readBytes';
import { contentOf, type FileContent } from './fileContent';
import { DamagedCopy } from './damagedCopy';
import { headSize } from './fileHead';
import type { FileIndex, Indexing } from './fileIndex';
import type { TextCopy } from './textCopy';
import { idBytes, recordId } from './recordId';

const blockSize = 4 * 2 ** 20;
const longestRecord = 512 * 2 ** 20;
const endSize = 64;

/** A text that is indexed: that of a file itself, or the unpacked copy of it. */
export interface IndexedText {
  readonly path: string;
  readonly state: string;
  /** The bytes of the text. */
  readonly size: number;
  readonly copy?: TextCopy | undefined;
}

/** Reads an open file through, block by block, and makes its index. Throws UserError. */
export class Indexer {
  private buffer = Buffer.allocUnsafeSlow(2 * blockSize);
  private base = 0;
  private filled = 0;
  private hashed = 0;
  private ids = Buffer.alloc(0);
  /** How much there was to read, once it was read through. */
  private read = 0;

  private readonly digest = createHash('sha256');
  private bytes: ReadableBytes;

  constructor(
    private readonly file: FileHandle,
    private readonly text: IndexedText,
    private readonly options: Indexing,
  ) {
    this.bytes = file;
  }

  async run(): Promise<FileIndex> {
    const { path, state, size, copy } = this.text;
    const name = basename(path);
    const { reading = {} } = this.options;
    const content = await contentOf(this.file, copy?.name ?? name, size, reading);
    const { format, made } = content;
    this.bytes = content.bytes;
    const guess = dialectOf(content.head, format, reading);
    const { scanner, notes } = await this.bestScan(scannerFor(content, guess?.dialect));
    const dialect = scanner instanceof CsvScanner ? scanner.dialect : undefined;
    const spans = scanner.spans.finish();
    const header = scanner instanceof CsvScanner ? scanner.header : undefined;
    const headerCells = dialect && header ? await this.cells(header, dialect) : [];
    const textDigest = this.textDigest(made);
    return {
      path,
      name,
      size: copy?.packed.bytes ?? (made ? size : this.read),
      state,
      sha256: copy && this.options.hashes ? copy.packed.sha256 : textDigest,
      ...(copy && { copy }),
      ...(made ? { content: made.content } : {}),
      ...(Object.keys(reading).length > 0 ? { reading } : {}),
      recordFormat: {
        format,
        ...(dialect
          ? {
              dialect,
              columns: header
                ? columnNames(headerCells)
                : numberedColumns((scanner as CsvScanner).headerWidth),
            }
          : {}),
      },
      spans: content.lines ? { ...spans, line: Float64Array.from(content.lines) } : spans,
      ids: new Uint8Array(this.ids.buffer, this.ids.byteOffset, this.hashed * idBytes),
      header: this.header,
      headerCells,
      frame: await this.frame(format, spans, header?.end),
      isEnded: await this.isEnded(format),
      detections: [
        ...content.detections,
        ...(guess?.detections ?? []),
        ...(scanner instanceof JsonlScanner ? commasBehind(scanner) : []),
        ...(scanner instanceof CsvScanner ? repeatedHeader(scanner) : []),
      ],
      notes,
    };
  }

  /** SHA-256 of the text that was read; empty where it was not asked for. Throws DatasetChanged where a copy is not what was unpacked. */
  private textDigest(made: FileContent['made']): string {
    if (!this.options.hashes) return '';
    const { copy } = this.text;
    const digest = made?.sha256 ?? this.digest.digest('hex');
    if (copy && copy.text.sha256 !== digest) throw new DamagedCopy(basename(this.text.path));
    return digest;
  }

  private async isEnded(format: Format): Promise<boolean> {
    const end = await readBytes(this.bytes, Math.max(0, this.read - endSize), this.read);
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
      const { bytesRead } = await this.bytes.read(
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
      if (this.read === 0)
        this.options.onProgress?.({ done: this.base + this.filled, total: this.text.size });
      if (bytesRead === 0) return;
    }
  }

  /** Lets go of all before `pending` and makes sure that another block fits. */
  private makeRoom(pending: number): void {
    const kept = this.base + this.filled - pending;
    if (kept > longestRecord)
      throw new UserError(
        `${basename(this.text.path)} has a record of more than ${longestRecord / 2 ** 20} MB at byte ${pending}: is its ending right? One record a line is JSONL.`,
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
      this.header = await readBytes(this.bytes, scanner.header.start, scanner.header.end);
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
    const text = (await readBytes(this.bytes, header.start, header.end)).toString('utf8');
    const cells = parseFields(text, dialect);
    return dialect.ragged === 'rowNames' ? ['row', ...cells] : cells;
  }

  private async frame(format: Format, spans: RecordSpans, headerEnd: number | undefined): Promise<Frame> {
    const { count, start, end } = spans;
    const { read: size } = this;
    const first = headerEnd ?? start[0] ?? 0;
    const gap = headerEnd !== undefined ? [headerEnd, start[0] ?? size] : [end[0] ?? 0, start[1] ?? size];
    const pieces = {
      before: await readBytes(this.bytes, 0, first),
      gap: await readBytes(this.bytes, gap[0]!, Math.min(gap[1]!, gap[0]! + headSize)),
      after: await readBytes(this.bytes, count > 0 ? end[count - 1]! : size, size),
    };
    return frameOf(format, pieces, headerEnd !== undefined);
  }
}

/** What is said where records of JSON Lines have a comma behind them. */
function commasBehind({ commas }: JsonlScanner): Detection[] {
  if (commas === 0) return [];
  const lines = commas === 1 ? '1 line ends' : `${commas.toLocaleString('en')} lines end`;
  return [
    {
      subject: 'format',
      taken: 'JSON Lines',
      why: `${lines} in a comma, which is left out; mixtures are written without`,
      grade: 'likely',
      others: [],
    },
  ];
}

/** What is said where the header comes again further down. */
function repeatedHeader({ repeatedHeaders: times }: CsvScanner): Detection[] {
  if (times === 0) return [];
  const often = times === 1 ? 'once more' : `${times.toLocaleString('en')} times more`;
  return [
    {
      subject: 'header',
      taken: 'the first line',
      why: `which stands ${often} further down, as where files were put together: what stands there is no record`,
      grade: 'likely',
      others: [],
    },
  ];
}
