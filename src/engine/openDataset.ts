import { stat } from 'node:fs/promises';
import type { DatasetRequest, DatasetSummary } from '../core/protocol/datasetApi';
import { DatasetFile } from './files/datasetFile';
import { withFile } from './files/systemErrors';

const mostOpen = 4;

/** The datasets that were opened last, each kept while its file and the way to read it stay the same. */
export class OpenDatasets {
  private readonly files = new Map<string, Promise<DatasetFile>>();

  /** Opens a dataset, or hands out the open one. Throws UserError. */
  async open({ path, map }: DatasetRequest, signal: AbortSignal): Promise<DatasetFile> {
    const { size, mtimeMs } = await withFile('read', path, () => stat(path));
    const key = JSON.stringify([path, map ?? {}, size, mtimeMs]);
    const file = this.files.get(key) ?? DatasetFile.open(path, map, signal);
    this.keep(key, file);
    file.catch(() => this.files.delete(key));
    return file;
  }

  /** Puts a dataset last, and lets go of the one that was not asked for the longest. */
  private keep(key: string, file: Promise<DatasetFile>): void {
    this.files.delete(key);
    this.files.set(key, file);
    const [oldest] = this.files.keys();
    if (this.files.size > mostOpen) this.files.delete(oldest!);
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
    ...(index.notes.length > 0 ? { notes: index.notes } : {}),
    ...fields,
  };
}
