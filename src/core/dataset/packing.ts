import type { Format } from './reading/formats';

/** How the text of a dataset can be packed. A Parquet file is read as JSON Lines, a row a line. */
export const packings = ['gzip', 'zstd', 'bzip2', 'parquet'] as const;

/** One of them. */
export type Packing = (typeof packings)[number];

/** What a dataset's file is called: "JSONL", "JSONL in gzip", "Parquet". */
export function formatTitle({ format, packing }: { format: Format; packing?: Packing | undefined }): string {
  if (packing === 'parquet') return 'Parquet';
  const title = format.toUpperCase();
  return packing === undefined ? title : `${title} in ${packing}`;
}
