import { open, type FileHandle } from 'node:fs/promises';
import { exampleOf, type Example } from '../../core/dataset/example';
import type { Role } from '../../core/dataset/fieldMap';
import { detectFields, type DetectedFields } from '../../core/dataset/fields';
import { priority } from '../../core/dataset/priority';
import type { Problem } from '../../core/protocol/datasetApi';
import { readRecord, type Fields, type ReadRecord, type RecordFormat } from '../../core/dataset/record';
import { UserError } from '../../core/userError';
import { indexFile, readBytes, type FileIndex } from './fileIndex';
import { idBytes } from './recordId';
import { withFile } from './systemErrors';

const sampleSize = 200;
const batchRows = 1024;
const batchBytes = 8 * 2 ** 20;

/** One record as it lies in the file, and as it reads. */
export interface FileRecord {
  readonly row: number;
  readonly bytes: Buffer;
  readonly read: ReadRecord;
}

/** A dataset on disk: its records are read when they are asked for, never all at once. */
export class DatasetFile {
  private constructor(
    readonly index: FileIndex,
    readonly fields: DetectedFields,
    private readonly structure: ReadonlyMap<number, string>,
  ) {}

  /** Opens a dataset and finds out which field is what. Throws UserError where it holds no usable record. */
  static async open(
    path: string,
    overrides: Partial<Record<Role, readonly string[]>> = {},
    signal?: AbortSignal,
  ): Promise<DatasetFile> {
    const index = await indexFile(path, { hashes: true, ...(signal ? { signal } : {}) });
    const structure = structureOf(index);
    const samples = await sampleRecords(index, structure);
    const usable = samples.flatMap((record) => ('fields' in record.read ? [record.read.fields] : []));
    if (usable.length === 0) throw noUsableRecord(index, samples);
    checkOverrides(overrides, usable);
    return new DatasetFile(index, detectFields(usable, overrides), structure);
  }

  /** The number of records, broken ones included. */
  get count(): number {
    return this.index.spans.count;
  }

  /** A record's id: 32 hexadecimal digits. */
  id(row: number): string {
    const { ids } = this.index;
    return Buffer.from(ids.buffer, ids.byteOffset + row * idBytes, idBytes).toString('hex');
  }

  /** The ids of all records as four 32-bit words each. */
  get idWords(): Uint32Array {
    const { buffer, byteOffset, length } = this.index.ids;
    return new Uint32Array(buffer, byteOffset, length / 4);
  }

  /** The 1-based line a record begins on. */
  line(row: number): number {
    return this.index.spans.line[row]!;
  }

  /** The records of these rows (ascending; all, where none are given), batch by batch. */
  async *records(rows?: ArrayLike<number>, signal?: AbortSignal): AsyncGenerator<FileRecord[]> {
    const file = await withFile('read', this.index.path, () => open(this.index.path, 'r'));
    try {
      const count = rows?.length ?? this.count;
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

  /** The examples of these rows, batch by batch; broken records are left out. */
  async *examples(rows?: ArrayLike<number>, signal?: AbortSignal): AsyncGenerator<Example[]> {
    for await (const batch of this.records(rows, signal))
      yield batch.flatMap(({ row, read }) =>
        'fields' in read ? [exampleOf(read.fields, this.fields.map, row, this.id(row))] : [],
      );
  }

  /** Every record, and place between records, that cannot be used, in the order of the file; read through once. */
  async problems(signal?: AbortSignal): Promise<readonly Problem[]> {
    return (this.known ??= await this.findProblems(signal));
  }

  private known: readonly Problem[] | undefined;

  private async findProblems(signal?: AbortSignal): Promise<Problem[]> {
    const problems: Problem[] = this.index.spans.problems.filter(({ row }) => row < 0);
    for await (const batch of this.records(undefined, signal))
      for (const { row, bytes, read } of batch)
        if ('problem' in read)
          problems.push({
            row,
            line: this.line(row),
            text: read.problem,
            ...linesOf(bytes, this.index.recordFormat),
          });
    return problems.sort((one, other) => one.line - other.line);
  }

  private batchEnd(rows: ArrayLike<number> | undefined, from: number, count: number): number {
    const { start, end } = this.index.spans;
    const first = start[rows?.[from] ?? from]!;
    let to = from + 1;
    while (to < count && to - from < batchRows && end[rows?.[to] ?? to]! - first <= batchBytes) to++;
    return to;
  }

  private async readBatch(
    file: FileHandle,
    rows: ArrayLike<number> | undefined,
    from: number,
    to: number,
  ): Promise<FileRecord[]> {
    const { start, end } = this.index.spans;
    const base = start[rows?.[from] ?? from]!;
    const bytes = await readBytes(file, base, end[rows?.[to - 1] ?? to - 1]!);
    return Array.from({ length: to - from }, (_, at) => {
      const row = rows?.[from + at] ?? from + at;
      const record = bytes.subarray(start[row]! - base, end[row]! - base);
      return recordOf(this.index, this.structure, row, record);
    });
  }
}

/** A record by its bytes; one that the structure of the file makes unusable is not read. */
function recordOf(
  index: FileIndex,
  structure: ReadonlyMap<number, string>,
  row: number,
  bytes: Buffer,
): FileRecord {
  const problem = structure.get(row);
  return { row, bytes, read: problem ? { problem } : readRecord(bytes, index.recordFormat) };
}

/** How many lines a record stands on, where it is more than one. */
function linesOf(record: Buffer, { dialect }: RecordFormat): { lines?: number } {
  const newline = dialect?.newline === '\r' ? '\r' : '\n';
  let lines = 1;
  // What is given up for too long ends with the ending of its last line.
  for (let at = record.indexOf(newline); at >= 0 && at < record.length - 1; lines++)
    at = record.indexOf(newline, at + 1);
  return lines > 1 ? { lines } : {};
}

function structureOf(index: FileIndex): ReadonlyMap<number, string> {
  return new Map(index.spans.problems.filter(({ row }) => row >= 0).map(({ row, text }) => [row, text]));
}

/** Records spread over the file: one out of each of 200 stretches, at a place that keeps no step with any pattern in it. */
async function sampleRecords(
  index: FileIndex,
  structure: ReadonlyMap<number, string>,
): Promise<FileRecord[]> {
  const { count, start, end } = index.spans;
  const size = Math.min(sampleSize, count);
  const file = await open(index.path, 'r');
  try {
    const records: FileRecord[] = [];
    for (let at = 0; at < size; at++) {
      const row = rowInStretch(at, size, count);
      records.push(recordOf(index, structure, row, await readBytes(file, start[row]!, end[row]!)));
    }
    return records;
  } finally {
    await file.close();
  }
}

/** A row of the stretch `at` of `size` stretches, each as long as the others and none sharing a row with another. */
function rowInStretch(at: number, size: number, count: number): number {
  const first = Math.floor((at * count) / size);
  const next = Math.floor(((at + 1) * count) / size);
  return first + Math.floor(priority(0, at.toString(16).padStart(8, '0')) * (next - first));
}

function noUsableRecord(index: FileIndex, samples: readonly FileRecord[]): UserError {
  const [first] = samples;
  const structure = index.spans.problems[0];
  if (first && 'problem' in first.read)
    return new UserError(
      `${index.name}, line ${index.spans.line[first.row]}: ${first.read.problem}. No record of the file can be used.`,
    );
  if (structure) return new UserError(`${index.name}, line ${structure.line}: ${structure.text}.`);
  return new UserError(`${index.name} has no records.`);
}

function checkOverrides(
  overrides: Partial<Record<Role, readonly string[]>>,
  samples: readonly Fields[],
): void {
  const paths = detectFields(samples).paths;
  const missing = Object.values(overrides)
    .flat()
    .find((path) => !paths.includes(path));
  if (missing !== undefined)
    throw new UserError(`No field is named "${missing}". The records have: ${paths.join(', ')}.`);
}
