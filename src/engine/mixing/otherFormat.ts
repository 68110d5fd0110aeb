import { extname } from 'node:path';
import type { Format } from '../../core/dataset/reading/formats';
import { UserError } from '../../core/userError';
import type { DatasetFile } from '../sources/datasetFile';

/** How each format is called and which endings its files have, the usual one first. */
const formats: Record<Format, { readonly words: string; readonly endings: readonly string[] }> = {
  // Many files that are called .json hold JSON Lines.
  jsonl: { words: 'JSON Lines', endings: ['.jsonl', '.ndjson', '.json'] },
  json: { words: 'a JSON list', endings: ['.json'] },
  csv: { words: 'CSV', endings: ['.csv'] },
  tsv: { words: 'TSV', endings: ['.tsv', '.tab'] },
};

/** Endings of files that other programs would take records for, and could not read them. */
const others = new Set(
  (
    'arrow avro bin bz2 db duckdb feather gz h5 hdf5 html ipc lz4 msgpack npy npz ods orc parquet pdf pickle pkl pt rar ' +
    'safetensors sqlite sqlite3 tar tfrecord tgz toml xls xlsx xml xz yaml yml zip zst 7z'
  )
    .split(' ')
    .map((ending) => `.${ending}`),
);

/** Throws UserError where records of a dataset would be written under the ending of another format: they keep their own. */
export function refuseOtherFormat({ index }: DatasetFile, out: string): void {
  const ending = extname(out).toLowerCase();
  const { words, endings } = formats[index.recordFormat.format];
  if (endings.includes(ending) || ending === extname(index.name).toLowerCase()) return;
  const isKnown = others.has(ending) || Object.values(formats).some((one) => one.endings.includes(ending));
  if (!isKnown) return;
  throw new UserError(
    `Records are copied as they stand, so ${out} would be ${words}, as ${index.name} is, and not what ${ending} says: name it ${endings[0]!}.`,
  );
}
