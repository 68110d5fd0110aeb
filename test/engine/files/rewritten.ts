import type { FileIndex } from '../../../src/engine/sources/fileIndex';

/** A file written again from its frame and all its records. */
export function rewritten({ frame, spans }: FileIndex, bytes: Buffer): Buffer {
  const records = Array.from({ length: spans.count }, (_, row) =>
    bytes.subarray(spans.start[row], spans.end[row]),
  );
  const body = records.flatMap((record, row) => (row > 0 ? [frame.between, record] : [record]));
  return Buffer.concat([frame.open, ...body, frame.close]);
}
