import { packed } from '../compression/packed';
import { writeNew } from '../files/atomicFile';
import type { PackedWritten } from '../packed/packedWritten';
import type { DatasetFile } from '../sources/datasetFile';
import { ContentDigest } from './contentDigest';
import { mixtureBytes, mixtureSize } from './mixture';
import type { OutputPacking } from './otherFormat';

/** How records are written into a file of their own. */
export interface RecordFile {
  readonly packing: OutputPacking | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Is told how much of the text is done, in bytes of `total`. */
  readonly onWritten?: (done: number, total: number) => void;
}

/** Writes records of a dataset, in this order, into a file that is not there yet. Throws UserError, and DatasetChanged as `mixtureBytes` does. */
export async function writeRecords(
  file: DatasetFile,
  rows: readonly number[],
  beside: string,
  { packing, signal, onWritten }: RecordFile,
): Promise<PackedWritten> {
  const total = mixtureSize(file, rows);
  const content = new ContentDigest((done) => onWritten?.(done, total));
  const text = content.of(mixtureBytes(file, rows, signal));
  if (packing === undefined) return writeNew(beside, text);
  if (packing === 'parquet') throw new Error('Parquet is not written yet');
  const written = await writeNew(beside, packed(packing, text));
  return { ...written, content: content.written() };
}
