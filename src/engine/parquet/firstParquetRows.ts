import { parquetLines } from './parquetLines';

/** The first rows of a Parquet file, so many at most, as the lines that `writeParquetRows` makes of them, without their line feeds. Throws UserError. */
export async function firstParquetRows(
  file: string,
  rows: number,
  signal?: AbortSignal,
): Promise<readonly string[]> {
  const pieces: Buffer[] = [];
  for await (const { bytes } of parquetLines(file, { rows, signal })) pieces.push(Buffer.from(bytes));
  return Buffer.concat(pieces).toString().split('\n').slice(0, -1);
}
