import { nameUnpacked } from '../compression/packedName';

/** The kinds of files that a dataset may be made of, compressed or not. */
export type FileKind = 'jsonl' | 'json' | 'csv' | 'tsv' | 'parquet';

const byEnding: Readonly<Record<string, FileKind>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  jsonlines: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  parquet: 'parquet',
  pq: 'parquet',
  parq: 'parquet',
  pqt: 'parquet',
};

/** What the kinds are called. */
export const kindTitles: Readonly<Record<FileKind, string>> = {
  jsonl: 'JSON Lines',
  json: 'JSON',
  csv: 'CSV',
  tsv: 'TSV',
  parquet: 'Parquet',
};

/** The kind of a file by the ending of its name, be it compressed or not; undefined for no data. */
export function fileKind(name: string): FileKind | undefined {
  const ending = /\.([^./]+)$/.exec(nameUnpacked(name))?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(byEnding, ending) ? byEnding[ending] : undefined;
}
