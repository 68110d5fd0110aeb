import { createHash } from 'node:crypto';
import type { Detection } from '../../core/detection/detection';
import { exampleOf, type Example } from '../../core/dataset/example';
import { pathsByRole } from '../../core/dataset/fields/fieldMap';
import type { Overrides } from '../../core/dataset/fields/overrides';
import type { DetectedFields } from '../../core/dataset/guessFields';
import { noUtf8, type Fields } from '../../core/dataset/reading/record';
import type { Problem } from '../../core/protocol/datasetApi';
import { UserError } from '../../core/userError';
import { MadeOnce } from '../calls/madeOnce';
import type { Census } from './census';
import { chosenFields, type Said } from './chosenFields';
import { DatasetChanged } from './datasetChanged';
import { digestOfFile } from '../files/fileDigest';
import { indexFile } from './indexFile';
import type { FileIndex, Indexing } from './fileIndex';
import { FileRecords, type FileRecord, type SampledRecord } from './fileRecords';
import { stateNow, stateOfFiles } from './fileState';
import { anyEncoding, encodingDoubts, wrongEncoding } from './encodingDoubts';
import { mendedDetections } from './mendedRecords';
import { ThroughReading, type ReadThrough } from './throughReading';

const mostTries = 5;

/** How a dataset is opened. */
export interface Opening extends Omit<Indexing, 'hashes'> {
  /** The levels of the difficulty in their order, the easiest first. */
  readonly levels?: readonly string[];
}

/** A dataset on disk: its records are read when they are asked for, never all at once. */
export class DatasetFile {
  private constructor(
    readonly index: FileIndex,
    readonly fields: DetectedFields,
    /** What the user said of the fields, by role; the rest was found out. */
    readonly said: Overrides,
    /** The levels of the difficulty in the order that the user gave; undefined where none was. */
    readonly levels: readonly string[] | undefined,
    /** Sentences on how the file and its fields are read, where that may not be what is meant. */
    readonly notes: readonly string[],
    private readonly kept: FileRecords,
  ) {}

  /** Opens a dataset and finds out which field is what. Throws UserError where it holds no usable record. */
  static async open(path: string, said: Said = {}, how: Opening = {}): Promise<DatasetFile> {
    for (let tries = 1; ; tries++)
      try {
        return await DatasetFile.openOnce(path, said, how);
      } catch (error) {
        if (!(error instanceof DatasetChanged) || tries === mostTries) throw error;
      }
  }

  private static async openOnce(path: string, said: Said, how: Opening): Promise<DatasetFile> {
    const index = await indexFile(path, { ...how, hashes: true });
    const samples = await new FileRecords(index).sample();
    const chosen = chosenFields(said, usableOf(index, samples), index, how.levels);
    const onlyOnce = index.recordFormat.columns ? [] : Object.values(pathsByRole(chosen.fields.map)).flat();
    const detections = [...index.detections, ...encodingDoubts(index, samples), ...mendedDetections(samples)];
    const strict = { ...index, detections, recordFormat: { ...index.recordFormat, onlyOnce } };
    const records = new FileRecords(strict);
    if (onlyOnce.length > 0) usableOf(index, await records.sample());
    const notes = [...index.notes, ...chosen.notes];
    return new DatasetFile(strict, chosen.fields, chosen.said, how.levels, notes, records);
  }

  /** What was found out of it, and how sure that is: how it is read first, then its fields. */
  get detections(): readonly Detection[] {
    return [...this.index.detections, ...this.fields.detections];
  }

  /** The number of records, broken ones included. */
  get count(): number {
    return this.index.spans.count;
  }

  /** A record's id: 32 hexadecimal digits. */
  id(row: number): string {
    return this.kept.id(row, 'hex');
  }

  /** The ids of all records as four 32-bit words each. */
  get idWords(): Uint32Array {
    const { buffer, byteOffset, length } = this.index.ids;
    return new Uint32Array(buffer, byteOffset, length / 4);
  }

  /** What its records are and in which order, as 32 hexadecimal digits. */
  get digest(): string {
    return (this.madeDigest ??= createHash('sha256').update(this.index.ids).digest('hex').slice(0, 32));
  }

  private madeDigest: string | undefined;

  /** The 1-based line a record begins on. */
  line(row: number): number {
    return this.index.spans.line[row]!;
  }

  /**
   * The records of these rows (ascending; all, where none are given), batch by batch. Throws DatasetChanged where the file
   * does not hold them any more.
   */
  records(rows?: ArrayLike<number>, signal?: AbortSignal): AsyncGenerator<FileRecord[]> {
    const isAll = rows === undefined || rows.length === this.count;
    return isAll && !this.through ? this.readingThrough(signal) : this.kept.of(rows, signal);
  }

  /** The examples of these rows, batch by batch; broken records are left out. */
  async *examples(rows?: ArrayLike<number>, signal?: AbortSignal): AsyncGenerator<Example[]> {
    for await (const batch of this.records(rows, signal))
      yield batch.flatMap(({ row, read }) =>
        'fields' in read ? [exampleOf(read.fields, this.fields.map, row, this.id(row))] : [],
      );
  }

  /** Every record, and place between records, that cannot be used, in the order of the file. */
  async problems(signal?: AbortSignal): Promise<readonly Problem[]> {
    return (this.through ?? (await this.readOnce.get(signal))).problems;
  }

  /** What is counted over all records. */
  async census(signal?: AbortSignal): Promise<Census> {
    return (this.through ?? (await this.readOnce.get(signal))).census;
  }

  /** What whoever read all records first found out on the way. */
  private through: ReadThrough | undefined;

  private readonly readOnce = new MadeOnce(async (signal): Promise<ReadThrough> => {
    for await (const _ of this.readingThrough(signal));
    return this.through!;
  });

  private async *readingThrough(signal?: AbortSignal): AsyncGenerator<FileRecord[]> {
    const reading = new ThroughReading(this.index, this.fields.map);
    for await (const batch of this.kept.of(undefined, signal)) {
      for (const record of batch) reading.add(record);
      yield batch;
    }
    this.through = reading.end();
  }

  /** Whether the unpacked text that it is read from is still there as it was; a file that is not packed is its own. */
  async hasText(): Promise<boolean> {
    const { copy } = this.index;
    return !copy || (await stateNow(copy.path)) === copy.state;
  }

  /** Whether the file still holds what was indexed, to the byte. */
  async isUnchanged(signal?: AbortSignal): Promise<boolean> {
    const { path, state, size, sha256, copy } = this.index;
    if (copy?.parts) return (await stateOfFiles(copy.parts)) === state;
    if ((await stateNow(path)) === state) return true;
    // Only touched, moved or given other rights, it is the same still.
    const now = await digestOfFile(path, signal).catch(() => undefined);
    return now?.bytes === size && now.sha256 === sha256;
  }
}

/** The sampled records that can be used. Throws UserError where none can. */
function usableOf(index: FileIndex, samples: readonly SampledRecord[]): Fields[] {
  const usable = samples.flatMap(({ read }) => ('fields' in read ? [read.fields] : []));
  if (usable.length === 0) throw noUsableRecord(index, samples);
  return usable;
}

function noUsableRecord(index: FileIndex, samples: readonly SampledRecord[]): UserError {
  const [first] = samples;
  const unsure = index.detections.find(({ grade, question }) => grade === 'unsure' && question);
  if (unsure?.subject === 'encoding') return new UserError(unsure.question!, { remedy: unsure.remedy });
  if (index.reading?.encoding !== undefined) return wrongEncoding(index.name, index.reading.encoding);
  const structure = index.spans.problems[0];
  if (first && 'problem' in first.read && first.read.problem === noUtf8)
    return new UserError(`${index.name} is not encoded as UTF-8, and in which other way is not recognised.`, {
      remedy: anyEncoding,
    });
  if (first && 'problem' in first.read)
    return new UserError(
      `${index.name}, line ${index.spans.line[first.row]}: ${first.read.problem}. No record of the file can be used.`,
    );
  if (structure) return new UserError(`${index.name}, line ${structure.line}: ${structure.text}.`);
  return new UserError(`${index.name} has no records.`);
}
