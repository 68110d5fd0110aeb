import { packed } from '../compression/packed';
import { digest, writeNew } from '../files/atomicFile';
import { writeParquetMixture } from '../parquet/writeParquetMixture';
import type { PackedWritten } from '../packed/packedWritten';
import type { DatasetFile } from '../sources/datasetFile';
import { ContentDigest } from './contentDigest';
import { mixtureBytes, mixtureSize } from './mixture';
import type { OutputPacking } from './otherFormat';
import { sourcesOf } from './sources';

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
  if (packing === 'parquet') {
    // What is copied by row must be the records that were drawn.
    const { bytes, sha256 } = await digest(text);
    const drawn = { files: sourcesOf(file), rows, content: sha256 };
    const written = await writeParquetMixture(beside, drawn, signal);
    return { bytes: written.bytes, sha256: written.sha256, content: { bytes, sha256 } };
  }
  const written = await writeNew(beside, packed(packing, text));
  return { ...written, content: content.written() };
}
