import type { ReadRange } from '../reading/blocks';
import { openRegular } from '../../files/regularFile';
import { readLenient, type RecordReader } from '../reading/jsonRecords';
import type { ArchiveContent, LogSample } from '../reading/logSample';
import { zipBytes } from '../../files/zipArchive';

/** Hands over the samples of an `.eval` archive one by one, a file each. */
export async function readArchive(
  { path, name }: LogSample,
  { entries }: ArchiveContent,
  reader: RecordReader,
  { signal, progress, limit = Infinity }: ReadRange,
): Promise<void> {
  const file = await openRegular(path);
  let done = 0;
  try {
    for (const entry of entries) {
      signal?.throwIfAborted();
      if (done >= limit) return;
      const bytes = await zipBytes(file, name, entry);
      const read = readLenient(bytes);
      if ('problem' in read) reader.problem(1, `${entry.name}: ${read.problem}`);
      else if (reader.record(read.fields, 1, bytes) === false) return;
      done += entry.packed;
      progress?.(done);
    }
  } finally {
    await file.close();
  }
}
