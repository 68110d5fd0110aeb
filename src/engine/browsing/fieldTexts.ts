import { textOf } from '../../core/dataset/fields/fieldText';
import { valueAt } from '../../core/dataset/fields/path';
import type { ReadingProgress } from '../../core/protocol/browsing/browsingApi';
import type { DatasetFile } from '../sources/datasetFile';

/** How something long is done: until the signal ends it, with word of how far it has come. */
export interface Working {
  readonly signal: AbortSignal;
  readonly progress: (progress: ReadingProgress) => void;
}

/** What each of these rows holds in a field, in the order of the file; empty where that is nothing, or no record. */
export type FieldTexts = (rows?: Uint32Array) => AsyncGenerator<readonly (readonly [number, string])[]>;

/** What the rows of a file hold in a field; read through each time, with word of how far it has come. */
export async function* textsOf(
  file: DatasetFile,
  path: string,
  rows: Uint32Array | undefined,
  { signal, progress }: Working,
): AsyncGenerator<readonly (readonly [number, string])[]> {
  const total = rows?.length ?? file.count;
  let done = 0;
  for await (const batch of file.records(rows, signal)) {
    yield batch.map(({ row, read }) => [
      row,
      'fields' in read ? textOf(valueAt(read.fields, path)).trim() : '',
    ]);
    done += batch.length;
    progress({ done, total });
  }
}
