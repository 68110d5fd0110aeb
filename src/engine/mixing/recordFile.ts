import { packed } from '../compression/packed';
import { digest, writeNew } from '../files/atomicFile';
import type { DroppedMetadata } from '../parquet/keptMetadata';
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

/** Records that were written. */
export interface WrittenRecords extends PackedWritten {
  /** What of the metadata of Parquet does not hold for them. */
  readonly dropped?: readonly DroppedMetadata[];
}

/** Writes records of a dataset, in this order, into a file that is not there yet. Throws UserError, and DatasetChanged as `mixtureBytes` does. */
export async function writeRecords(
  file: DatasetFile,
  rows: readonly number[],
  beside: string,
  { packing, signal, onWritten }: RecordFile,
): Promise<WrittenRecords> {
  const total = mixtureSize(file, rows);
  const text = told(mixtureBytes(file, rows, signal), (done) => onWritten?.(done, total));
  if (packing === undefined) return writeNew(beside, text);
  if (packing === 'parquet') {
    // What is copied by row must be the records that were drawn.
    const { bytes, sha256 } = await digest(text);
    const drawn = { files: sourcesOf(file), rows, content: sha256 };
    const written = await writeParquetMixture(beside, drawn, signal);
    return { ...written, content: { bytes, sha256 } };
  }
  const content = new ContentDigest();
  const written = await writeNew(beside, packed(packing, content.of(text)));
  return { ...written, content: content.written() };
}

/** The same pieces; `onBytes` is told after each how many bytes have passed. */
async function* told(
  pieces: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    yield piece;
    onBytes(bytes);
  }
}
