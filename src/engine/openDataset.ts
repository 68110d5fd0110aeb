import { stat } from 'node:fs/promises';
import type { DatasetRequest, DatasetSummary } from '../core/protocol/engineApi';
import { DatasetFile } from './files/datasetFile';
import { withFile } from './files/systemErrors';

/** The dataset that was opened last, kept while its file and the way to read it stay the same. */
export class OpenDatasets {
  private last: { key: string; file: Promise<DatasetFile> } | undefined;

  /** Opens a dataset, or hands out the open one. Throws UserError. */
  async open({ path, map }: DatasetRequest, signal: AbortSignal): Promise<DatasetFile> {
    const { size, mtimeMs } = await withFile('read', path, () => stat(path));
    const key = JSON.stringify([path, map ?? {}, size, mtimeMs]);
    if (this.last?.key !== key) this.last = { key, file: DatasetFile.open(path, map, signal) };
    const { file } = this.last;
    file.catch(() => (this.last = undefined));
    return file;
  }
}

/** What is known of a dataset. */
export function summaryOf({ index, fields, count }: DatasetFile): DatasetSummary {
  return {
    path: index.path,
    name: index.name,
    format: index.recordFormat.format,
    bytes: index.size,
    rows: count,
    ...fields,
  };
}
