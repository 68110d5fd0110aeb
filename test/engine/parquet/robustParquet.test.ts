import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../src/core/userError';
import { writeParquetMixture } from '../../../src/engine/parquet/writeParquetMixture';
import { describeShared, sharedFolder } from '../../shared';
import { temporaryFolder } from '../../temporary';
import { linesOf } from './madeParquet';

const folder = join(sharedFolder, 'data', 'robust-parquet');

/** Files of the set that are in order, and yet cannot be read. */
const unreadable = [
  'data/byte_stream_split_extended.gzip.parquet', // an encoding that DuckDB does not know
  'data/hadoop_lz4_compressed.parquet',
  'data/hadoop_lz4_compressed_larger.parquet',
  'data/large_string_map.brotli.parquet', // a page of 2 GB
  'data/map_no_value.parquet',
  'data/non_hadoop_lz4_compressed.parquet',
];

function filesOf(part: string): string[] {
  return readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, part, name))
    .filter((file) => statSync(file).isFile() && !/\.(md|json)$/.test(file));
}

/** How many lines a file has; undefined where it is refused in one sentence that names it. */
async function linesIn(file: string): Promise<number | undefined> {
  try {
    const lines = await linesOf(file);
    lines.forEach((line) => JSON.parse(line) as unknown);
    return lines.length;
  } catch (error) {
    expect(error, file).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    expect(message, file).toContain(file);
    expect(message, file).toMatch(/^[^\n]+\.$/);
    return undefined;
  }
}

describeShared('The test files of Apache Parquet', () => {
  it('are read, but for those that are encrypted or written in a way that is not known', async () => {
    const refused: string[] = [];
    for (const file of filesOf('data'))
      if ((await linesIn(file)) === undefined) refused.push(relative(folder, file));
    expect(refused.filter((file) => !file.endsWith('.encrypted')).sort()).toEqual(unreadable);
    expect(refused.filter((file) => file.endsWith('.encrypted')).length).toBe(13);
  });

  it('are written again though a column has the type null: its rows are the same', async () => {
    const file = join(folder, 'data', 'null_list.parquet');
    const out = join(temporaryFolder(), 'again.parquet');
    const lines = await linesOf(file);
    await writeParquetMixture(out, { files: [file], rows: [...lines.keys()] });
    expect(await linesOf(out)).toEqual(lines);
  });

  it('are refused in a sentence or read to their end where they are damaged', async () => {
    const files = ['fuzzing', 'encoding-fuzzing', 'bad_data'].flatMap(filesOf);
    expect(files.length).toBeGreaterThan(140);
    for (const file of files) await linesIn(file);
  });
});
