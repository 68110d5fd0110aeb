import { resolve } from 'node:path';
import type { DatasetRequest, DatasetSummary } from '../core/protocol/datasetApi';
import { DatasetChanged } from './files/datasetChanged';
import { DatasetFile } from './files/datasetFile';
import { stateNow } from './files/fileState';
import { MadeOnce } from './madeOnce';

const mostOpen = 4;

/** A file that was read before is being worked on: it is read again once it has not been changed for so many milliseconds. */
const restAfterChange = 200;

/** The datasets that were opened last, each kept while its file and the way to read it stay the same. */
export class OpenDatasets {
  private readonly files = new Map<string, { readonly path: string; readonly file: MadeOnce<DatasetFile> }>();

  /**
   * Opens a dataset, or hands out the open one. Throws UserError, and DatasetChanged where its records are not those that
   * the request speaks of.
   */
  async open({ path, map, of }: DatasetRequest, signal: AbortSignal): Promise<DatasetFile> {
    const full = resolve(path);
    const key = JSON.stringify([full, map ?? {}, await stateNow(full)]);
    const quiet = [...this.files.values()].some((known) => known.path === full) ? restAfterChange : 0;
    const file = this.files.get(key)?.file ?? openOnce(path, map, quiet);
    this.keep(key, full, file);
    const opened = await file.get(signal);
    // What was read may be a later state than the one that was looked for: it is found under its own from now on.
    if (this.files.get(key)?.file === file) this.files.delete(key);
    this.keep(JSON.stringify([full, map ?? {}, opened.index.state]), full, file);
    if (of !== undefined && of !== opened.digest) throw changedSince(opened);
    return opened;
  }

  /** Puts a dataset last, and lets go of the one that was not asked for the longest. */
  private keep(key: string, path: string, file: MadeOnce<DatasetFile>): void {
    this.files.delete(key);
    this.files.set(key, { path, file });
    const [oldest] = this.files.keys();
    if (this.files.size > mostOpen) this.files.delete(oldest!);
  }
}

function openOnce(path: string, map: DatasetRequest['map'], quiet: number): MadeOnce<DatasetFile> {
  return new MadeOnce((signal) => DatasetFile.open(path, map, { signal, quiet }));
}

function changedSince({ index }: DatasetFile): DatasetChanged {
  return new DatasetChanged(
    `${index.name} was changed since it was shown: look at it as it is now, then try again.`,
  );
}

/** What is known of a dataset. */
export function summaryOf({ index, fields, count, digest }: DatasetFile): DatasetSummary {
  return {
    path: index.path,
    name: index.name,
    format: index.recordFormat.format,
    bytes: index.size,
    rows: count,
    digest,
    ...(index.notes.length > 0 ? { notes: index.notes } : {}),
    ...fields,
  };
}
