import { extname } from 'node:path';
import type { Packing } from '../../core/dataset/packing';
import type { Format } from '../../core/dataset/reading/formats';
import { UserError } from '../../core/userError';
import { compressionNamed } from '../compression/packedName';
import type { DatasetFile } from '../sources/datasetFile';

/** How each format is called and which endings its files have, the usual one first. */
const formats: Record<
  Format | 'parquet',
  { readonly words: string; readonly endings: readonly [string, ...string[]] }
> = {
  // Many files that are called .json hold JSON Lines.
  jsonl: { words: 'JSON Lines', endings: ['.jsonl', '.ndjson', '.json'] },
  json: { words: 'a JSON list', endings: ['.json'] },
  csv: { words: 'CSV', endings: ['.csv'] },
  tsv: { words: 'TSV', endings: ['.tsv', '.tab'] },
  parquet: { words: 'Parquet', endings: ['.parquet', '.pq', '.parq', '.pqt'] },
};

/** Endings of files that other programs would take records for, and could not read them. */
const others = new Set(
  (
    'arrow avro bin db duckdb feather h5 hdf5 html ipc lz4 msgpack npy npz ods orc pdf pickle pkl pt rar ' +
    'safetensors sqlite sqlite3 tar tfrecord tgz toml xls xlsx xml xz yaml yml zip 7z'
  )
    .split(' ')
    .map((ending) => `.${ending}`),
);

/** How a file of records is packed. */
export type OutputPacking = Exclude<Packing, 'bzip2'>;

/**
 * How records of a dataset are packed that are written under a name: Parquet stays Parquet, a text is compressed as its
 * name says. Throws UserError where they would be written under the ending of another format: they keep their own.
 */
export function outputPacking({ index }: DatasetFile, out: string): OutputPacking | undefined {
  const { copy, recordFormat, name } = index;
  if (copy?.packing === 'parquet') {
    refuseEnding('parquet', name, { out, ending: endingOf(out) });
    return 'parquet';
  }
  const packing = compressionNamed(out);
  const text = packing === undefined ? out : out.slice(0, -endingOf(out).length);
  const ending = endingOf(text);
  if (ending !== endingOf(copy?.name ?? name)) refuseEnding(recordFormat.format, name, { out, ending });
  if (packing !== 'bzip2') return packing;
  throw new UserError(`bzip2 is read but not written: name it ${text}.gz or ${text}.zst instead of ${out}.`);
}

function refuseEnding(
  format: Format | 'parquet',
  source: string,
  { out, ending }: { out: string; ending: string },
): void {
  const { words, endings } = formats[format];
  if (endings.includes(ending)) return;
  const isKnown =
    others.has(ending) ||
    compressionNamed(`x${ending}`) !== undefined ||
    Object.values(formats).some((one) => one.endings.includes(ending));
  if (!isKnown) return;
  throw new UserError(
    `Records are copied as they stand, so ${out} would be ${words}, as ${source} is, and not what ${ending} says: name it ${endings[0]}.`,
  );
}

function endingOf(path: string): string {
  return extname(path).toLowerCase();
}
